import { keyFingerprint, type KeyPurpose } from '@assist/licence/core';
import type { Session } from '../cli/session.js';
import { Failure } from '../failure.js';
import type { AddedKey } from '../keys/add-key.js';
import { readNumber, readWord, required } from '../readers/numbers.js';
import { layRows } from '../sheet/layout.js';
import { fill } from '../texts/fill.js';
import type { Outcome } from '../cli/command.js';

const PURPOSES = ['license', 'release', 'revocation', 'clock', 'online'] as const satisfies readonly KeyPurpose[];

/** Licences are issued for years; a key that signs them should not be younger than they are old. */
const DEFAULT_YEARS = 2;

export function readPurpose(text: string | undefined): KeyPurpose {
  return required('purpose', readWord('purpose', text, PURPOSES));
}

export function readNewKey(values: { readonly purpose?: string; readonly kid?: string; readonly years?: string }): {
  readonly purpose: KeyPurpose;
  readonly kid?: string;
  readonly years: number;
} {
  const purpose = readPurpose(values.purpose);
  if (values.kid !== undefined && !/^[a-z]+-[0-9]{4}[a-z]$/.test(values.kid)) {
    throw new Failure('OPTION_INVALID', { option: 'kid', expected: 'lic-2026a' });
  }
  return { purpose, kid: values.kid, years: readNumber('years', values.years, { min: 1, max: 20 }) ?? DEFAULT_YEARS };
}

export function keyOutcome({ texts, home }: Session, { kid, replaced, publicKey, trust }: AddedKey): Outcome {
  const key = trust.set.keys.get(kid);
  const fingerprint = keyFingerprint(publicKey);
  const notAfter = new Date(key?.notAfter ?? 0).toISOString().slice(0, 10);
  const file = home.path('keys', `${kid}.json`);
  return {
    json: { kid, purpose: key?.purpose, fingerprint, publicKey, notAfter, replaced, file, n: trust.set.n },
    lines: [
      fill(replaced === null ? texts.said.keyMade : texts.said.keyRotated, { kid, replaced: replaced ?? '', n: trust.set.n }),
      '',
      ...layRows(
        [
          [texts.words.fingerprint, fingerprint],
          [texts.words.until, notAfter],
          [texts.words.keyFiles, file],
        ],
        100,
      ),
      '',
      texts.said.shipTrust,
    ],
  };
}
