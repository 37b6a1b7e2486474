import { asked, menu } from './asked.js';
import { commands } from './commands.js';
import { failures } from './failures.js';
import { faults } from './faults.js';
import { options } from './options.js';
import { said } from './said.js';
import { help, sheet } from './sheet.js';
import { keyStates, kinds, ledgerFaults, modules, quotas, standings, states, twins, words } from './words.js';

export const de = {
  asked,
  commands,
  failures,
  faults,
  help,
  keyStates,
  kinds,
  ledgerFaults,
  menu,
  modules,
  options,
  quotas,
  said,
  sheet,
  standings,
  states,
  twins,
  words,
} as const;
