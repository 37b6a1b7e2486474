import { z } from 'zod';

/** Ways to sign in beside a password of our own. `userNames`: the password form also takes names of a directory. */
export const signOnProvidersSchema = z
  .object({ items: z.array(z.object({ id: z.string(), name: z.string() })), userNames: z.boolean() })
  .meta({ id: 'SignOnProviders' });
export type SignOnProviders = z.infer<typeof signOnProvidersSchema>;
