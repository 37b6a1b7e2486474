import type { Prompts } from '../cli/prompts.js';
import { print } from '../cli/print.js';
import type { Session } from '../cli/session.js';
import { keyInit } from '../commands/key-init.js';
import { rootInit } from '../commands/root-init.js';
import { Failure } from '../failure.js';
import { fill } from '../texts/fill.js';
import { activeKey, currentTrust } from '../trust/trust-store.js';

/** What must be there before a licence can be: a home with its root, and a key that signs licences. */
export async function makeFirstHome(session: Session, prompts: Prompts): Promise<void> {
  const { home, texts } = session;
  if (!home.isThere) {
    if (!(await prompts.confirm(fill(texts.menu.firstHome, { home: home.folder }), true))) throw new Failure('CANCELLED');
    print(session, 'root init', await rootInit.run(session, { args: [], values: {} }));
  }
  const { set } = await currentTrust(home);
  if (activeKey(home, set, 'license', session.now()) !== undefined) return;
  if (!(await prompts.confirm(texts.menu.firstKey, true))) return;
  print(session, 'key init', await keyInit.run(session, { args: [], values: { purpose: 'license' } }));
}
