import type { Erasure, UserDetail } from '@assist/contracts/people';
import { Check, CircleAlert, Clock3 } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ErrorNote } from '../../../ui/error-note';
import { ProgressBar } from '../../../ui/progress-bar';
import { Spinner } from '../../../ui/spinner';
import { useDeleteUser } from '../queries/users-query';

type Part = Erasure['parts'][number];

export interface ErasureCardProps {
  readonly user: UserDetail;
  readonly erasure: Erasure;
}

/** How far the deletion of a person is. */
export function ErasureCard({ user, erasure }: ErasureCardProps): ReactElement {
  const { t } = useTranslation();
  const again = useDeleteUser();
  const failed = erasure.parts.some(({ state }) => state === 'failed');
  return (
    <Card
      title={t('people.erasure.title')}
      hint={t('people.erasure.hint')}
      actions={
        failed ? (
          <Button busy={again.isPending} onClick={() => again.mutate(user.id)}>
            {t('common.tryAgain')}
          </Button>
        ) : null
      }
    >
      <ul role="status" className="space-y-3">
        {erasure.parts.map((part) => (
          <PartLine key={part.part} part={part} />
        ))}
      </ul>
      <ErrorNote error={again.error} className="mt-3" />
    </Card>
  );
}

function PartLine({ part }: { readonly part: Part }): ReactElement {
  const { t } = useTranslation();
  const name = t(`people.erasure.parts.${part.part}`);
  return (
    <li className="flex gap-2.5">
      <PartIcon state={part.state} />
      <div className="min-w-0 flex-1">
        <p>
          {name} <span className="text-sm text-ink-faint">{t(`people.erasure.states.${part.state}`)}</span>
        </p>
        {part.state === 'running' ? (
          <div className="mt-1 max-w-sm">
            <ProgressBar label={name} value={part.total === null || part.total === 0 ? null : part.done / part.total} />
          </div>
        ) : null}
      </div>
    </li>
  );
}

function PartIcon({ state }: { readonly state: Part['state'] }): ReactElement {
  if (state === 'running') return <Spinner className="mt-1" />;
  if (state === 'done') return <Check aria-hidden="true" className="mt-1 size-4 shrink-0 text-good" />;
  if (state === 'failed') return <CircleAlert aria-hidden="true" className="mt-1 size-4 shrink-0 text-danger" />;
  return <Clock3 aria-hidden="true" className="mt-1 size-4 shrink-0 text-ink-faint" />;
}
