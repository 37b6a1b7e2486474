import { configFlag, configMap } from '@assist/platform/config';

/** Name of the directory among the providers. */
export const DIRECTORY = 'ldap';

/** Ids that stand for something else in the same columns. */
export const RESERVED_IDS: readonly string[] = [DIRECTORY, 'local'];

/** Settings that an identity provider and a directory have in common. */
export const admissionFields = {
  groupMapping: configMap()
    .default({})
    .describe('Group there → name of a group here: whoever is in the one is put into the other, and taken out again.'),
  roleMapping: configMap()
    .default({})
    .describe(
      'Group there → role here: `admin`, `user` or the name of a role; the first that fits counts, without one it is `user`. Empty: roles are given here.',
    ),
  autoCreate: configFlag()
    .default(true)
    .describe('Whoever signs in for the first time gets an account, as long as there are seats.'),
  linkByEmail: configFlag()
    .default(false)
    .describe(
      'An account that is here already becomes that of the person with the same e-mail address, and loses its password. Only where nobody can choose an address at the provider.',
    ),
};
