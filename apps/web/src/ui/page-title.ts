import { createObservable } from '../lib/store/observable';

/** The name that the shown page gave itself, and the address it did so at. */
export interface PageTitle {
  readonly path: string;
  readonly title: string;
}

export const pageTitle = createObservable<PageTitle | null>(null);

/**
 * What to say after a change of page: its name, once, as soon as the page itself has set it. The first page is read out
 * by the browser.
 */
export function titleToSay(said: string | null, path: string, named: PageTitle | null): string | null {
  return said !== null && said !== path && named?.path === path ? named.title : null;
}
