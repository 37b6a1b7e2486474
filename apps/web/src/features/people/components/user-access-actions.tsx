import type { UserDetail } from '@assist/contracts/people';
import { Link } from '@tanstack/react-router';
import { KeyRound, ShieldCheck } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { buttonStyle } from '../../../ui/button-style';
import { useMe } from '../../auth/queries/me-query';
import { UserAccessDialog } from '../../security/components/user-access-dialog';
import { ResetPasswordDialog } from '../../settings/components/reset-password-dialog';

/** How the person signs in: a new password, and what is signed in at the moment. */
export function UserAccessActions({ user }: { readonly user: UserDetail }): ReactElement {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'none' | 'password' | 'access'>('none');
  const close = (): void => setDialog('none');
  // What is one's own is changed where the password is asked for.
  if (useMe().id === user.id) {
    return (
      <Link to="/settings/security" className={buttonStyle('secondary', 'sm')}>
        <ShieldCheck aria-hidden="true" className="size-4" />
        {t('security.title')}
      </Link>
    );
  }
  return (
    <div className="flex flex-wrap gap-2">
      {user.hasPassword ? (
        <Button size="sm" onClick={() => setDialog('password')}>
          <KeyRound aria-hidden="true" className="size-4" />
          {t('settings.users.resetPassword')}
        </Button>
      ) : null}
      <Button size="sm" onClick={() => setDialog('access')}>
        <ShieldCheck aria-hidden="true" className="size-4" />
        {t('security.access.open')}
      </Button>
      {dialog === 'password' ? <ResetPasswordDialog user={user} onClose={close} /> : null}
      {dialog === 'access' ? <UserAccessDialog user={user} onClose={close} /> : null}
    </div>
  );
}
