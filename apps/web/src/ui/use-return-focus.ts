import { useRef } from 'react';

export interface ReturnFocus {
  readonly onOpenAutoFocus: () => void;
  readonly onCloseAutoFocus: (event: Event) => void;
}

/** What opened the dialog before: the next one that follows it at once finds nothing focused. */
let lastOpener: Element | null = null;

/**
 * For dialogs that are opened without a trigger of their own: what had the focus before gets it back, unless something
 * that the dialog led to has taken it.
 */
export function useReturnFocus(): ReturnFocus {
  const opener = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      const active = document.activeElement;
      opener.current = active === null || active === document.body ? lastOpener : active;
      lastOpener = opener.current;
    },
    onCloseAutoFocus: (event) => {
      event.preventDefault();
      if (document.activeElement !== null && document.activeElement !== document.body) return;
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus();
    },
  };
}
