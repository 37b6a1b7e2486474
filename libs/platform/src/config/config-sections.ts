/**
 * All sections of config.yaml. In the split form each process reads the same file and checks its own sections; a test
 * keeps this list equal to what the features declare.
 */
export const CONFIG_SECTIONS = [
  'core',
  'http',
  'services',
  'observability',
  'work',
  'mail',
  'house',
  'licence',
  'identity',
  'oidc',
  'ldap',
  'rag',
  'llm',
  'audit',
] as const;
