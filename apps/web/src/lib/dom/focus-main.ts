/** After the thing that had the focus is gone, the reader goes on at the page's content. */
export function focusMain(): void {
  setTimeout(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      document.getElementById('main')?.focus({ preventScroll: true });
    }
  }, 50);
}
