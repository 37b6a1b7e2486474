import type { Permission } from '@assist/contracts';
import type { ApiKey } from '@assist/contracts/people';
import { KeyRound, Trash2 } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Badge } from '../../../ui/badge';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { IconButton } from '../../../ui/icon-button';
import { usePermissionWords } from '../lib/use-permission-words';

export interface ApiKeyListProps {
  readonly keys: readonly ApiKey[];
  /** What the owner may do now; undefined: not known here. */
  readonly grantable?: readonly Permission[];
  readonly busy: boolean;
  readonly error: unknown;
  readonly onRemove: (id: string) => Promise<unknown>;
}

export function ApiKeyList({ keys, grantable, busy, error, onRemove }: ApiKeyListProps): ReactElement {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<ApiKey | null>(null);
  const remove = async (): Promise<void> => {
    if (asked === null) return;
    await onRemove(asked.id);
    setAsked(null);
  };
  return (
    <>
      <ul className="divide-y divide-line">
        {keys.map((key) => (
          <ApiKeyRow key={key.id} apiKey={key} grantable={grantable} onRemove={() => setAsked(key)} />
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => void remove().catch(() => undefined)}
        title={t('security.keys.removeTitle', { name: asked?.name ?? '' })}
        text={t('security.keys.removeText')}
        action={t('security.keys.remove')}
        busy={busy}
        error={error}
      />
    </>
  );
}

interface ApiKeyRowProps {
  readonly apiKey: ApiKey;
  readonly grantable: readonly Permission[] | undefined;
  readonly onRemove: () => void;
}

function ApiKeyRow({ apiKey, grantable, onRemove }: ApiKeyRowProps): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const words = usePermissionWords();
  const { expiresAt, lastUsedAt, lastUsedAddress } = apiKey;
  const expired = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  const inactive = grantable === undefined ? [] : apiKey.scopes.filter((scope) => !grantable.includes(scope));
  const active = apiKey.scopes.filter((scope) => !inactive.includes(scope));
  const date = lastUsedAt === null ? '' : format.dateTime(lastUsedAt);
  return (
    <li className="flex items-start gap-3 py-3 first:pt-0 last:pb-0">
      <KeyRound aria-hidden="true" className="mt-0.5 size-5 shrink-0 text-ink-faint" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium break-words">{apiKey.name}</span>
          <code className="font-mono text-xs break-all text-ink-faint">ask_{apiKey.mark}_…</code>
          {expired ? <Badge tone="warn">{t('security.keys.expired')}</Badge> : null}
        </p>
        {active.length === 0 ? null : (
          <p className="text-sm break-words text-ink-soft">{t('security.keys.scopes', { scopes: words.line(active) })}</p>
        )}
        {inactive.length === 0 ? null : (
          <p className="text-sm break-words text-warn">{t('security.keys.inactive', { scopes: words.line(inactive) })}</p>
        )}
        <p className="text-sm break-words text-ink-faint">
          {expiresAt === null ? t('security.keys.endless') : t('security.keys.until', { date: format.date(expiresAt) })} ·{' '}
          {lastUsedAt === null
            ? t('security.keys.never')
            : lastUsedAddress === null
              ? t('security.keys.used', { date })
              : t('security.keys.usedFrom', { date, address: lastUsedAddress })}
        </p>
      </div>
      <IconButton small icon={Trash2} label={t('security.keys.removeOne', { name: apiKey.name })} onClick={onRemove} />
    </li>
  );
}
