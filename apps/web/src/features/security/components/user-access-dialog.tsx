import type { User } from '@assist/contracts/people';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog';
import { ResetFactorButton } from './reset-factor-button';
import { ResetLinkButton } from './reset-link-button';
import { UserApiKeys } from './user-api-keys';
import { UserSessions } from './user-sessions';

export interface UserAccessDialogProps {
  readonly user: Pick<User, 'id' | 'name'>;
  readonly onClose: () => void;
}

/** What an administrator sees of somebody's devices and keys, and can end. */
export function UserAccessDialog({ user, onClose }: UserAccessDialogProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('security.access.title', { name: user.name })}
      description={t('security.access.text')}
    >
      <div className="space-y-6">
        <UserSessions userId={user.id} />
        <UserApiKeys userId={user.id} />
        <div className="flex flex-wrap gap-2 border-t border-line pt-5">
          <ResetLinkButton userId={user.id} />
          <ResetFactorButton user={user} />
        </div>
      </div>
    </Dialog>
  );
}
