import type { SentInvitation } from '@assist/contracts/people';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { NameField } from '../../../ui/name-field';
import { Note } from '../../../ui/note';
import { Segments } from '../../../ui/segments';
import { EmailField } from '../../auth/components/email-field';
import { isEmail } from '../../auth/lib/is-email';
import { RoleField } from '../../people/components/role-field';
import { useInvite } from '../queries/invitations-query';
import { GroupFields } from './group-fields';

export interface InviteDialogProps {
  readonly mail: boolean;
  readonly onSent: (sent: SentInvitation) => void;
  readonly onClose: () => void;
}

export function InviteDialog({ mail, onSent, onClose }: InviteDialogProps): ReactElement {
  const { t } = useTranslation();
  const invite = useInvite();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState('user');
  const [groups, setGroups] = useState<readonly string[]>([]);
  const [delivery, setDelivery] = useState<'mail' | 'link'>(mail ? 'mail' : 'link');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() === '' || !isEmail(email)) return;
    invite.mutate({ name: name.trim(), email: email.trim(), role, groups: [...groups], delivery }, { onSuccess: onSent });
  };
  return (
    <Dialog open onClose={onClose} title={t('invitations.invite')}>
      <form onSubmit={submit} noValidate className="space-y-4" autoComplete="off">
        <NameField label={t('settings.profile.name')} value={name} onChange={setName} tried={tried} />
        <EmailField value={email} onChange={setEmail} tried={tried} autoComplete="off" />
        <RoleField value={role} onChange={setRole} />
        <GroupFields chosen={groups} onChange={setGroups} />
        {mail ? (
          <Segments
            legend={t('invitations.delivery')}
            value={delivery}
            onChange={setDelivery}
            choices={(['mail', 'link'] as const).map((value) => ({ value, label: t(`invitations.deliveries.${value}`) }))}
          />
        ) : (
          <Note>{t('invitations.noMail')}</Note>
        )}
        <ErrorNote error={invite.error} />
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="primary" busy={invite.isPending}>
            {t('invitations.send')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
