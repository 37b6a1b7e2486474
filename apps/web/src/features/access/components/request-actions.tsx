import { Link } from '@tanstack/react-router';
import type { BreakGlass } from '@assist/contracts/house';
import { BookOpen } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { buttonStyle } from '../../../ui/button-style';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { showToast } from '../../../ui/toast-store';
import { useAccessStep, type Step } from '../queries/access-query';

export interface RequestActionsProps {
  readonly request: BreakGlass;
  readonly names: { readonly requester: string; readonly person: string };
}

/** The steps that are open to whoever looks; each is asked for once more, in words. */
export function RequestActions({ request, names }: RequestActionsProps): ReactElement | null {
  const { t } = useTranslation();
  const act = useAccessStep();
  const [asked, setAsked] = useState<Step | null>(null);
  const { steps, id, state } = request;
  if (steps.length === 0 && asked === null) return null;
  const isTakenBack = state === 'requested';
  const texts = {
    approve: [t('access.approve'), t('access.approveTitle'), t('access.approveText', { ...names, hours: hoursOf() })],
    decline: [t('access.decline'), t('access.declineTitle'), t('access.declineText', names)],
    end: isTakenBack
      ? [t('access.withdraw'), t('access.withdrawTitle'), t('access.withdrawText')]
      : [t('access.end'), t('access.endTitle'), t('access.endText', names)],
  } as const;
  function hoursOf(): string {
    return t('access.hoursChoice', { count: request.hours });
  }
  const close = (): void => {
    setAsked(null);
    act.reset();
  };
  const confirm = (step: Step): void =>
    act.mutate(
      { id, step },
      {
        onSuccess: () => {
          close();
          showToast(
            step === 'approve' ? t('access.approved', names) : step === 'decline' ? t('access.declined') : t('access.ended'),
          );
        },
      },
    );
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {steps.includes('read') ? (
        <Link to="/settings/audit/access/$requestId" params={{ requestId: id }} className={buttonStyle('primary')}>
          <BookOpen aria-hidden="true" className="size-4" />
          {t('access.read')}
        </Link>
      ) : null}
      {(['approve', 'decline', 'end'] as const)
        .filter((step) => steps.includes(step))
        .map((step) => (
          <Button key={step} variant={step === 'approve' ? 'primary' : 'secondary'} onClick={() => setAsked(step)}>
            {texts[step][0]}
          </Button>
        ))}
      <ConfirmDialog
        open={asked !== null}
        onClose={close}
        onConfirm={() => (asked === null ? undefined : confirm(asked))}
        title={texts[asked ?? 'end'][1]}
        text={texts[asked ?? 'end'][2]}
        action={texts[asked ?? 'end'][0]}
        busy={act.isPending}
        error={act.error}
      />
    </div>
  );
}
