import { MIN_BREAK_GLASS_REASON, type Person } from '@assist/contracts/house';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { Field } from '../../../ui/field';
import { SelectInput } from '../../../ui/select-input';
import { Note } from '../../../ui/note';
import { showToast } from '../../../ui/toast-store';
import { PersonPicker } from '../../audit/components/person-picker';
import { useAdministrators, useMe } from '../../auth/queries/me-query';
import { asLine } from '../lib/as-line';
import { useRequestAccess } from '../queries/access-query';
import { ReasonField } from './reason-field';

const HOURS = [1, 2, 4, 8, 12, 24] as const;

/** Asks for access to the chats of one person; nothing is open before somebody else agrees. */
export function RequestDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const request = useRequestAccess();
  const me = useMe();
  const isAlone = useAdministrators().data?.every(({ email }) => email === me.email) === true;
  const [person, setPerson] = useState<Person | null>(null);
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState<number>(2);
  const [tried, setTried] = useState(false);
  const isShort = asLine(reason).length < MIN_BREAK_GLASS_REASON;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (person === null || isShort) return;
    request.mutate(
      { personId: person.id, reason: asLine(reason), hours },
      {
        onSuccess: () => {
          showToast(t('access.requested'));
          onClose();
        },
      },
    );
  };
  const description = person === null ? t('access.newTextNobody') : t('access.newText', { person: person.name });
  return (
    <Dialog open onClose={onClose} title={t('access.newTitle')} description={description}>
      <form onSubmit={submit} noValidate className="space-y-4">
        {isAlone ? <Note tone="warn">{t('access.alone')}</Note> : null}
        <Field label={t('access.choosePerson')} error={tried && person === null ? t('access.choosePersonError') : null}>
          {(control) => (
            <PersonPicker
              control={control}
              withoutId={me.id}
              personId={person?.id}
              personName={person?.name}
              onChoose={setPerson}
            />
          )}
        </Field>
        <ReasonField value={reason} isFaulty={tried && isShort} onChange={setReason} />
        <Field label={t('access.hours')}>
          {(control) => (
            <SelectInput {...control} value={hours} onChange={(event) => setHours(Number(event.target.value))}>
              {HOURS.map((count) => (
                <option key={count} value={count}>
                  {t('access.hoursChoice', { count })}
                </option>
              ))}
            </SelectInput>
          )}
        </Field>
        <ErrorNote error={request.error} />
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" busy={request.isPending}>
            {t('access.send')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
