import { AndFilter, EqualityFilter, ExtensibleFilter, FilterParser, OrFilter, type Filter } from 'ldapts';
import type { LdapSettings } from './ldap-settings.js';

/** Active Directory: membership through other groups counts too (LDAP_MATCHING_RULE_IN_CHAIN). */
const IN_CHAIN = '1.2.840.113556.1.4.1941';

/*
 * Filters are built of objects, never of text: what somebody typed is a value and cannot become a part of the filter,
 * whatever characters are in it.
 */

/** People who may sign in and are called so. */
export function loginFilter(settings: LdapSettings, login: string): Filter {
  const names = settings.loginAttributes.map((attribute) => new EqualityFilter({ attribute, value: login }));
  return people(settings, names);
}

/** Those of these people who may still sign in. */
export function subjectsFilter(settings: LdapSettings, subjects: readonly string[]): Filter {
  const { subjectAttribute: attribute, subjectIsBinary } = settings;
  const values = subjects.map((subject) => (subjectIsBinary ? Buffer.from(subject, 'hex') : subject));
  return people(
    settings,
    values.map((value) => new EqualityFilter({ attribute, value })),
  );
}

/** Groups that name this person as a member. */
export function groupsFilter(settings: LdapSettings, dn: string): Filter {
  const { groupMemberAttribute, nestedGroups } = settings;
  const member = nestedGroups
    ? new ExtensibleFilter({ matchType: groupMemberAttribute, rule: IN_CHAIN, value: dn })
    : new EqualityFilter({ attribute: groupMemberAttribute, value: dn });
  return new AndFilter({ filters: [FilterParser.parseString(settings.groupFilter), member] });
}

function people(settings: LdapSettings, anyOf: Filter[]): Filter {
  return new AndFilter({ filters: [FilterParser.parseString(settings.userFilter), new OrFilter({ filters: anyOf })] });
}
