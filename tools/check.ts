import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parts, type Command } from './commands.ts';

const root = join(import.meta.dirname, '..');
const atOnce = 2;

interface PartResult {
  readonly name: string;
  readonly failed: boolean;
}

/** `node tools/check.ts` runs every part, `node tools/check.ts lint types` only those; all failures are shown. */
async function main(wanted: readonly string[]): Promise<number> {
  const unknown = wanted.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
    return 2;
  }
  const queue = wanted.length > 0 ? [...wanted] : Object.keys(parts);
  const results: PartResult[] = [];
  const worker = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) results.push(await runPart(name));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const failed = results.filter((result) => result.failed).map(({ name }) => name);
  console.log(failed.length === 0 ? 'check: all is well' : `check: failed in ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}

async function runPart(name: string): Promise<PartResult> {
  const start = performance.now();
  let failed = false;
  let text = '';
  for (const command of parts[name] ?? []) {
    const outcome = await run(command);
    failed ||= outcome.failed;
    text += outcome.text;
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${failed ? 'FAILED' : 'ok'}  ${name} (${seconds} s)\n${text}`.trimEnd());
  return { name, failed };
}

function run(command: Command): Promise<{ readonly failed: boolean; readonly text: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    const collect = (chunk: Buffer): void => {
      text += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ failed: true, text: `${error.message}\n` }));
    child.on('close', (code) => resolve({ failed: code !== 0, text }));
  });
}

process.exitCode = await main(process.argv.slice(2));
