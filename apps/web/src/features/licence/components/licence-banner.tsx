import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../../ui/cx';
import { recall, remember } from '../../../lib/session/tab-memory';
import { useMay, useMe } from '../../auth/queries/me-query';
import { useLicence } from '../queries/licence-query';

const STYLES = {
  info: 'bg-accent-soft text-ink',
  warning: 'bg-warn-soft text-warn',
  error: 'bg-danger-soft text-danger',
} as const;
const DISMISSED = 'licence-banner';

/** Only when the server says that it matters. A mere information can be put away until the next sign-in. */
export function LicenceBanner(): ReactElement | null {
  const { t } = useTranslation();
  const licence = useLicence();
  const { id: userId } = useMe();
  const may = useMay();
  const [dismissed, setDismissed] = useState(() => recall(userId, DISMISSED));
  const banner = licence?.banner ?? null;
  if (licence === null || banner === null || (banner.severity === 'info' && dismissed === banner.code)) return null;
  const dismiss = (): void => {
    remember(userId, DISMISSED, banner.code);
    setDismissed(banner.code);
  };
  return (
    <aside
      aria-label={t('licence.banner')}
      className={cx('flex items-center gap-3 px-4 py-1.5 text-sm', STYLES[banner.severity])}
    >
      <p className="min-w-0 flex-1">
        {t(`licence.banners.${licence.state}`, { count: Math.max(0, licence.daysLeft ?? 0) })}{' '}
        {may('license.administer') ? (
          <Link to="/settings/licence" className="font-medium underline underline-offset-2">
            {t('licence.toLicence')}
          </Link>
        ) : banner.severity === 'info' ? null : (
          t('licence.askAdmin')
        )}
      </p>
      {banner.severity === 'info' ? (
        <button
          type="button"
          aria-label={t('common.dismiss')}
          onClick={dismiss}
          className="inline-flex size-7 items-center justify-center rounded-md hover:bg-hover"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      ) : null}
    </aside>
  );
}
