import type { LicenseView } from '@assist/contracts';
import type { Tone } from '../../../ui/badge';

const TONES: Readonly<Record<LicenseView['state'], Tone>> = {
  evaluation: 'accent',
  'evaluation-ended': 'danger',
  valid: 'good',
  expiring: 'warn',
  grace: 'warn',
  expired: 'danger',
  revoked: 'danger',
  'wrong-host': 'danger',
  'not-yet-valid': 'warn',
  missing: 'danger',
  invalid: 'danger',
};

export function licenceTone(state: LicenseView['state']): Tone {
  return TONES[state] ?? 'neutral';
}
