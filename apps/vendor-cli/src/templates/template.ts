import { readStrictJson } from '@assist/licence/core';
import { z } from 'zod';
import { readdirSync } from 'node:fs';
import { Failure } from '../failure.js';
import { readFileIfThere } from '../home/files.js';
import type { VendorHome } from '../home/vendor-home.js';

const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
const days = z.int().min(0).max(365);

const templateSchema = z.strictObject({
  title: z.strictObject({ de: z.string().max(200), en: z.string().max(200) }),
  edition: z.string().min(1).max(200),
  kind: z.enum(['trial', 'subscription', 'nfr', 'perpetual']),
  /** Length of the licence, of a perpetual one's maintenance: `12m` or `30d`. */
  term: z.string().regex(/^[1-9]\d{0,3}[dm]$/),
  modules: z.record(z.string(), z.record(z.string(), z.int().min(0))),
  limits: z.strictObject({
    seats: z.int().min(1).max(1_000_000),
    seatTolerancePct: z.int().min(0).max(50),
    nodes: z.int().min(1).max(1000),
  }),
  policy: z.strictObject({ warnDays: z.array(z.int().min(1).max(3650)).max(20), graceDays: days, bindGraceDays: days }).partial(),
  /** `request`: bound to the host of the request, where there is one. */
  bind: z.enum(['none', 'request']),
  support: z.strictObject({ level: z.string().max(200), email: z.string().max(200), phone: z.string().max(200) }),
});
/** What an edition holds, before a customer and dates come in. */
export type LicenseTemplate = Readonly<z.infer<typeof templateSchema>>;

export function templateNames(home: VendorHome): readonly string[] {
  return readdirSync(home.path('templates'))
    .filter((file) => file.endsWith('.json') && NAME.test(file.slice(0, -5)))
    .map((file) => file.slice(0, -5))
    .sort();
}

/** Ends with `TEMPLATE_NOT_FOUND`, or `TEMPLATE_INVALID`: people edit these files. */
export async function readTemplate(home: VendorHome, name: string): Promise<LicenseTemplate> {
  const file = home.path('templates', `${name}.json`);
  const bytes = NAME.test(name) ? readFileIfThere(file) : null;
  if (bytes === null) throw new Failure('TEMPLATE_NOT_FOUND', { name, known: templateNames(home).join(', ') });
  const raw = await readStrictJson(bytes.toString('utf8'));
  if (!raw.ok) throw new Failure('TEMPLATE_INVALID', { file, place: String(raw.fault.params.fact ?? '') });
  const parsed = templateSchema.safeParse(raw.value);
  if (!parsed.success) throw new Failure('TEMPLATE_INVALID', { file, place: parsed.error.issues[0]?.path.join('.') || '-' });
  return parsed.data;
}
