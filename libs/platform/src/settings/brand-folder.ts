import { readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hexColourSchema, houseTextSchema, LOGO_TYPES, MAX_LOGO_BYTES, SETTINGS } from '@assist/contracts/house';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

/** Brands that come with the product, each a folder with `brand.yaml`. */
const BUILT_IN = ['cgs', 'arc'] as const;
const BUILT_IN_FOLDER = fileURLToPath(new URL('../../brands', import.meta.url));

const MEDIA_TYPES: Readonly<Record<string, (typeof LOGO_TYPES)[number]>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

const brandFileSchema = z.strictObject({
  name: SETTINGS['brand.name'].schema,
  accent: hexColourSchema.optional(),
  logo: z
    .string()
    .regex(/^[\w.-]{1,100}\.(svg|png|webp)$/, 'must be a .svg, .png or .webp file beside brand.yaml')
    .optional(),
  loginText: houseTextSchema.optional(),
});

/** How the product presents itself as long as administrators of the house decide nothing else. */
export interface Brand {
  /** `cgs`, `arc`, or the name of the folder. */
  readonly id: string;
  readonly name: string;
  readonly accent: string | null;
  readonly loginText: z.output<typeof houseTextSchema> | null;
  /** As it lies in the folder; nobody has looked into it yet. */
  readonly logo: { readonly bytes: Buffer; readonly mediaType: (typeof LOGO_TYPES)[number] } | null;
}

/** Reads the brand of that name, or of that folder. What is wrong with it is given as a sentence. */
export function readBrand(brand: string): Brand | { readonly fault: string } {
  const isBuiltIn = (BUILT_IN as readonly string[]).includes(brand);
  const folder = isBuiltIn ? join(BUILT_IN_FOLDER, brand) : brand;
  const file = readBrandFile(folder);
  if ('fault' in file) {
    return { fault: isBuiltIn ? file.fault : `must be ${BUILT_IN.join(', ')} or a brand folder: ${file.fault}` };
  }
  const { name, accent = null, loginText = null, logo } = file;
  const picture = logo === undefined ? null : readLogo(join(folder, logo));
  if (picture !== null && 'fault' in picture) return picture;
  return { id: isBuiltIn ? brand : basename(folder), name, accent, loginText, logo: picture };
}

function readBrandFile(folder: string): z.output<typeof brandFileSchema> | { readonly fault: string } {
  let content: unknown;
  try {
    content = parseYaml(readFileSync(join(folder, 'brand.yaml'), 'utf8'));
  } catch {
    return { fault: 'brand.yaml cannot be read' };
  }
  const parsed = brandFileSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  return { fault: `brand.yaml: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}` };
}

function readLogo(path: string): Brand['logo'] | { readonly fault: string } {
  const mediaType = MEDIA_TYPES[extname(path)];
  try {
    if (mediaType === undefined || statSync(path).size > MAX_LOGO_BYTES) return { fault: 'the logo is too large' };
    return { bytes: readFileSync(path), mediaType };
  } catch {
    return { fault: 'the logo cannot be read' };
  }
}
