import type { Connection } from '@assist/contracts';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { showToast } from '../../../ui/toast-store';
import { draftOf, faultsOf, testedPart, type ConnectionForm } from '../lib/connection-form';
import { useSaveConnection } from '../queries/connections-query';
import { ConnectionFields } from './connection-fields';
import { ConnectionTest } from './connection-test';

export interface ConnectionDialogProps {
  /** null: a new one. */
  readonly connection: Connection | null;
  readonly initial: ConnectionForm;
  readonly onClose: () => void;
}

export function ConnectionDialog({ connection, initial, onClose }: ConnectionDialogProps): ReactElement {
  const { t } = useTranslation();
  const [form, setForm] = useState(initial);
  const [tried, setTried] = useState(false);
  const save = useSaveConnection();
  const faults = faultsOf(form, connection?.hasApiKey === true);
  const valid = Object.keys(faults).length === 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!valid) return;
    save.mutate(
      { id: connection?.id ?? null, draft: draftOf(form) },
      {
        onSuccess: () => {
          onClose();
          showToast(t('settings.models.saved'));
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      wide
      title={connection === null ? t('settings.models.add') : t('settings.models.editTitle', { name: connection.name })}
    >
      <form onSubmit={submit} noValidate className="space-y-4">
        <ConnectionFields form={form} onChange={setForm} faults={tried ? faults : {}} connection={connection} />
        <div className="rounded-lg bg-sunken p-3">
          <ConnectionTest
            key={testedPart(form)}
            connectionId={connection?.id}
            form={form}
            valid={valid}
            onInvalid={() => setTried(true)}
          />
        </div>
        <ErrorNote error={save.error} />
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" busy={save.isPending}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
