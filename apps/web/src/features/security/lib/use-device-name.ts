import type { Session } from '@assist/contracts/people';
import { useTranslation } from 'react-i18next';

/** „Firefox unter Linux“ */
export function useDeviceName(): (session: Pick<Session, 'browser' | 'system'>) => string {
  const { t } = useTranslation();
  return ({ browser, system }) => {
    const browserName = browser === null ? null : t(`security.devices.browsers.${browser}`);
    const systemName = system === null ? null : t(`security.devices.systems.${system}`);
    if (browserName !== null && systemName !== null) {
      return t('security.devices.on', { browser: browserName, system: systemName });
    }
    return browserName ?? systemName ?? t('security.devices.unknown');
  };
}
