/**
 * Makes a text area as high as its text where the style sheet can't (`field-sizing`). The surroundings keep their height
 * while it is measured: what is above would grow for a moment, and scroll.
 */
export function fitHeight(area: HTMLTextAreaElement): void {
  if (CSS.supports('field-sizing', 'content')) return;
  const around = area.parentElement;
  if (around !== null) around.style.height = `${around.offsetHeight}px`;
  area.style.height = '0px';
  area.style.height = `${area.scrollHeight}px`;
  if (around !== null) around.style.height = '';
}
