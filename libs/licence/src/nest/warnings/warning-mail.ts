import type { Locale } from '@assist/kernel';
import { DAY_MS } from '../../core/index.js';
import type { DueWarning } from './due-warning.js';

export interface WarningMail {
  readonly subject: string;
  readonly text: string;
}

/** The mail in the language of its reader. */
export function warningMail(due: DueWarning, now: number, locale: Locale): WarningMail {
  const days = Math.max(0, Math.ceil((due.endsAt - now) / DAY_MS));
  const date = (at: number): string =>
    new Intl.DateTimeFormat(locale === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at);
  const facts = { ...due, days, ends: date(due.endsAt), expired: date(due.expiresAt) };
  const { subject, lines } = TEXTS[locale][due.kind](facts);
  return { subject, text: `${lines.filter((line) => line !== null).join('\n\n')}\n` };
}

interface Facts extends DueWarning {
  readonly days: number;
  readonly ends: string;
  readonly expired: string;
}

type Text = (facts: Facts) => { readonly subject: string; readonly lines: readonly (string | null)[] };

const german: Record<DueWarning['kind'], Text> = {
  expiry: ({ customer, days, ends, support }) => ({
    subject: `CGS Assist: Die Lizenz endet in ${inDaysGerman(days)}`,
    lines: [
      'Guten Tag,',
      `die Lizenz von CGS Assist für ${customer} endet am ${ends} (UTC), also in ${inDaysGerman(days)}.`,
      'Bitte besorgen Sie rechtzeitig die nächste Lizenz und laden Sie sie unter „Einstellungen → Lizenz“ hoch. Sie können das schon jetzt tun: Sie wird an ihrem ersten Tag von selbst wirksam.',
      askGerman(support),
    ],
  }),
  grace: ({ customer, days, ends, expired, support }) => ({
    subject: `CGS Assist: Die Lizenz ist abgelaufen, noch ${inDaysGerman(days, 'nominative')} Nachfrist`,
    lines: [
      'Guten Tag,',
      `die Lizenz von CGS Assist für ${customer} ist am ${expired} abgelaufen. Bis ${ends} (UTC) funktioniert noch alles.`,
      'Danach kann nur noch gelesen, exportiert und gelöscht werden; nichts geht verloren. Laden Sie vorher unter „Einstellungen → Lizenz“ die nächste Lizenz hoch.',
      askGerman(support),
    ],
  }),
};

const english: Record<DueWarning['kind'], Text> = {
  expiry: ({ customer, days, ends, support }) => ({
    subject: `CGS Assist: the licence ends in ${inDaysEnglish(days)}`,
    lines: [
      'Hello,',
      `the licence of CGS Assist for ${customer} ends on ${ends} (UTC), that is in ${inDaysEnglish(days)}.`,
      'Please get the next licence in time and upload it under “Settings → Licence”. You can do that now: it takes effect by itself on its first day.',
      askEnglish(support),
    ],
  }),
  grace: ({ customer, days, ends, expired, support }) => ({
    subject: `CGS Assist: the licence has expired, ${inDaysEnglish(days)} of grace left`,
    lines: [
      'Hello,',
      `the licence of CGS Assist for ${customer} expired on ${expired}. Everything works until ${ends} (UTC).`,
      'After that, people can only read, export and delete; nothing is lost. Upload the next licence under “Settings → Licence” before then.',
      askEnglish(support),
    ],
  }),
};

const TEXTS = { de: german, en: english } as const;

function inDaysGerman(days: number, wordForm: 'dative' | 'nominative' = 'dative'): string {
  if (days === 1) return wordForm === 'dative' ? 'einem Tag' : 'ein Tag';
  return wordForm === 'dative' ? `${days} Tagen` : `${days} Tage`;
}

function inDaysEnglish(days: number): string {
  return days === 1 ? 'one day' : `${days} days`;
}

function askGerman(support: string): string | null {
  return support === '' ? null : `Fragen beantwortet Ihnen ${support}.`;
}

function askEnglish(support: string): string | null {
  return support === '' ? null : `If you have questions, write to ${support}.`;
}
