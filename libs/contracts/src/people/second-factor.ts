import { z } from 'zod';
import { exactTextSchema, instantSchema } from '../shared.js';

/** Six digits of an app, or a recovery code; spaces and hyphens as people type them. */
const codeSchema = exactTextSchema(40).min(1);
const ownPasswordSchema = exactTextSchema(256).min(1);

/**
 * `required`: a role of the caller asks for it. `readable`: false when the server has lost the key that the secret was
 * sealed with, so that codes of the app can't be checked any more. `passwordNeeded`: to set it up.
 */
export const secondFactorSchema = z
  .object({
    enabled: z.boolean(),
    enabledAt: instantSchema.nullable(),
    required: z.boolean(),
    readable: z.boolean(),
    recoveryCodesLeft: z.number().int(),
    passwordNeeded: z.boolean(),
  })
  .meta({ id: 'SecondFactor' });
export type SecondFactor = z.infer<typeof secondFactorSchema>;

export const beginSecondFactorRequestSchema = z
  .object({ password: ownPasswordSchema.optional() })
  .meta({ id: 'BeginSecondFactorRequest' });
export type BeginSecondFactorRequest = z.infer<typeof beginSecondFactorRequestSchema>;

/** `secret` in base 32, to type into an app; `uri` is the same for a QR code. */
export const newSecondFactorSchema = z.object({ secret: z.string(), uri: z.string() }).meta({ id: 'NewSecondFactor' });
export type NewSecondFactor = z.infer<typeof newSecondFactorSchema>;

export const confirmSecondFactorRequestSchema = z.object({ code: codeSchema }).meta({ id: 'ConfirmSecondFactorRequest' });
export type ConfirmSecondFactorRequest = z.infer<typeof confirmSecondFactorRequestSchema>;

/** Shown this once; each opens the account one time. */
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;

/** Proof that it is the person and not only an open browser: one of the two. */
export const ownProofSchema = z
  .object({ password: ownPasswordSchema.optional(), code: codeSchema.optional() })
  .refine(({ password, code }) => (password === undefined) !== (code === undefined), 'give password or code')
  .meta({ id: 'OwnProof' });
export type OwnProof = z.infer<typeof ownProofSchema>;

/** `challenge` comes in the params of SECOND_FACTOR_REQUIRED. */
export const secondStepRequestSchema = z
  .object({ challenge: exactTextSchema(200).min(1), code: codeSchema })
  .meta({ id: 'SecondStepRequest' });
export type SecondStepRequest = z.infer<typeof secondStepRequestSchema>;
