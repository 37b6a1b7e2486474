import type { UserDetail } from '@assist/contracts/people';
import { Lock } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { LoadError } from '../../../ui/load-error';
import { Note } from '../../../ui/note';
import { showToast } from '../../../ui/toast-store';
import { useLegalHold, useReleaseHold } from '../queries/holds-query';
import { PlaceHoldDialog } from './place-hold-dialog';

/** Keeps all that there is of a person, or lets it be deleted again. */
export function LegalHoldCard({ user }: { readonly user: UserDetail }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const hold = useLegalHold(user.id);
  const release = useReleaseHold(user.id);
  const [dialog, setDialog] = useState<'none' | 'place' | 'release'>('none');
  const close = (): void => setDialog('none');
  const released = (): void => {
    showToast(t('privacy.hold.released', { name: user.name }));
    close();
  };
  return (
    <Card title={t('privacy.hold.title')} hint={t('privacy.hold.hint')}>
      {hold.isError && hold.data === undefined ? <LoadError error={hold.error} onRetry={() => void hold.refetch()} /> : null}
      {hold.data === null ? (
        <Button onClick={() => setDialog('place')}>
          <Lock aria-hidden="true" className="size-4" />
          {t('privacy.hold.place')}
        </Button>
      ) : null}
      {hold.data === undefined || hold.data === null ? null : (
        <div className="space-y-3">
          <Note tone="warn">
            <p className="font-medium wrap-anywhere">{hold.data.reason}</p>
            <p>
              {t('privacy.hold.since', { date: format.dateTime(hold.data.since), name: hold.data.byName ?? t('audit.gone') })}
            </p>
          </Note>
          <Button onClick={() => setDialog('release')}>{t('privacy.hold.release')}</Button>
        </div>
      )}
      {dialog === 'place' ? <PlaceHoldDialog user={user} onClose={close} /> : null}
      <ConfirmDialog
        open={dialog === 'release'}
        onClose={close}
        onConfirm={() => release.mutate(undefined, { onSuccess: released })}
        title={t('privacy.hold.releaseTitle', { name: user.name })}
        text={t('privacy.hold.releaseText')}
        action={t('privacy.hold.release')}
        busy={release.isPending}
        error={release.error}
      />
    </Card>
  );
}
