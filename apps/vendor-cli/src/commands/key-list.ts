import { defineCommand } from '../cli/command.js';
import { storedKids } from '../keys/key-store.js';
import { keyRows, keyTable } from '../trust/key-table.js';
import { currentTrust } from '../trust/trust-store.js';
import { fill } from '../texts/fill.js';

export const keyList = defineCommand({
  name: 'key list',
  args: [],
  options: ['purpose'],
  async run(session, { values }) {
    const { set } = await currentTrust(session.home);
    const keys = keyRows(session, set).filter(({ purpose }) => values.purpose === undefined || purpose === values.purpose);
    const strays = storedKids(session.home).filter((kid) => !set.keys.has(kid));
    return {
      json: { n: set.n, root: set.rootFingerprint, keys, strays },
      lines: [
        ...keyTable(session, keys),
        ...(strays.length === 0 ? [] : ['', fill(session.texts.said.strayKeys, { kids: strays.join(', ') })]),
      ],
    };
  },
});
