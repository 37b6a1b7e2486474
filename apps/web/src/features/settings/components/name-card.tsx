import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { ErrorNote } from '../../../ui/error-note';
import { NameField } from '../../../ui/name-field';
import { showToast } from '../../../ui/toast-store';
import { useMe } from '../../auth/queries/me-query';
import { useUpdateMe } from '../queries/profile-mutations';

export function NameCard(): ReactElement {
  const { t } = useTranslation();
  const me = useMe();
  const update = useUpdateMe();
  const [name, setName] = useState(me.name);
  const [tried, setTried] = useState(false);
  const missing = name.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!missing) update.mutate({ name: name.trim() }, { onSuccess: () => showToast(t('settings.profile.saved')) });
  };
  return (
    <Card title={t('settings.profile.person')} hint={me.email}>
      <form onSubmit={submit} noValidate className="max-w-md space-y-4">
        <NameField label={t('settings.profile.name')} value={name} onChange={setName} tried={tried} autoComplete="name" />
        <ErrorNote error={update.error} />
        <Button type="submit" busy={update.isPending}>
          {t('common.save')}
        </Button>
      </form>
    </Card>
  );
}
