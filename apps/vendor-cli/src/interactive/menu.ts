import { print, printFailure, failureOf } from '../cli/print.js';
import type { Outcome } from '../cli/command.js';
import type { Prompts } from '../cli/prompts.js';
import type { Session } from '../cli/session.js';
import { ledgerVerify } from '../commands/ledger-verify.js';
import { licenseList } from '../commands/license-list.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { askForLicense } from './ask-for-license.js';
import { askForRenewal, askForRevocation, askForUpgrade } from './ask-for-change.js';
import { makeFirstHome } from './first-home.js';

type Action = (session: Session, prompts: Prompts) => Promise<Outcome>;

const ACTIONS = {
  create: askForLicense,
  renew: askForRenewal,
  upgrade: askForUpgrade,
  revoke: askForRevocation,
  list: (session) => licenseList.run(session, { args: [], values: {} }),
  check: (session) => ledgerVerify.run(session, { args: [], values: {} }),
} as const satisfies Readonly<Record<string, Action>>;
type ActionName = keyof typeof ACTIONS;
const NAMES = Object.keys(ACTIONS) as readonly ActionName[];

/** Everything by asking. A failure is shown and the menu comes again; Ctrl+C ends it, wherever it is pressed. */
export async function runMenu(session: Session, prompts: Prompts): Promise<ExitCode> {
  const { menu } = session.texts;
  await makeFirstHome(session, prompts);
  for (;;) {
    const choices = [...NAMES, 'quit' as const].map((value) => ({ value, name: menu[value] }));
    const chosen = await prompts.choose(menu.title, choices);
    if (chosen === 'quit') return EXIT.ok;
    await act(session, prompts, chosen);
    session.log('');
  }
}

async function act(session: Session, prompts: Prompts, chosen: ActionName): Promise<void> {
  try {
    print(session, chosen, await ACTIONS[chosen](session, prompts));
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'INTERRUPTED') throw failure;
    printFailure(failure, { lang: session.language }, session.surroundings);
  }
}
