import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../i18n/error-text';
import { Button } from '../../../ui/button';
import { LoadState } from '../../../ui/load-state';
import { showToast } from '../../../ui/toast-store';
import { useEndSessionOf, useSessionsOf, useSignOutUser } from '../queries/access-queries';
import { SessionList } from './session-list';

export function UserSessions({ userId }: { readonly userId: string }): ReactElement {
  const { t } = useTranslation();
  const sessions = useSessionsOf(userId);
  const end = useEndSessionOf(userId);
  const endAll = useSignOutUser(userId);
  const onError = (error: Error): void => showToast(errorText(t, error), { tone: 'error' });
  const endOne = (id: string): void => end.mutate(id, { onSuccess: () => showToast(t('security.devices.signedOut')), onError });
  const count = sessions.data?.length ?? 0;
  return (
    <section>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">{t('security.devices.title')}</h3>
        {count === 0 ? null : (
          <Button
            busy={endAll.isPending}
            onClick={() =>
              endAll.mutate(undefined, {
                onSuccess: (ended) => showToast(t('security.devices.othersOut', { count: ended })),
                onError,
              })
            }
          >
            {t('security.access.signOutAll')}
          </Button>
        )}
      </div>
      {sessions.data === undefined ? (
        <LoadState query={sessions} rows={1} />
      ) : count === 0 ? (
        <p className="text-ink-soft">{t('security.access.noDevices')}</p>
      ) : (
        <SessionList sessions={sessions.data} busyId={end.isPending ? end.variables : null} onEnd={endOne} />
      )}
    </section>
  );
}
