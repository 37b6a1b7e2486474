import { configCertificates, configFlag, configInteger, configSecret, configText, defineConfig } from '@assist/platform/config';
import { FilterParser } from 'ldapts';
import { z } from 'zod';
import { admissionFields } from '../sign-on-provider.js';

const attribute = z.string().regex(/^[a-z][\w-]{0,60}$/i, 'must be the name of an attribute');

const filter = configText(4000).refine(isFilter, 'must be an LDAP filter, such as (objectClass=person)');

/** A directory in which people have their passwords: OpenLDAP, Active Directory and others. */
export const ldapConfig = defineConfig(
  'ldap',
  z
    .object({
      url: z
        .string()
        .regex(/^ldaps?:\/\/[^/?#]+\/?$/, 'must be ldap://host or ldaps://host, with a port if it is not the usual one')
        .optional()
        .describe('`ldaps://dc1.firma.de`, or `ldap://...` with StartTLS. Empty: no directory.'),
      startTls: configFlag()
        .default(true)
        .describe('With ldap:// the connection is encrypted before anything is asked. Without it passwords travel readable.'),
      ca: configCertificates()
        .optional()
        .describe('Certificates (PEM, or the path of a file) that sign the directory’s, when it is not a public authority.'),
      kind: z
        .enum(['openldap', 'active-directory'])
        .default('openldap')
        .describe('Chooses the defaults of the filter and of the attributes.'),
      bindDn: configText(1000).optional().describe('Account that may search. Empty: searches without signing in.'),
      bindPassword: configSecret().optional(),
      baseDn: configText(1000).optional().describe('Where the people are.'),
      userFilter: filter
        .optional()
        .describe('Who may sign in. People whom it leaves out, such as locked accounts, lose their access at the next sync.'),
      loginAttributes: z
        .preprocess(listed, z.array(attribute).min(1).max(10))
        .optional()
        .describe('What people may type to sign in.'),
      subjectAttribute: attribute.optional().describe('Never changes and is never given to somebody else.'),
      emailAttribute: attribute.default('mail'),
      nameAttributes: z.preprocess(listed, z.array(attribute).min(1).max(10)).default(['displayName', 'cn']),
      memberOfAttribute: attribute.default('memberOf').describe('Names the groups of a person; not read with `groupBaseDn`.'),
      groupBaseDn: configText(1000).optional().describe('Where groups are searched that name their members.'),
      groupFilter: filter.default('(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=group))'),
      groupMemberAttribute: attribute.default('member'),
      nestedGroups: configFlag()
        .default(false)
        .describe('Active Directory: also groups in which a group of the person is a member.'),
      ...admissionFields,
      timeoutSeconds: configInteger({ min: 1, max: 60 }).default(5),
      syncMinutes: configInteger({ min: 1, max: 1440 })
        .default(15)
        .describe('How often the directory is asked who is still there; whoever is not is signed out.'),
      trustHours: configInteger({ min: 1, max: 720 })
        .default(12)
        .describe('So long people stay signed in while the directory cannot be asked.'),
    })
    .superRefine((config, ctx) => {
      if (config.url !== undefined && config.baseDn === undefined) {
        ctx.addIssue({ code: 'custom', path: ['baseDn'], message: 'is needed with a url' });
      }
      if ((config.bindDn === undefined) !== (config.bindPassword === undefined)) {
        ctx.addIssue({ code: 'custom', path: ['bindPassword'], message: 'bindDn and bindPassword belong together' });
      }
    }),
  {
    LDAP_URL: 'url',
    LDAP_START_TLS: 'startTls',
    LDAP_CA: 'ca',
    LDAP_KIND: 'kind',
    LDAP_BIND_DN: 'bindDn',
    LDAP_BIND_PASSWORD: 'bindPassword',
    LDAP_BASE_DN: 'baseDn',
    LDAP_USER_FILTER: 'userFilter',
    LDAP_LOGIN_ATTRIBUTES: 'loginAttributes',
    LDAP_SUBJECT_ATTRIBUTE: 'subjectAttribute',
    LDAP_EMAIL_ATTRIBUTE: 'emailAttribute',
    LDAP_NAME_ATTRIBUTES: 'nameAttributes',
    LDAP_MEMBER_OF_ATTRIBUTE: 'memberOfAttribute',
    LDAP_GROUP_BASE_DN: 'groupBaseDn',
    LDAP_GROUP_FILTER: 'groupFilter',
    LDAP_GROUP_MEMBER_ATTRIBUTE: 'groupMemberAttribute',
    LDAP_NESTED_GROUPS: 'nestedGroups',
    LDAP_GROUP_MAPPING: 'groupMapping',
    LDAP_ROLE_MAPPING: 'roleMapping',
    LDAP_AUTO_CREATE: 'autoCreate',
    LDAP_LINK_BY_EMAIL: 'linkByEmail',
    LDAP_TIMEOUT_SECONDS: 'timeoutSeconds',
    LDAP_SYNC_MINUTES: 'syncMinutes',
    LDAP_TRUST_HOURS: 'trustHours',
  },
);

function isFilter(text: string): boolean {
  try {
    FilterParser.parseString(text);
    return true;
  } catch {
    return false;
  }
}

/** As `configList`, whose members cannot be checked one by one. */
function listed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.split(/[,;]/).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}
