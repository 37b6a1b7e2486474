import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before the program (`node --import`): kills the process with SIGKILL just before its n-th change of a file, or
 * in the middle of writing a line of the ledger. `ASSIST_KILL_AT=0` only counts, and says so at the end.
 */
const CHANGES = ['writeSync', 'fsyncSync', 'renameSync', 'linkSync', 'rmSync', 'mkdirSync', 'ftruncateSync'] as const;
const killAt = Number(process.env.ASSIST_KILL_AT);
const isTorn = process.env.ASSIST_KILL_AT === 'torn';
let count = 0;

const kill = (): void => process.kill(process.pid, 'SIGKILL') as unknown as void;

for (const name of CHANGES) {
  const real = fs[name] as (...args: unknown[]) => unknown;
  const hooked = (...args: unknown[]): unknown => {
    count += 1;
    if (count === killAt) kill();
    if (isTorn && name === 'writeSync' && String(args[1]).startsWith('{"i":')) {
      real(args[0], (args[1] as Buffer).subarray(0, 50));
      kill();
    }
    return real(...args);
  };
  Object.assign(fs, { [name]: hooked });
}
syncBuiltinESMExports();
process.on('exit', () => process.stderr.write(`changes: ${count}\n`));
