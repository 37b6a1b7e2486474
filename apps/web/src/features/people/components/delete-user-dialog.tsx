import type { UserDetail } from '@assist/contracts/people';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { Field } from '../../../ui/field';
import { Note } from '../../../ui/note';
import { TextInput } from '../../../ui/text-input';
import { useExports } from '../queries/exports-query';
import { useDeleteUser } from '../queries/users-query';

export interface DeleteUserDialogProps {
  readonly user: UserDetail;
  readonly onClose: () => void;
}

/** Nothing brings it back: what goes is said, and the address is typed. */
export function DeleteUserDialog({ user, onClose }: DeleteUserDialogProps): ReactElement {
  const { t } = useTranslation();
  const remove = useDeleteUser();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const copies = (useExports().data ?? []).filter(
    ({ person, mine, state }) => person.id === user.id && mine && state === 'ready',
  );
  const matches = typed.trim().toLowerCase() === user.email;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (matches) remove.mutate(user.id, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('people.end.question', { name: user.name })}
      description={t('people.end.consequences')}
    >
      <form onSubmit={submit} noValidate autoComplete="off" className="space-y-4">
        <Note tone={copies.length === 0 ? 'warn' : 'info'}>
          {copies.length > 0
            ? t('people.end.copyThere')
            : t(user.disabled ? 'people.end.copyOffer' : 'people.end.copyNeedsSuspension')}
        </Note>
        <Field label={t('people.end.type', { email: user.email })} error={tried && !matches ? t('people.end.typeWrong') : null}>
          {(control) => (
            <TextInput
              {...control}
              type="text"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <ErrorNote error={remove.error} />
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="danger" busy={remove.isPending}>
            {t('people.end.delete')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
