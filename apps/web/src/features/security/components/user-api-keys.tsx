import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadState } from '../../../ui/load-state';
import { showToast } from '../../../ui/toast-store';
import { useApiKeysOf, useDeleteApiKeyOf } from '../queries/access-queries';
import { ApiKeyList } from './api-key-list';

export function UserApiKeys({ userId }: { readonly userId: string }): ReactElement {
  const { t } = useTranslation();
  const keys = useApiKeysOf(userId);
  const remove = useDeleteApiKeyOf(userId);
  const removeOne = async (id: string): Promise<void> => {
    await remove.mutateAsync(id);
    showToast(t('security.keys.removed'));
  };
  return (
    <section>
      <h3 className="mb-3 font-semibold">{t('security.keys.title')}</h3>
      {keys.data === undefined ? (
        <LoadState query={keys} rows={1} />
      ) : keys.data.length === 0 ? (
        <p className="text-ink-soft">{t('security.access.noKeys')}</p>
      ) : (
        <ApiKeyList keys={keys.data} busy={remove.isPending} error={remove.error} onRemove={removeOne} />
      )}
    </section>
  );
}
