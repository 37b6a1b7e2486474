import { accentStyle, BRANDING_ELEMENT, BRANDING_STYLE_ELEMENT, type Branding } from '@assist/contracts/house';
import { createObservable, useObservable } from './store/observable';

/** As long as nobody says otherwise: a development server, or a page from before. */
const PRODUCT: Branding = { name: 'CGS Assist', logo: null, accent: '#0b6b6e', palette: null, loginText: { de: '', en: '' } };

/** The server wrote it into the page, so that nothing else is seen first. */
export const brandingOfPage: Branding | null = readPage();

/** Name, logo and texts of the house. */
export const branding = createObservable<Branding>(brandingOfPage ?? PRODUCT);

export function useBranding(): Branding {
  return useObservable(branding);
}

/** Shows another branding at once, everywhere on the page. */
export function applyBranding(next: Branding): void {
  branding.set(next);
  styleElement().textContent = next.palette === null ? '' : accentStyle(next.palette);
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (icon !== null) icon.href = next.logo ?? '/favicon.svg';
}

function styleElement(): HTMLElement {
  const found = document.getElementById(BRANDING_STYLE_ELEMENT);
  if (found !== null) return found;
  const made = document.createElement('style');
  made.id = BRANDING_STYLE_ELEMENT;
  document.head.append(made);
  return made;
}

function readPage(): Branding | null {
  const text = typeof document === 'undefined' ? null : document.getElementById(BRANDING_ELEMENT)?.textContent;
  try {
    return text === null || text === undefined ? null : (JSON.parse(text) as Branding);
  } catch {
    return null;
  }
}
