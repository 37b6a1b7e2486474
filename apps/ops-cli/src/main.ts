import 'reflect-metadata';
import { COMMANDS, usage } from './commands.js';
import { EXIT } from './exit-codes.js';

const [name = 'help', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) {
  const isHelp = ['help', '--help', '-h'].includes(name);
  (isHelp ? process.stdout : process.stderr).write(usage());
  process.exitCode = isHelp ? EXIT.ok : EXIT.usage;
} else {
  process.exitCode = await command.run(args);
}
