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
  let { scrollTop: lastTop, scrollHeight: lastHeight, clientWidth: lastWidth, clientHeight: lastRoom } = box;
  const onScroll = (): void => {
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight <= NEAR_PX;
    const wentUp = box.scrollTop < lastTop;
    // Shorter content, or more room for it, moves the view up without the reader's doing.
    const pushedUp = box.scrollHeight < lastHeight || box.clientHeight > lastRoom;
    if (wentUp && !pushedUp) follow(false);
    else if (atEnd) follow(true);
    lastTop = box.scrollTop;
    lastHeight = box.scrollHeight;
    lastRoom = box.clientHeight;
  };
  const onResize = (): void => {
    const sameWidth = box.clientWidth === lastWidth;
    lastWidth = box.clientWidth;
    // The view as the browser has already corrected it: its scroll event may come only now.
    ({ scrollTop: lastTop, scrollHeight: lastHeight, clientHeight: lastRoom } = box);
    if (sameWidth && isFollowing()) box.scrollTop = box.scrollHeight;
  };
  // The wheel is heard at once: its first pixels would be taken back by the next line that arrives.
  const onWheel = (event: WheelEvent): void => {
    if (event.deltaY < 0 && box.scrollTop > 0) follow(false);
  };
  const observer = new ResizeObserver(onResize);
  observer.observe(content);
  observer.observe(box);
  box.addEventListener('scroll', onScroll, { passive: true });
  box.addEventListener('wheel', onWheel, { passive: true });
  if (isFollowing()) box.scrollTop = box.scrollHeight;
  return () => {
    observer.disconnect();
    box.removeEventListener('scroll', onScroll);
    box.removeEventListener('wheel', onWheel);
  };
}
