import { defineCommand } from '../cli/command.js';
import { genuineLicense } from '../licenses/find-license.js';
import { licenseSheet } from '../sheet/license-sheet.js';
import { fill } from '../texts/fill.js';

export const licenseShow = defineCommand({
  name: 'license show',
  args: ['FILE|LID'],
  options: [],
  async run(session, { args: [source = ''] }) {
    const { payload, snapshot } = await genuineLicense(session, source);
    const { texts } = session;
    return {
      json: { license: payload, state: snapshot.state, payloadSha256: snapshot.fingerprint },
      lines: [...licenseSheet(session, payload), '', fill(texts.said.genuineNow, { state: texts.states[snapshot.state] })],
    };
  },
});
