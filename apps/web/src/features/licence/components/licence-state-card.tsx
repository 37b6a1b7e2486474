import type { LicenseView } from '@assist/contracts';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';
import { Badge } from '../../../ui/badge';
import { TEXT_LINK } from '../../../ui/text-link';
import { reasonText } from '../lib/reason-text';
import { licenceTone } from '../lib/licence-tone';

interface Fact {
  readonly id: 'customer' | 'edition' | 'expires' | 'grace' | 'support' | 'reason';
  readonly value: ReactNode;
}

/** The state of the licence in words, and what stands in it. */
export function LicenceStateCard({ licence }: { readonly licence: LicenseView }): ReactElement {
  const { t } = useTranslation();
  const facts = useFacts(licence);
  return (
    <section className="rounded-xl border border-line bg-raised p-4 sm:p-5">
      <div className="flex flex-wrap items-center gap-2.5">
        <h2 className="text-lg font-semibold">{t(`licence.states.${licence.state}`)}</h2>
        <Badge tone={licenceTone(licence.state)}>{t(`licence.levels.${licence.level}`)}</Badge>
      </div>
      <p className="mt-1 max-w-prose text-ink-soft">
        {t(`licence.texts.${licence.state}`, { count: Math.max(0, licence.daysLeft ?? 0) })}
      </p>
      {facts.length === 0 ? null : (
        <dl className="mt-4 grid gap-x-6 gap-y-3 border-t border-line pt-4 sm:grid-cols-2">
          {facts.map(({ id, value }) => (
            <div key={id} className="min-w-0">
              <dt className="text-sm text-ink-faint">{t(`licence.facts.${id}`)}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function useFacts(licence: LicenseView): readonly Fact[] {
  const { t } = useTranslation();
  const format = useFormat();
  const { admin } = licence;
  const date = (instant: string | null): string | null => (instant === null ? null : format.date(instant));
  const support = admin?.support ?? null;
  const facts: ReadonlyArray<{ readonly id: Fact['id']; readonly value: ReactNode | null }> = [
    {
      id: 'customer',
      value: admin?.customer === null || admin?.customer === undefined ? null : `${admin.customer.name} (${admin.customer.id})`,
    },
    { id: 'edition', value: licence.edition },
    { id: 'expires', value: date(licence.expiresAt) },
    { id: 'grace', value: date(licence.graceUntil) },
    {
      id: 'support',
      value:
        support === null || support.email === '' ? null : (
          <>
            <a href={`mailto:${support.email}`} className={TEXT_LINK}>
              {support.email}
            </a>
            {support.phone === '' ? null : `, ${support.phone}`}
          </>
        ),
    },
    { id: 'reason', value: admin === null || admin.reason === null ? null : reasonText(t, admin.reason) },
  ];
  return facts.filter((fact) => fact.value !== null);
}
