import { useEffect } from 'react';
import { BRAND } from '../lib/brand';

/** The page's own name first: it is what a screen reader and a narrow tab show. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? BRAND.name : `${title} · ${BRAND.name}`;
  }, [title]);
}
