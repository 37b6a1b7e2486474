import type { ReactElement } from 'react';
import { announcement } from '../lib/announce/announce';
import { useObservable } from '../lib/store/observable';

/** The one polite voice of the page. Two regions in turn, so that the same text is heard again. */
export function Announcer(): ReactElement {
  const { id, text } = useObservable(announcement);
  return (
    <div className="sr-only">
      <div aria-live="polite">{id % 2 === 0 ? text : ''}</div>
      <div aria-live="polite">{id % 2 === 1 ? text : ''}</div>
    </div>
  );
}
