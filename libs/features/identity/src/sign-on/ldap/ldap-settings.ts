import type { ConfigOf } from '@assist/platform/config';
import type { AdmissionRules } from '../accounts/external-person.js';
import type { ldapConfig } from './ldap.config.js';

/** Active Directory: accounts of people that are not disabled (bit 2 of `userAccountControl`). */
const ACTIVE_PEOPLE = '(&(objectCategory=person)(objectClass=user)(!(userAccountControl:1.2.840.113556.1.4.803:=2)))';

const DEFAULTS = {
  openldap: { userFilter: '(objectClass=person)', loginAttributes: ['uid', 'mail'], subjectAttribute: 'entryUUID' },
  'active-directory': {
    userFilter: ACTIVE_PEOPLE,
    loginAttributes: ['sAMAccountName', 'userPrincipalName', 'mail'],
    subjectAttribute: 'objectGUID',
  },
} as const;

type Config = ConfigOf<typeof ldapConfig>;

export interface LdapSettings extends Config {
  readonly url: string;
  readonly baseDn: string;
  readonly userFilter: string;
  readonly loginAttributes: string[];
  readonly subjectAttribute: string;
  /** Without the signs of a text: such an attribute is read as bytes and kept as hexadecimal digits. */
  readonly subjectIsBinary: boolean;
}

/** Null: no directory is configured. */
export function ldapSettingsOf(config: Config): LdapSettings | null {
  const { url, baseDn } = config;
  if (url === undefined || baseDn === undefined) return null;
  const defaults = DEFAULTS[config.kind];
  const subjectAttribute = config.subjectAttribute ?? defaults.subjectAttribute;
  return {
    ...config,
    url,
    baseDn,
    userFilter: config.userFilter ?? defaults.userFilter,
    loginAttributes: config.loginAttributes ?? [...defaults.loginAttributes],
    subjectAttribute,
    subjectIsBinary: /^object(guid|sid)$/i.test(subjectAttribute),
  };
}

/** Addresses in a directory are written by its administrators, so they count as verified. */
export function ldapRules({ autoCreate, linkByEmail, roleMapping, groupMapping }: Config): AdmissionRules {
  return { autoCreate, linkByEmail, roleMapping, groupMapping, trustEmail: true, groupNames: 'directory' };
}
