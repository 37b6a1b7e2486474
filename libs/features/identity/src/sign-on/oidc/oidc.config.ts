import {
  configCertificates,
  configFlag,
  configInteger,
  configList,
  configSecret,
  configSecretFile,
  configText,
  defineConfig,
} from '@assist/platform/config';
import { z } from 'zod';
import { admissionFields, RESERVED_IDS } from '../sign-on-provider.js';

/** Id of the provider that the environment names. */
const ENVIRONMENT_ID = 'oidc';
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

const issuer = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((text) => {
    const url = URL.parse(text);
    return url?.protocol !== 'http:' || LOOPBACK.includes(url.hostname);
  }, 'must begin with https://');

const claims = {
  emailClaim: configText(200).default('email'),
  nameClaim: configText(200).default('name'),
  groupsClaim: configText(200)
    .default('groups')
    .describe('Claim that lists the groups; `realm_access.roles` means the member `roles` of the claim `realm_access`.'),
};

const provider = {
  ...claims,
  ...admissionFields,
  clientSecret: configSecret().optional().describe('Empty: a public client, protected by PKCE alone.'),
  scopes: configList().default(['openid', 'profile', 'email']),
  allowedDomains: configList().default([]).describe('Only people with an e-mail address of these domains. Empty: all.'),
  trustEmail: configFlag()
    .default(false)
    .describe('E-mail addresses count although the provider says that they are not verified; for linking accounts they do not.'),
  ca: configCertificates()
    .optional()
    .describe('Certificates (PEM, or the path of a file) that sign the provider’s, when it is not a public authority.'),
};

const listed = z.strictObject({
  ...provider,
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be small letters, digits and hyphens')
    .refine((id) => !RESERVED_IDS.includes(id), 'is reserved'),
  name: configText(60),
  issuer,
  clientId: configText(500),
  clientSecretFile: configSecretFile().optional(),
});

/** Identity providers by OpenID Connect: one by environment variables, any number in config.yaml. */
export const oidcConfig = defineConfig(
  'oidc',
  z
    .object({
      publicUrl: z
        .url({ protocol: /^https?$/ })
        .optional()
        .describe(
          'Address under which browsers reach the product, for the way back from the provider. Empty: as the browser asks.',
        ),
      sessionHours: configInteger({ min: 1, max: 8760 })
        .default(12)
        .describe('So long after signing in at a provider a device must do so again: we are not told when somebody leaves.'),
      apiKeyDays: configInteger({ min: 1, max: 3650 })
        .default(30)
        .describe('So long after signing in at a provider API keys of the person work.'),
      issuer: issuer.optional().describe('The provider’s issuer URL, as in its discovery document.'),
      clientId: configText(500).optional(),
      name: configText(60).default('SSO').describe('Stands on the button of the sign-in page.'),
      ...provider,
      providers: z.array(listed).max(20).default([]),
    })
    .superRefine((config, ctx) => {
      if (config.issuer !== undefined && config.clientId === undefined) {
        ctx.addIssue({ code: 'custom', path: ['clientId'], message: 'is needed with an issuer' });
      }
      const ids = config.providers.map(({ id }) => id).concat(config.issuer === undefined ? [] : ENVIRONMENT_ID);
      const twice = ids.find((id, index) => ids.indexOf(id) !== index);
      if (twice !== undefined) ctx.addIssue({ code: 'custom', path: ['providers'], message: `two have the id ${twice}` });
    }),
  {
    OIDC_ISSUER: 'issuer',
    OIDC_CLIENT_ID: 'clientId',
    OIDC_CLIENT_SECRET: 'clientSecret',
    OIDC_NAME: 'name',
    OIDC_SCOPES: 'scopes',
    OIDC_EMAIL_CLAIM: 'emailClaim',
    OIDC_NAME_CLAIM: 'nameClaim',
    OIDC_GROUPS_CLAIM: 'groupsClaim',
    OIDC_GROUP_MAPPING: 'groupMapping',
    OIDC_ROLE_MAPPING: 'roleMapping',
    OIDC_ALLOWED_DOMAINS: 'allowedDomains',
    OIDC_AUTO_CREATE: 'autoCreate',
    OIDC_LINK_BY_EMAIL: 'linkByEmail',
    OIDC_TRUST_EMAIL: 'trustEmail',
    OIDC_CA: 'ca',
    OIDC_PUBLIC_URL: 'publicUrl',
    OIDC_SESSION_HOURS: 'sessionHours',
    OIDC_API_KEY_DAYS: 'apiKeyDays',
  },
);

export type OidcSettings = Omit<z.output<typeof listed>, 'clientSecretFile'>;

/** All providers, that of the environment first. */
export function oidcProvidersOf(config: z.output<(typeof oidcConfig)['schema']>): OidcSettings[] {
  const { publicUrl: _url, sessionHours: _hours, apiKeyDays: _days, providers, issuer: single, clientId, ...rest } = config;
  const named = providers.map(({ clientSecretFile, ...provider }) => ({
    ...provider,
    clientSecret: provider.clientSecret ?? clientSecretFile,
  }));
  return single === undefined || clientId === undefined
    ? named
    : [{ ...rest, id: ENVIRONMENT_ID, issuer: single, clientId }, ...named];
}
