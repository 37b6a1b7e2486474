import { Dices } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { showToast } from '../../../ui/toast-store';
import { copyText } from '../../../lib/dom/copy-text';
import { NewPasswordField, type NewPasswordFieldProps } from '../../auth/components/new-password-field';
import { makePassword, secureByte } from '../lib/make-password';

/** A password for somebody else: made and copied with one click, to be handed over in person. */
export function StartPasswordField(props: NewPasswordFieldProps): ReactElement {
  const { t } = useTranslation();
  const make = async (): Promise<void> => {
    const password = makePassword(secureByte);
    props.onChange(password);
    if (await copyText(password)) showToast(t('settings.users.passwordCopied'));
  };
  return (
    <div>
      <NewPasswordField {...props} />
      <Button size="sm" variant="ghost" className="mt-1 -ml-3" onClick={() => void make()}>
        <Dices aria-hidden="true" className="size-4" />
        {t('settings.users.makePassword')}
      </Button>
    </div>
  );
}
