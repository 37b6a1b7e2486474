import { loadTrustSet, type TrustSet } from '@assist/licence/core';
import { defineCommand, type Outcome } from '../cli/command.js';
import type { Session } from '../cli/session.js';
import { readDocument, refusal } from '../requests/read-document.js';
import { formatMoment } from '../sheet/formats.js';
import { layRows, widthOf } from '../sheet/layout.js';
import { keyRows, keyTable } from '../trust/key-table.js';
import { currentTrust } from '../trust/trust-store.js';
import { fill } from '../texts/fill.js';

export const trustShow = defineCommand({
  name: 'trust show',
  args: ['[FILE]'],
  options: [],
  async run(session, { args: [file] }) {
    return outcomeOf(session, file === undefined ? (await currentTrust(session.home)).set : await readTrust(session, file));
  },
});

export const trustVerify = defineCommand({
  name: 'trust verify',
  args: ['FILE'],
  options: [],
  async run(session, { args: [file = ''] }) {
    const set = await readTrust(session, file);
    return {
      json: { genuine: true, n: set.n, root: set.rootFingerprint, env: set.env, keys: set.keys.size },
      lines: [fill(session.texts.said.trustGenuine, { n: set.n, keys: set.keys.size, root: set.rootFingerprint })],
    };
  },
});

async function readTrust(session: Session, file: string): Promise<TrustSet> {
  const loaded = await loadTrustSet(await readDocument(session, file), { anchors: session.home.anchors() });
  if (!loaded.ok) throw refusal(loaded.fault);
  return loaded.value;
}

function outcomeOf(session: Session, set: TrustSet): Outcome {
  const { texts, language, surroundings } = session;
  const keys = keyRows(session, set);
  const head = layRows(
    [
      [texts.words.number, String(set.n)],
      [texts.words.signedAt, formatMoment(language, set.iat)],
      [texts.words.root, set.rootFingerprint],
      [texts.words.world, set.env],
      [texts.words.pinned, set.allow.size === 0 ? '' : String(set.allow.size)],
    ],
    widthOf(surroundings.stdout.columns),
  );
  return {
    json: {
      n: set.n,
      iat: new Date(set.iat).toISOString(),
      root: set.rootFingerprint,
      env: set.env,
      allow: [...set.allow],
      keys,
    },
    lines: [...head, '', ...keyTable(session, keys)],
  };
}
