import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

export interface RunningProcess {
  readonly pid: number;
  /** What it wrote so far. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
  /** Exit code, or null when a signal ended it. */
  readonly exited: Promise<number | null>;
}

/** Leaders of the groups that still run: with this process end all of them. */
const groups = new Set<number>();
process.on('exit', () => groups.forEach(killGroup));

/** SIGKILL ends it with all processes that it has started, as a power cut does; other signals are for it alone. */
export function startProcess(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
): RunningProcess {
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  const child: ChildProcess = spawn(program, [...args], { cwd, env: { ...env }, stdio: [...stdio], detached: true });
  const pid = child.pid ?? -1;
  if (pid > 0) groups.add(pid);
  let text = '';
  const collect = (chunk: Buffer): void => {
    text = (text + chunk.toString('utf8')).slice(-2_000_000);
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const exited = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  void exited.then(() => groups.delete(pid));
  const kill = (signal: NodeJS.Signals): void =>
    signal === 'SIGKILL' && groups.has(pid) ? killGroup(pid) : void child.kill(signal);
  return { pid, output: () => text, kill, exited };
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** A port that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

export async function waitFor(what: string, condition: () => Promise<boolean> | boolean, limitMs: number): Promise<void> {
  const end = Date.now() + limitMs;
  for (;;) {
    if (await condition()) return;
    if (Date.now() > end) throw new Error(`${what} did not happen within ${limitMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
