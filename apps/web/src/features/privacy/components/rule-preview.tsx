import type { PreviewRequest, RetentionPreview } from '@assist/contracts/people';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { Note } from '../../../ui/note';
import { Spinner } from '../../../ui/spinner';
import { useKeptText } from '../lib/use-kept-text';
import { usePreview } from '../queries/retention-query';

export interface RulePreviewProps {
  readonly request: PreviewRequest;
  readonly busy: boolean;
  readonly error: unknown;
  readonly action: string;
  readonly onBack: () => void;
  readonly onConfirm: () => void;
}

/** What a rule would delete today, and the word that it shall hold. */
export function RulePreview({ request, busy, error, action, onBack, onConfirm }: RulePreviewProps): ReactElement {
  const { t } = useTranslation();
  const kept = useKeptText();
  const counting = usePreview(request);
  const { preview } = counting;
  return (
    <div className="space-y-4">
      {request.keepDays === undefined ? null : (
        <p>
          {t('privacy.newRule')} <strong>{kept(request.keepDays)}</strong>
        </p>
      )}
      <div role="status">
        {preview === undefined && counting.error === null && !counting.hasFailed ? (
          <p className="flex items-center gap-2 text-ink-soft">
            <Spinner /> {t('privacy.counting')}
          </p>
        ) : null}
        {preview === undefined ? null : <Outcome preview={preview} part={request.part} />}
        {counting.hasFailed ? (
          <Note tone="warn">
            {t('privacy.countFailed')}{' '}
            <Button size="sm" onClick={counting.again}>
              {t('common.tryAgain')}
            </Button>
          </Note>
        ) : null}
      </div>
      <ErrorNote error={counting.error ?? error} />
      <DialogActions>
        <Button onClick={onBack}>{t('privacy.back')}</Button>
        {preview === undefined ? null : (
          <Button variant={preview.newly > 0 ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
            {action}
          </Button>
        )}
      </DialogActions>
    </div>
  );
}

function Outcome({ preview, part }: { readonly preview: RetentionPreview; readonly part: PreviewRequest['part'] }): ReactElement {
  const { t } = useTranslation();
  const { items, newly, people } = preview;
  if (items === 0) return <Note tone="good">{t('privacy.deletesNothing')}</Note>;
  const of = t('privacy.ofPeople', { count: people });
  return (
    <Note tone={newly > 0 ? 'warn' : 'info'}>
      <p className="font-medium">
        {t(`privacy.deletes.${part}`, { count: items })} {of}
      </p>
      {newly === items ? null : <p className="mt-1">{t('privacy.newly', { count: newly })}</p>}
      <p className="mt-1">{t('privacy.deletesWhen')}</p>
    </Note>
  );
}
