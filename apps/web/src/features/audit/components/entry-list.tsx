import type { AuditEntry } from '@assist/contracts/house';
import { useEffect, useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { EntryRow } from './entry-row';

export interface EntryListProps {
  readonly entries: readonly AuditEntry[];
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly onMore: () => void;
  readonly onOpen: (entry: AuditEntry) => void;
}

/** Entries by the thousand: those out of view are not drawn, older ones come when the end is in view or by the button. */
export function EntryList({ entries, hasMore, loadingMore, onMore, onOpen }: EntryListProps): ReactElement {
  const { t } = useTranslation();
  const end = useEndInView(onMore, hasMore && !loadingMore);
  return (
    <>
      <ul aria-label={t('audit.list')} className="divide-y divide-line rounded-xl border border-line bg-raised">
        {entries.map((entry) => (
          <li key={entry.seq} className="[contain-intrinsic-size:auto_4rem] [content-visibility:auto]">
            <EntryRow entry={entry} onOpen={onOpen} />
          </li>
        ))}
      </ul>
      <div ref={end} className="flex justify-center pt-4">
        {hasMore ? (
          <Button busy={loadingMore} onClick={onMore}>
            {t('audit.more')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function useEndInView(onSeen: () => void, enabled: boolean): (node: HTMLElement | null) => void {
  const latest = useRef(onSeen);
  const node = useRef<HTMLElement | null>(null);
  useEffect(() => {
    latest.current = onSeen;
  });
  useEffect(() => {
    if (!enabled || node.current === null) return;
    const observer = new IntersectionObserver(
      (seen) => (seen.some(({ isIntersecting }) => isIntersecting) ? latest.current() : undefined),
      { rootMargin: '400px' },
    );
    observer.observe(node.current);
    return () => observer.disconnect();
  }, [enabled]);
  return (element) => {
    node.current = element;
  };
}
