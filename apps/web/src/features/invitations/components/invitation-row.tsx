import type { Invitation, SentInvitation } from '@assist/contracts/people';
import { Link2, MailPlus, Undo2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../i18n/error-text';
import { focusMain } from '../../../lib/dom/focus-main';
import { useFormat } from '../../../lib/format/use-format';
import { Badge } from '../../../ui/badge';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Menu } from '../../../ui/menu';
import { MenuButton } from '../../../ui/menu-button';
import { MenuItem } from '../../../ui/menu-item';
import { showToast } from '../../../ui/toast-store';
import { useRoleName } from '../../people/lib/role-name';
import { useRenewInvitation, useRevokeInvitation } from '../queries/invitations-query';

export interface InvitationRowProps {
  readonly invitation: Invitation;
  /** Mails can be sent. */
  readonly mail: boolean;
  readonly onSent: (sent: SentInvitation) => void;
}

export function InvitationRow({ invitation, mail, onSent }: InvitationRowProps): ReactElement {
  const { t } = useTranslation();
  const renew = useRenewInvitation();
  const revoke = useRevokeInvitation();
  const [asking, setAsking] = useState(false);
  const { id, email } = invitation;
  const send = (delivery: 'mail' | 'link'): void =>
    renew.mutate({ id, delivery }, { onSuccess: onSent, onError: (error) => showToast(errorText(t, error), { tone: 'error' }) });
  const takeBack = (): void =>
    // The row is gone before a callback of `mutate` would be called.
    void revoke.mutateAsync(id).then(
      () => {
        setAsking(false);
        focusMain();
        showToast(t('invitations.revoked'));
      },
      () => undefined,
    );
  return (
    <li className="flex items-center gap-3 px-3 py-3 sm:px-4">
      <InvitationFacts invitation={invitation} />
      <Menu trigger={<MenuButton label={t('invitations.menu', { email })} />}>
        {mail ? (
          <MenuItem icon={MailPlus} onSelect={() => send('mail')}>
            {t('invitations.renewByMail')}
          </MenuItem>
        ) : null}
        <MenuItem icon={Link2} onSelect={() => send('link')}>
          {t('invitations.renewByLink')}
        </MenuItem>
        <MenuItem icon={Undo2} danger onSelect={() => setAsking(true)}>
          {t('invitations.revoke')}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={takeBack}
        title={t('invitations.revokeTitle', { email })}
        text={t('invitations.revokeText')}
        action={t('invitations.revoke')}
        busy={revoke.isPending}
        error={revoke.error}
      />
    </li>
  );
}

function InvitationFacts({ invitation }: { readonly invitation: Invitation }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const roleName = useRoleName();
  const { name, email, role, groups, invitedBy, expiresAt } = invitation;
  const isOver = Date.parse(expiresAt) <= Date.now();
  const facts = [
    email,
    roleName(role, invitation.roleName),
    ...groups.map((group) => group.name),
    ...(invitedBy === null ? [] : [t('invitations.by', { name: invitedBy })]),
    ...(isOver ? [] : [t('invitations.until', { date: format.date(expiresAt) })]),
  ];
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium break-words">{name}</span>
        {isOver ? <Badge tone="warn">{t('invitations.over')}</Badge> : null}
      </p>
      <p className="text-sm break-words text-ink-faint">{facts.join(' · ')}</p>
      {invitedBy === null ? <p className="text-sm text-warn">{t('invitations.byGone')}</p> : null}
    </div>
  );
}
