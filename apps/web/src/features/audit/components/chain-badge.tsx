import type { AuditCheck } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../../ui/badge';

const TONES = { broken: 'danger', failed: 'warn', intact: 'good', never: 'neutral', running: 'accent' } as const satisfies Record<
  string,
  Tone
>;

/** What the last check found, in two words. */
export function ChainBadge({ check }: { readonly check: AuditCheck | null }): ReactElement {
  const { t } = useTranslation();
  const look = lookOf(check);
  return (
    <span aria-live="polite">
      <Badge tone={TONES[look]}>{t(`audit.check.badge.${look}`)}</Badge>
    </span>
  );
}

function lookOf(check: AuditCheck | null): keyof typeof TONES {
  if (check === null) return 'never';
  if (check.state === 'failed') return 'failed';
  if (check.verdict === null) return 'running';
  return check.verdict.ok ? 'intact' : 'broken';
}
