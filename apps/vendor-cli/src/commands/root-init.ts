import { defineCommand } from '../cli/command.js';
import { checkNoRoot, initRoot } from '../keys/make-root.js';
import { anchorFileOf, anchorLine, writeAnchor } from '../keys/write-anchor.js';
import { readWord } from '../readers/numbers.js';
import { layRows } from '../sheet/layout.js';
import { fill } from '../texts/fill.js';
import { dryRun } from './dry-run.js';

export const rootInit = defineCommand({
  name: 'root init',
  args: [],
  options: ['root-passphrase-fd', 'root-passphrase-file', 'env', 'copy', 'write-anchor', 'anchor-file'],
  async run(session, { values }) {
    const { texts, home } = session;
    const env = readWord('env', values.env, ['production', 'test']) ?? 'production';
    const anchorFile = anchorFileOf(session, values);
    if (session.mode.dryRun) {
      checkNoRoot(home);
      return dryRun(session, { home: home.folder, env, anchorFile });
    }
    const { root, anchor, files } = await initRoot(session, env, (values.copy ?? []).map(session.path));
    if (anchorFile !== null) writeAnchor(anchorFile, anchor);
    if (files.length < 2) session.log(texts.said.oneCopyOnly);
    return {
      json: {
        home: home.folder,
        env,
        fingerprint: root.kid,
        publicKey: root.publicKey,
        anchor: anchorLine(anchor),
        files,
        anchorFile,
      },
      lines: [
        fill(texts.said.rootMade, { home: home.folder }),
        '',
        ...layRows(
          [
            [texts.words.fingerprint, root.kid],
            [texts.words.keyFiles, files],
            [texts.words.anchor, anchorLine(anchor)],
          ],
          100,
        ),
        '',
        anchorFile === null ? texts.said.anchorByHand : fill(texts.said.anchorWritten, { file: anchorFile }),
        texts.said.nextKeys,
      ],
    };
  },
});
