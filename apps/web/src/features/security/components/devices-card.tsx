import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../i18n/error-text';
import { focusMain } from '../../../lib/dom/focus-main';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { LoadState } from '../../../ui/load-state';
import { showToast } from '../../../ui/toast-store';
import { useEndOtherSessions, useEndSession, useSessions } from '../queries/security-queries';
import { SessionList } from './session-list';

export function DevicesCard(): ReactElement {
  const { t } = useTranslation();
  const sessions = useSessions();
  const end = useEndSession();
  const endOthers = useEndOtherSessions();
  const [asking, setAsking] = useState(false);
  const endOne = (id: string): void =>
    end.mutate(id, {
      onSuccess: () => {
        focusMain();
        showToast(t('security.devices.signedOut'));
      },
      onError: (error) => showToast(errorText(t, error), { tone: 'error' }),
    });
  const endAll = (): void =>
    endOthers.mutate(undefined, {
      onSuccess: (count) => {
        setAsking(false);
        showToast(t('security.devices.othersOut', { count }));
      },
    });
  return (
    <Card
      title={t('security.devices.title')}
      hint={t('security.devices.hint')}
      actions={
        (sessions.data?.length ?? 0) > 1 ? (
          <Button onClick={() => setAsking(true)}>{t('security.devices.signOutOthers')}</Button>
        ) : undefined
      }
    >
      {sessions.data !== undefined ? (
        <SessionList sessions={sessions.data} busyId={end.isPending ? end.variables : null} onEnd={endOne} />
      ) : (
        <LoadState query={sessions} rows={2} />
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={endAll}
        title={t('security.devices.othersTitle')}
        text={t('security.devices.othersText')}
        action={t('security.devices.signOutOthers')}
        busy={endOthers.isPending}
        error={endOthers.error}
      />
    </Card>
  );
}
