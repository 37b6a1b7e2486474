/** Nearer than this to the end counts as "at the end". */
const NEAR_PX = 12;

export interface Following {
  readonly isFollowing: () => boolean;
  readonly follow: (next: boolean) => void;
}

/**
 * Keeps the end of growing content in view while it is followed. Scrolling up stops following, arriving at the end starts
 * it again. A change of width only breaks the lines anew: then nothing is scrolled.
 */
export function followGrowth(box: HTMLElement, content: HTMLElement, { isFollowing, follow }: Following): () => void {
  let { scrollTop: lastTop, scrollHeight: lastHeight, clientWidth: lastWidth } = box;
  const onScroll = (): void => {
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight <= NEAR_PX;
    const readerWentUp = box.scrollTop < lastTop - 1 && box.scrollHeight >= lastHeight;
    if (atEnd) follow(true);
    else if (readerWentUp) follow(false);
    lastTop = box.scrollTop;
    lastHeight = box.scrollHeight;
  };
  const onResize = (): void => {
    const sameWidth = box.clientWidth === lastWidth;
    lastWidth = box.clientWidth;
    if (sameWidth && isFollowing()) box.scrollTop = box.scrollHeight;
  };
  const observer = new ResizeObserver(onResize);
  observer.observe(content);
  observer.observe(box);
  box.addEventListener('scroll', onScroll, { passive: true });
  if (isFollowing()) box.scrollTop = box.scrollHeight;
  return () => {
    observer.disconnect();
    box.removeEventListener('scroll', onScroll);
  };
}
