import type { Permission } from '@assist/contracts';
import type { OwnApiKeys } from '@assist/contracts/people';
import { useState, type FormEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { DialogActions } from '../../../ui/dialog-actions';
import { ErrorNote } from '../../../ui/error-note';
import { Field } from '../../../ui/field';
import { NameField } from '../../../ui/name-field';
import { SelectInput } from '../../../ui/select-input';
import { keyLives } from '../lib/key-lives';
import { useCreateApiKey } from '../queries/security-queries';
import { CopyRow } from './copy-row';
import { ScopeFields } from './scope-fields';

export interface CreateApiKeyDialogProps {
  readonly own: OwnApiKeys;
  readonly onClose: () => void;
}

export function CreateApiKeyDialog({ own, onClose }: CreateApiKeyDialogProps): ReactElement {
  const { t } = useTranslation();
  const create = useCreateApiKey();
  if (create.data !== undefined) {
    return (
      <Dialog open onClose={onClose} title={t('security.keys.doneTitle')} description={t('security.keys.doneText')}>
        <CopyRow text={create.data.text} label={t('security.keys.doneTitle')} action={t('security.keys.copy')} />
        <DialogActions>
          <Button variant="primary" onClick={onClose}>
            {t('security.keys.doneAction')}
          </Button>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <Dialog open onClose={onClose} title={t('security.keys.newTitle')} wide>
      <ApiKeyForm own={own} create={create} onClose={onClose} />
    </Dialog>
  );
}

interface ApiKeyFormProps extends CreateApiKeyDialogProps {
  readonly create: ReturnType<typeof useCreateApiKey>;
}

function ApiKeyForm({ own, create, onClose }: ApiKeyFormProps): ReactElement {
  const { t } = useTranslation();
  const lives = keyLives(own.maxDays);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ReadonlySet<Permission>>(new Set());
  const [days, setDays] = useState<number | null>(lives.includes(90) ? 90 : (lives[0] ?? null));
  const [tried, setTried] = useState(false);
  const missing = name.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (missing || scopes.size === 0) return;
    create.mutate({ name: name.trim(), scopes: [...scopes], expiresInDays: days });
  };
  const lifeName = (life: number | null): string =>
    life === null
      ? t('security.keys.lifeEndless')
      : life === 365
        ? t('security.keys.lifeYear')
        : t('security.keys.lifeDays', { count: life });
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <NameField
        label={t('security.keys.name')}
        value={name}
        onChange={setName}
        tried={tried}
        placeholder={t('security.keys.namePlaceholder')}
      />
      <ScopeFields
        grantable={own.grantable}
        chosen={scopes}
        onChange={setScopes}
        error={tried && scopes.size === 0 ? t('security.keys.rightsNone') : null}
      />
      <Field label={t('security.keys.life')} hint={t('security.keys.lifeHint')}>
        {(control) => (
          <SelectInput
            {...control}
            value={String(days)}
            onChange={(event) => setDays(event.target.value === 'null' ? null : Number(event.target.value))}
          >
            {lives.map((life) => (
              <option key={String(life)} value={String(life)}>
                {lifeName(life)}
              </option>
            ))}
          </SelectInput>
        )}
      </Field>
      <ErrorNote error={create.error} />
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button type="submit" variant="primary" busy={create.isPending}>
          {t('security.keys.add')}
        </Button>
      </DialogActions>
    </form>
  );
}
