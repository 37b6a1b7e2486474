import type { Banner } from '@assist/contracts/house';
import { Info, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { Locale } from '../../../i18n/locale';
import type { Tone } from '../../../ui/badge';

interface Look {
  readonly icon: LucideIcon;
  readonly style: string;
  readonly tone: Tone;
}

export const BANNER_LOOKS: Readonly<Record<Banner['severity'], Look>> = {
  info: { icon: Info, style: 'bg-accent-soft text-ink', tone: 'accent' },
  warning: { icon: TriangleAlert, style: 'bg-warn-soft text-warn', tone: 'warn' },
  critical: { icon: OctagonAlert, style: 'bg-danger-soft text-danger', tone: 'danger' },
};

/** In the language of the page; a text in the other one is better than none. */
export function bannerText(text: Banner['text'], locale: Locale): { readonly text: string; readonly lang: Locale } {
  const other: Locale = locale === 'de' ? 'en' : 'de';
  return text[locale] === '' ? { text: text[other], lang: other } : { text: text[locale], lang: locale };
}
