import type { Connection, DetectedEndpoints } from '@assist/contracts';
import { RadioTower } from 'lucide-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { ErrorNote } from '../../../ui/error-note';
import { showToast } from '../../../ui/toast-store';
import { draftOf, emptyForm } from '../lib/connection-form';
import { isConnected } from '../lib/is-connected';
import { useDetected, useSaveConnection } from '../queries/connections-query';

type Endpoint = DetectedEndpoints['items'][number];
const PRODUCTS: Readonly<Record<Endpoint['product'], string>> = {
  ollama: 'Ollama',
  'lm-studio': 'LM Studio',
  koboldcpp: 'KoboldCPP',
};

export interface DetectedEndpointsCardProps {
  readonly connections: readonly Connection[];
  readonly onAdjust: (endpoint: Endpoint) => void;
}

/** Model servers that were found on the server's host and aren't connected yet: one click connects. */
export function DetectedEndpointsCard({ connections, onAdjust }: DetectedEndpointsCardProps): ReactElement | null {
  const { t } = useTranslation();
  const detected = useDetected();
  const save = useSaveConnection();
  const found = (detected.data ?? []).filter((endpoint) => !isConnected(endpoint, connections));
  if (found.length === 0) return null;
  const connect = (endpoint: Endpoint, model: string): void => {
    const form = { ...emptyForm(connections.length === 0), provider: endpoint.provider, baseUrl: endpoint.baseUrl, model };
    save.mutate({ id: null, draft: draftOf(form) }, { onSuccess: () => showToast(t('settings.models.connected', { model })) });
  };
  return (
    <section aria-labelledby="detected" className="rounded-xl border border-accent bg-accent-soft p-4 sm:p-5">
      <h2 id="detected" className="flex items-center gap-2 font-semibold">
        <RadioTower aria-hidden="true" className="size-4.5 text-accent" />
        {t('settings.models.detectedTitle')}
      </h2>
      <ul className="mt-3 space-y-3">
        {found.map((endpoint) => {
          const model = endpoint.models[0];
          return (
            <li key={endpoint.baseUrl} className="flex flex-wrap items-center justify-between gap-3">
              <div className="min-w-0">
                <p className="font-medium">
                  {PRODUCTS[endpoint.product]} <span className="font-normal text-ink-soft">{endpoint.baseUrl}</span>
                </p>
                <p className="text-sm break-words text-ink-soft">
                  {endpoint.models.length === 0
                    ? t('settings.models.noModels')
                    : t('settings.models.hasModels', { models: endpoint.models.slice(0, 4).join(', ') })}
                </p>
              </div>
              <div className="flex gap-2">
                <Button size="sm" onClick={() => onAdjust(endpoint)}>
                  {t('settings.models.adjust')}
                </Button>
                {model === undefined ? null : (
                  <Button size="sm" variant="primary" busy={save.isPending} onClick={() => connect(endpoint, model)}>
                    {t('settings.models.connect', { model })}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <ErrorNote error={save.error} className="mt-3" />
    </section>
  );
}
