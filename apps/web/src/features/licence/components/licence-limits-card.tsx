import type { LicenseView, QuotaUsage } from '@assist/contracts';
import type { TFunction } from 'i18next';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Card } from '../../../ui/card';
import { Meter, type MeterProps } from '../../../ui/meter';

type Admin = NonNullable<LicenseView['admin']>;

/** How much of what is bought is in use. */
export function LicenceLimitsCard({ admin }: { readonly admin: Admin }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  const meters = [
    seatsMeter(t, admin, format.number),
    ...(admin.nodes.limit > 1 || admin.nodes.used > 1 ? [nodesMeter(t, admin, format.number)] : []),
    ...admin.quotas.map((quota) => quotaMeter(t, quota, format.number)),
  ];
  return (
    <Card title={t('licence.limitsTitle')} hint={t('licence.limitsHint')}>
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        {meters.map((meter) => (
          <Meter key={meter.label} {...meter} />
        ))}
      </div>
    </Card>
  );
}

type Number = (value: number) => string;

function seatsMeter(t: TFunction, { seats }: Admin, number: Number): MeterProps {
  const level = seats.used >= seats.max ? 'full' : seats.used >= seats.limit * 0.9 ? 'near' : 'ok';
  const hint = seats.max > seats.limit ? t('licence.tolerance', { count: seats.max - seats.limit }) : undefined;
  const text = t('licence.seatsOf', { used: number(seats.used), limit: number(seats.limit) });
  return { label: t('licence.facts.seats'), text, value: seats.used, max: seats.limit, level, hint };
}

function nodesMeter(t: TFunction, { nodes }: Admin, number: Number): MeterProps {
  const text = t('licence.usedOf', { used: number(nodes.used), limit: number(nodes.limit) });
  return {
    label: t('licence.nodes'),
    text,
    value: nodes.used,
    max: nodes.limit,
    level: nodes.used > nodes.limit ? 'full' : 'ok',
  };
}

function quotaMeter(t: TFunction, { module, quota, used, limit, level, kind }: QuotaUsage, number: Number): MeterProps {
  return {
    label: `${t(`licence.modules.${module}`)}: ${t(`licence.quotas.${quota}`, { defaultValue: quota })}`,
    text: t('licence.usedOf', { used: number(used), limit: number(limit) }),
    value: used,
    max: limit,
    level,
    hint: kind === 'daily' ? t('licence.resetsAtMidnight') : undefined,
  };
}
