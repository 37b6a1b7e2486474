import { defineCommand } from '../cli/command.js';
import { ROOT_OPTIONS } from '../cli/options.js';
import { confirmFinal } from '../cli/session.js';
import { rotateRoot } from '../keys/rotate-root.js';
import { anchorFileOf, anchorLine, writeAnchor } from '../keys/write-anchor.js';
import { layRows } from '../sheet/layout.js';
import { fill } from '../texts/fill.js';
import { currentTrust } from '../trust/trust-store.js';
import { dryRun } from './dry-run.js';

export const rootRotate = defineCommand({
  name: 'root rotate',
  args: [],
  options: [...ROOT_OPTIONS, 'new-passphrase-fd', 'new-passphrase-file', 'copy', 'write-anchor', 'anchor-file'],
  async run(session, { values }) {
    const { texts } = session;
    const { set } = await currentTrust(session.home);
    const anchorFile = anchorFileOf(session, values);
    if (session.mode.dryRun) return dryRun(session, { retires: set.rootFingerprint });
    await confirmFinal(session, texts.asked.rotateRoot);
    const { root, anchor, files, trust, retired, file } = await rotateRoot(session, (values.copy ?? []).map(session.path));
    if (anchorFile !== null) writeAnchor(anchorFile, anchor);
    const line = anchorLine(anchor);
    return {
      json: { fingerprint: root.kid, publicKey: root.publicKey, anchor: line, files, retired, file, n: trust.set.n, anchorFile },
      lines: [
        fill(texts.said.rootRotated, { n: trust.set.n }),
        '',
        ...layRows(
          [
            [texts.words.fingerprint, root.kid],
            [texts.words.retired, retired],
            [texts.words.keyFiles, files],
            [texts.words.rotation, file],
            [texts.words.anchor, line],
          ],
          100,
        ),
        '',
        anchorFile === null ? texts.said.anchorByHand : fill(texts.said.anchorWritten, { file: anchorFile }),
      ],
    };
  },
});
