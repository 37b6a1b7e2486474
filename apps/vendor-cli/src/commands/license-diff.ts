import { defineCommand } from '../cli/command.js';
import { genuineLicense } from '../licenses/find-license.js';
import { differenceLines, differencesOf } from '../sheet/license-difference.js';

export const licenseDiff = defineCommand({
  name: 'license diff',
  args: ['FILE|LID', 'FILE|LID'],
  options: [],
  async run(session, { args: [before = '', after = ''] }) {
    const [a, b] = [await genuineLicense(session, before), await genuineLicense(session, after)];
    const differences = differencesOf(a.payload, b.payload);
    return {
      json: { before: a.payload.lid, after: b.payload.lid, differences },
      lines: differences.length === 0 ? [session.texts.said.same] : differenceLines(differences),
    };
  },
});
