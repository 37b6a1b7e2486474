import { checked, type Checked } from './refusal.js';
import { parseLooselySpaced } from './strict-json.js';

/** Parses JSON that has one reading only: no name twice, nothing after the end. Refused with `LIC_MALFORMED`. */
export async function readStrictJson(text: string): Promise<Checked<unknown>> {
  return checked(() => parseLooselySpaced(text, 'LIC_MALFORMED'));
}
