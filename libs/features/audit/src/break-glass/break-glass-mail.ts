import type { Locale } from '@assist/kernel';
import type { OutgoingMail } from '@assist/platform/mail';
import type { BreakGlassEntity } from './break-glass.entity.js';

/** What both mails are made of. */
export interface AccessFacts {
  readonly grant: BreakGlassEntity;
  readonly personName: string;
  readonly requesterName: string;
  readonly deciderName: string;
  readonly locale: Locale;
}

type Text = Pick<OutgoingMail, 'subject' | 'text'>;

const REGION: Readonly<Record<Locale, string>> = { de: 'de-DE', en: 'en-GB' };

/** In the time zone of the server, which is named. */
function time(at: number | null, locale: Locale): string {
  const date = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  return at === null ? '–' : new Intl.DateTimeFormat(REGION[locale], { ...date, ...clock }).format(new Date(at));
}

/** Somebody may read the chats of the person from now on. */
export function approvedMail(facts: AccessFacts): Text {
  const { grant, personName, requesterName, deciderName, locale } = facts;
  const from = time(grant.decidedAt, locale);
  const until = time(grant.readUntil, locale);
  if (locale === 'de') {
    return {
      subject: 'Ihre Chats können vorübergehend eingesehen werden',
      text: `Guten Tag ${personName},

${requesterName} kann Ihre Chats lesen: von ${from} bis ${until}.
Zugestimmt hat ${deciderName}.

Begründung: ${grant.reason}

Es kann nur gelesen werden, nichts wird geändert. Jeder Blick wird protokolliert. Was geöffnet wurde, sehen Sie nach der nächsten Anmeldung, und Sie erhalten am Ende noch eine E-Mail.
`,
    };
  }
  return {
    subject: 'Your chats can be read by somebody else for some time',
    text: `Dear ${personName},

${requesterName} can read your chats: from ${from} to ${until}.
${deciderName} agreed.

Reason: ${grant.reason}

They can only be read, nothing is changed. Every look is recorded. You will see what was opened after you sign in next time, and get another mail at the end.
`,
  };
}

/** The access is over. */
export function endedMail(facts: AccessFacts, opened: { readonly openedChats: number; readonly listed: boolean }): Text {
  const { grant, personName, requesterName, locale } = facts;
  const at = time(grant.endedAt, locale);
  const what = openedText(opened, locale);
  if (locale === 'de') {
    return {
      subject: 'Die Einsicht in Ihre Chats ist beendet',
      text: `Guten Tag ${personName},

${requesterName} kann Ihre Chats nicht mehr lesen; die Einsicht endete am ${at}.

${what}

Begründung war: ${grant.reason}

Welche Chats es waren, sehen Sie im Programm unter „Einstellungen“, „Profil“.
`,
    };
  }
  return {
    subject: 'Nobody else can read your chats any more',
    text: `Dear ${personName},

${requesterName} cannot read your chats any more; the access ended on ${at}.

${what}

The reason was: ${grant.reason}

You find which chats it were in the program under "Settings", "Profile".
`,
  };
}

function openedText({ openedChats, listed }: { readonly openedChats: number; readonly listed: boolean }, locale: Locale): string {
  if (locale === 'de') {
    if (openedChats > 0) return openedChats === 1 ? 'Geöffnet wurde ein Chat.' : `Geöffnet wurden ${openedChats} Chats.`;
    return listed ? 'Es wurde nur die Liste Ihrer Chats mit ihren Titeln angesehen.' : 'Es wurde nichts geöffnet.';
  }
  if (openedChats > 0) return openedChats === 1 ? 'One chat was opened.' : `${openedChats} chats were opened.`;
  return listed ? 'Only the list of your chats with their titles was looked at.' : 'Nothing was opened.';
}
