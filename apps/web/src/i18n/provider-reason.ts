import { PROVIDER_FAULTS, type Problem } from '@assist/contracts';
import type { TFunction } from 'i18next';

type Failure = Pick<Problem, 'code' | 'params'>;

/** Why a model's server failed, for administrators: a fault that we know by name, else the server's own words as a quote. */
export function providerReason(t: TFunction, { code, params }: Failure): string | null {
  if (!code.startsWith('PROVIDER_')) return null;
  const fault = PROVIDER_FAULTS.find((name) => name === params['fault']);
  if (fault !== undefined) return t(`settings.models.providerFaults.${fault}`);
  const { status, reason } = params;
  const isSaid = typeof reason === 'string' && reason !== '';
  if (typeof status !== 'number') return isSaid ? t('settings.models.said', { reason }) : null;
  return isSaid ? t('settings.models.saidWithStatus', { status, reason }) : t('settings.models.status', { status });
}
