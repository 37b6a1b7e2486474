import { X } from 'lucide-react';
import type { Banner } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { textIn } from '../../../i18n/text-in';
import { useLocale } from '../../../i18n/use-locale';
import { focusMain } from '../../../lib/dom/focus-main';
import { cx } from '../../../ui/cx';
import { LimitedMarkdown } from '../../../ui/limited-markdown';
import { BANNER_LOOKS } from '../lib/banner-looks';
import { useBanners, useDismissBanner } from '../queries/banners-query';

/** Announcements of the house, above every page. */
export function Banners(): ReactElement | null {
  const banners = useBanners();
  const dismiss = useDismissBanner();
  if (banners.length === 0) return null;
  return (
    <div className="max-h-[40dvh] shrink-0 overflow-y-auto">
      {banners.map((banner) => (
        <BannerRow
          key={banner.id}
          banner={banner}
          onDismiss={() => {
            dismiss.mutate(banner);
            focusMain();
          }}
        />
      ))}
    </div>
  );
}

export interface BannerRowProps {
  readonly banner: Pick<Banner, 'severity' | 'text' | 'dismissible'>;
  /** Left out where it is only shown. */
  readonly onDismiss?: () => void;
}

export function BannerRow({ banner, onDismiss }: BannerRowProps): ReactElement {
  const { t } = useTranslation();
  const { icon: Icon, style } = BANNER_LOOKS[banner.severity];
  const { text, lang } = textIn(banner.text, useLocale());
  return (
    <aside
      aria-label={t(`banners.severities.${banner.severity}`)}
      className={cx('flex items-start gap-3 border-b border-line/60 px-4 py-2 text-sm', style)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div lang={lang} className="min-w-0 flex-1 break-words">
        <LimitedMarkdown text={text} className="space-y-1" />
      </div>
      {banner.dismissible && onDismiss !== undefined ? (
        <button
          type="button"
          aria-label={t('common.dismiss')}
          onClick={onDismiss}
          className="-my-1 inline-flex size-7 shrink-0 items-center justify-center rounded-md hover:bg-hover"
        >
          <X aria-hidden="true" className="size-4" />
        </button>
      ) : null}
    </aside>
  );
}
