import { Plus } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { focusMain } from '../../../lib/dom/focus-main';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { LoadState } from '../../../ui/load-state';
import { showToast } from '../../../ui/toast-store';
import { useApiKeys, useDeleteApiKey } from '../queries/security-queries';
import { ApiKeyList } from './api-key-list';
import { CreateApiKeyDialog } from './create-api-key-dialog';

export function ApiKeysCard(): ReactElement {
  const { t } = useTranslation();
  const keys = useApiKeys();
  const remove = useDeleteApiKey();
  const [adding, setAdding] = useState(false);
  const removeOne = async (id: string): Promise<void> => {
    await remove.mutateAsync(id);
    focusMain();
    showToast(t('security.keys.removed'));
  };
  const own = keys.data;
  const isFull = own !== undefined && own.items.length >= own.limit;
  return (
    <Card
      title={t('security.keys.title')}
      hint={t('security.keys.hint')}
      actions={
        own === undefined || isFull ? undefined : (
          <Button onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" className="size-4" />
            {t('security.keys.add')}
          </Button>
        )
      }
    >
      {own !== undefined ? (
        <>
          {own.items.length === 0 ? (
            <p className="text-ink-soft">{t('security.keys.none')}</p>
          ) : (
            <ApiKeyList
              keys={own.items}
              grantable={own.grantable}
              busy={remove.isPending}
              error={remove.error}
              onRemove={removeOne}
            />
          )}
          {isFull ? <p className="mt-3 text-sm text-ink-faint">{t('security.keys.full', { limit: own.limit })}</p> : null}
        </>
      ) : (
        <LoadState query={keys} rows={1} />
      )}
      {adding && own !== undefined ? <CreateApiKeyDialog own={own} onClose={() => setAdding(false)} /> : null}
    </Card>
  );
}
