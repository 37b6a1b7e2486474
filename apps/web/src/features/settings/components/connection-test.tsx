import type { Problem } from '@assist/contracts';
import { useMutation } from '@tanstack/react-query';
import { Zap } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { testConnection } from '../../../lib/api/llm';
import { useFormat } from '../../../lib/format/use-format';
import { problemText } from '../../../i18n/error-text';
import { providerReason } from '../../../i18n/provider-reason';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { Note } from '../../../ui/note';
import { draftOf, type ConnectionForm } from '../lib/connection-form';
import { useElapsed } from '../lib/use-elapsed';

export interface ConnectionTestProps {
  readonly connectionId: string | undefined;
  readonly form: ConnectionForm;
  readonly valid: boolean;
  /** The form can't be tested yet: say what is missing. */
  readonly onInvalid: () => void;
}

/** Asks the model for a few words, and shows what it really said and how long it took. */
export function ConnectionTest({ connectionId, form, valid, onInvalid }: ConnectionTestProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const test = useMutation({ mutationFn: () => testConnection({ connectionId, draft: draftOf(form) }) });
  const elapsedMs = useElapsed(test.isPending);
  const reply = test.data;
  return (
    <div>
      <Button size="sm" busy={test.isPending} onClick={() => (valid ? test.mutate() : onInvalid())}>
        {test.isPending ? null : <Zap aria-hidden="true" className="size-4" />}
        {test.isPending ? t('settings.models.testing', { time: format.duration(elapsedMs) }) : t('settings.models.test')}
      </Button>
      <div aria-live="polite" className="empty:hidden">
        {test.isPending || reply === undefined ? null : reply.ok ? (
          <Note tone="good" className="mt-3">
            <p className="font-medium">
              {t('settings.models.testOk', { first: format.duration(reply.firstTokenMs), total: format.duration(reply.totalMs) })}
            </p>
            <blockquote className="mt-1 whitespace-pre-wrap text-ink">{reply.text}</blockquote>
          </Note>
        ) : (
          <Note tone="warn" className="mt-3">
            <p className="font-medium">{t('settings.models.testFailed')}</p>
            <p>{problemText(t, reply.problem)}</p>
            <Reason problem={reply.problem} />
          </Note>
        )}
      </div>
      <ErrorNote error={test.error} className="mt-3" />
    </div>
  );
}

function Reason({ problem }: { readonly problem: Problem }): ReactElement | null {
  const { t } = useTranslation();
  const reason = providerReason(t, problem);
  return reason === null ? null : <p className="mt-1 break-words">{reason}</p>;
}
