import { MIN_CONTRAST, SURFACES, type AccentPalette } from '@assist/contracts/house';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format/use-format';

const THEMES = ['light', 'dark'] as const;

/** How the colour looks on both themes, and why it was made lighter or darker there. */
export function AccentPreview({ palette }: { readonly palette: AccentPalette }): ReactElement {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="mt-4 grid gap-3 sm:grid-cols-2">
      {THEMES.map((theme) => {
        const { accent, ink, soft } = palette[theme];
        return (
          <div key={theme}>
            <div
              aria-hidden="true"
              className="flex flex-wrap items-center gap-3 rounded-lg border border-line p-3 text-sm"
              style={{ background: SURFACES[theme][0] }}
            >
              <span className="rounded-lg px-3 py-1.5 font-medium" style={{ background: accent, color: ink }}>
                {t('house.branding.sampleButton')}
              </span>
              <span className="underline underline-offset-2" style={{ color: accent }}>
                {t('house.branding.sampleLink')}
              </span>
              <span className="rounded-full px-2 py-0.5 text-xs font-medium" style={{ background: soft, color: accent }}>
                {t('house.branding.sampleBadge')}
              </span>
            </div>
            <p className="mt-1.5 text-sm text-ink-faint">
              {t(`common.themes.${theme}`)}:{' '}
              {palette.adjusted[theme]
                ? t(`house.branding.adjusted.${theme}`, {
                    contrast: format.number(Math.round(palette.contrast[theme] * 10) / 10),
                    needed: format.number(MIN_CONTRAST),
                    colour: accent,
                  })
                : t('house.branding.asChosen', { contrast: format.number(Math.round(palette.contrast[theme] * 10) / 10) })}
            </p>
          </div>
        );
      })}
    </div>
  );
}
