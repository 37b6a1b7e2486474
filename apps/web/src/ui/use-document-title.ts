import { useEffect } from 'react';
import { useBranding } from '../lib/brand';
import { pageTitle } from './page-title';

/** The page's own name first: it is what a screen reader and a narrow tab show. `null` while it is not known. */
export function useDocumentTitle(title: string | null): void {
  const { name } = useBranding();
  useEffect(() => {
    if (title === null) return;
    document.title = title === '' ? name : `${title} · ${name}`;
    pageTitle.set({ path: window.location.pathname, title: document.title });
  }, [title, name]);
}
