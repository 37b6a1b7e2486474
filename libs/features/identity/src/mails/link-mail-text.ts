import type { Locale } from '@assist/kernel';

export type LinkMailKind = 'invitation' | 'passwordReset';

export interface LinkMailWords {
  readonly name: string;
  readonly link: string;
  /** Name of the product as the house calls it. */
  readonly product: string;
}

type Write = (words: LinkMailWords) => { readonly subject: string; readonly text: string };

const TEXTS: Readonly<Record<LinkMailKind, Readonly<Record<Locale, Write>>>> = {
  invitation: {
    de: ({ name, link, product }) => ({
      subject: `Ihre Einladung zu ${product}`,
      text: `Guten Tag ${name},

für Sie wurde ein Zugang zu ${product} vorbereitet. Öffnen Sie diesen Link und wählen Sie ein Passwort:

${link}

Der Link gilt sieben Tage und nur einmal. Geben Sie ihn nicht weiter: Wer ihn öffnet, bekommt Ihren Zugang.
Wenn Sie diese Einladung nicht erwarten, fragen Sie bitte Ihre Administration.
`,
    }),
    en: ({ name, link, product }) => ({
      subject: `Your invitation to ${product}`,
      text: `Hello ${name},

access to ${product} has been prepared for you. Open this link and choose a password:

${link}

The link works once, within seven days. Don’t pass it on: whoever opens it gets your access.
If you don’t expect this invitation, please ask your administrators.
`,
    }),
  },
  passwordReset: {
    de: ({ name, link, product }) => ({
      subject: `Neues Passwort für ${product}`,
      text: `Guten Tag ${name},

jemand, vermutlich Sie selbst, möchte ein neues Passwort für Ihren Zugang zu ${product} setzen. Öffnen Sie dazu diesen Link:

${link}

Der Link gilt eine Stunde und nur einmal. Mit dem neuen Passwort werden Sie auf allen Geräten abgemeldet, und Ihre API-Schlüssel werden ungültig.
Wenn Sie das nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.
`,
    }),
    en: ({ name, link, product }) => ({
      subject: `New password for ${product}`,
      text: `Hello ${name},

somebody, probably you, wants to set a new password for your access to ${product}. To do so, open this link:

${link}

The link works once, within an hour. With the new password you are signed out on all devices, and your API keys stop working.
If it wasn’t you, there is nothing to do: your password stays as it is.
`,
    }),
  },
};

/** Plain text, so that every mail program shows it and the link is what it says. */
export function linkMailText(kind: LinkMailKind, locale: Locale, words: LinkMailWords): { subject: string; text: string } {
  return TEXTS[kind][locale](words);
}
