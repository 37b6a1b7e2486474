import { z } from 'zod';
import { hexColourSchema, houseTextSchema } from './settings.js';

const tonesSchema = z.object({ accent: z.string(), hover: z.string(), ink: z.string(), soft: z.string() });

/** How the product presents itself, for everybody and before sign-in. `palette` is null for the product's own colours. */
export const brandingSchema = z
  .object({
    name: z.string(),
    /** Address of the picture; it changes with the picture. Null: the drawing of the client. */
    logo: z.string().nullable(),
    accent: hexColourSchema,
    palette: z.object({ light: tonesSchema, dark: tonesSchema }).nullable(),
    loginText: houseTextSchema,
  })
  .meta({ id: 'Branding' });
export type Branding = z.infer<typeof brandingSchema>;
