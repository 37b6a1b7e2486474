import type { User } from '@assist/contracts/people';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { showToast } from '../../../ui/toast-store';
import { useResetSecondFactorOf } from '../queries/access-queries';

export function ResetFactorButton({ user }: { readonly user: Pick<User, 'id' | 'name'> }): ReactElement {
  const { t } = useTranslation();
  const reset = useResetSecondFactorOf(user.id);
  const [asking, setAsking] = useState(false);
  const close = (): void => {
    reset.reset();
    setAsking(false);
  };
  const confirm = (): void =>
    reset.mutate(undefined, {
      onSuccess: () => {
        close();
        showToast(t('security.access.factorReset'));
      },
    });
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('security.access.resetFactor')}</Button>
      <ConfirmDialog
        open={asking}
        onClose={close}
        onConfirm={confirm}
        title={t('security.access.resetFactorTitle', { name: user.name })}
        text={t('security.access.resetFactorText')}
        action={t('security.access.resetFactor')}
        busy={reset.isPending}
        error={reset.error}
      />
    </>
  );
}
