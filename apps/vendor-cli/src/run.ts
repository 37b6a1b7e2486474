import type { Command } from './cli/command.js';
import { COMMANDS } from './cli/commands.js';
import { helpOf, overview } from './cli/help.js';
import type { GlobalValues, Values } from './cli/options.js';
import { parseArguments, readGlobals, type ParsedLine } from './cli/parse-arguments.js';
import { failureOf, languageFor, print, printFailure } from './cli/print.js';
import { openSession } from './cli/session.js';
import { EXIT, type ExitCode } from './exit-codes.js';
import { runMenu } from './interactive/menu.js';
import { widthOf } from './sheet/layout.js';
import type { Surroundings } from './surroundings.js';
import { textsOf } from './texts/texts.js';

/** The whole program: gives the exit code, never throws. */
export async function runVendorCli(argv: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const globals = readGlobals(argv);
  try {
    const line = parseArguments(argv, COMMANDS);
    if (line.command === null) return await withoutCommand(line, surroundings);
    if (line.globals.help === true) return printHelp(line.command, line.globals, surroundings);
    const session = openSession(surroundings, line.given.values as Values<never>);
    const outcome = await line.command.run(session, line.given);
    return print(session, line.command.name, outcome);
  } catch (error) {
    return printFailure(failureOf(error), globals, surroundings);
  }
}

/** A person at a terminal gets the menu, a script the overview and an error. */
async function withoutCommand({ globals }: ParsedLine, surroundings: Surroundings): Promise<ExitCode> {
  const session = openSession(surroundings, globals);
  const { stdout, stderr } = surroundings;
  if (globals.help !== true && session.prompts !== null) return runMenu(session, session.prompts);
  const target = globals.help === true ? stdout : stderr;
  target.write(overview(session.texts, COMMANDS, widthOf(target.columns)));
  return globals.help === true ? EXIT.ok : EXIT.usage;
}

function printHelp(command: Command, { lang }: GlobalValues, { stdout, locale }: Surroundings): ExitCode {
  stdout.write(helpOf(textsOf(languageFor(lang, locale)), command, widthOf(stdout.columns)));
  return EXIT.ok;
}
