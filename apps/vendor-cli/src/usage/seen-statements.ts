import { readdirSync } from 'node:fs';
import { sha256Hex, usagePayloadSchema, type UsageStatement } from '@assist/licence/core';
import { readFileIfThere, replaceFile } from '../home/files.js';
import { payloadOfFile } from '../home/payload-of-file.js';
import type { VendorHome } from '../home/vendor-home.js';

/** Statements are kept under their hash: twins show only beside each other. */
export function keepStatement(home: VendorHome, bytes: Uint8Array): void {
  replaceFile(home.path('usage', `${hashOf(bytes)}.json`), bytes);
}

/** Those that were looked at before, without the one in hand. They were verified when they were kept. */
export function otherStatements(home: VendorHome, bytes: Uint8Array): readonly UsageStatement[] {
  const own = `${hashOf(bytes)}.json`;
  return readdirSync(home.path('usage'))
    .filter((name) => name.endsWith('.json') && name !== own)
    .flatMap((name) => statementOf(readFileIfThere(home.path('usage', name))));
}

function statementOf(bytes: Uint8Array | null): readonly UsageStatement[] {
  try {
    const parsed = usagePayloadSchema.safeParse(bytes === null ? null : payloadOfFile(bytes));
    return parsed.success ? [parsed.data] : [];
  } catch {
    return [];
  }
}

/** Of the payload: the envelope can be spelled in several ways. */
function hashOf(bytes: Uint8Array): string {
  return sha256Hex(JSON.stringify(payloadOfFile(bytes)));
}
