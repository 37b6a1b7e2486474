import type { Entry } from 'ldapts';
import type { ExternalPerson } from '../accounts/external-person.js';
import { MAX_GROUPS } from '../accounts/external-person.js';
import { emailOf, groupsOf, nameOf, subjectOf } from '../accounts/person-fields.js';
import { DIRECTORY } from '../sign-on-provider.js';
import type { LdapSettings } from './ldap-settings.js';

/** What is asked of an entry of a person. */
export function personAttributes(settings: LdapSettings): string[] {
  const groups = settings.groupBaseDn === undefined ? [settings.memberOfAttribute] : [];
  return [...new Set([settings.subjectAttribute, settings.emailAttribute, ...settings.nameAttributes, ...groups])];
}

/** Null when the entry lacks what a person needs here: a lasting subject and an e-mail address. */
export function personOf(entry: Entry, settings: LdapSettings): ExternalPerson | null {
  const subject = subjectOfEntry(entry, settings);
  const email = emailOf(textsOf(entry, settings.emailAttribute)[0]?.trim());
  if (subject === null || email === null) return null;
  const name = settings.nameAttributes.map((attribute) => textsOf(entry, attribute)[0]).find((text) => text !== undefined);
  return {
    provider: DIRECTORY,
    subject,
    email,
    emailVerified: true,
    name: nameOf(name, email),
    groups: settings.groupBaseDn === undefined ? groupsOf(textsOf(entry, settings.memberOfAttribute), MAX_GROUPS) : [],
  };
}

export function subjectOfEntry(entry: Entry, { subjectAttribute, subjectIsBinary }: LdapSettings): string | null {
  const [first] = valuesOf(entry, subjectAttribute);
  if (!subjectIsBinary) return subjectOf(typeof first === 'string' ? first : undefined);
  return subjectOf(first === undefined ? undefined : Buffer.from(first).toString('hex'));
}

/** Names of attributes have no case. Values that are no UTF-8 come as bytes. */
function valuesOf(entry: Entry, attribute: string): (string | Buffer)[] {
  const name = Object.keys(entry).find((key) => key.toLowerCase() === attribute.toLowerCase());
  const value = name === undefined ? [] : (entry[name] ?? []);
  return Array.isArray(value) ? value : [value];
}

function textsOf(entry: Entry, attribute: string): string[] {
  return valuesOf(entry, attribute).filter((value) => typeof value === 'string');
}
