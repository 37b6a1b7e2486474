import type { ServiceView } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Badge, type Tone } from '../../../ui/badge';
import { Card } from '../../../ui/card';
import { durationText } from '../lib/duration-text';
import { checkName } from '../lib/names';

const TONES: Readonly<Record<ServiceView['state'], Tone>> = {
  up: 'good',
  degraded: 'warn',
  down: 'danger',
  silent: 'danger',
  stopped: 'danger',
  missing: 'danger',
};

export function SystemServices({
  services,
  at,
}: {
  readonly services: readonly ServiceView[];
  readonly at: string;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Card title={t('system.services')}>
      <ul className="divide-y divide-line">
        {services.map((service) => (
          <ServiceRow key={service.id} service={service} at={at} />
        ))}
      </ul>
    </Card>
  );
}

function ServiceRow({ service, at }: { readonly service: ServiceView; readonly at: string }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const { startedAt, memoryBytes, version, host } = service;
  const facts = [
    host,
    version === null ? null : t('system.versionShort', { version }),
    startedAt === null ? null : t('system.runsSince', { duration: durationText(t, Date.parse(at) - Date.parse(startedAt)) }),
    memoryBytes === null ? null : t('system.memory', { bytes: format.bytes(memoryBytes) }),
  ].filter((fact) => fact !== null);
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">{service.service}</p>
        <Badge tone={TONES[service.state]}>{t(`system.serviceStates.${service.state}`)}</Badge>
      </div>
      <p className="mt-0.5 text-sm break-words text-ink-faint">{facts.join(' · ')}</p>
      <ul className="mt-1.5 flex flex-wrap gap-1.5">
        {Object.entries(service.checks).map(([check, { status }]) => (
          <li key={check}>
            <Badge tone={status === 'up' ? 'neutral' : status === 'degraded' ? 'warn' : 'danger'}>
              {checkName(t, check)}: {t(`system.checkStates.${status}`)}
            </Badge>
          </li>
        ))}
      </ul>
    </li>
  );
}
