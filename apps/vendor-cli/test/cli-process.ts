import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { vi } from 'vitest';

const room = join(import.meta.dirname, '..');
const root = join(room, '../..');
const main = join(room, 'dist', 'main.js');

/** Builds what is stale, one test file at a time: they share the folder of the build. */
export async function ensureBuilt(): Promise<void> {
  const lock = join(tmpdir(), `assist-vendor-build-${Buffer.from(root).toString('hex').slice(-40)}`);
  await vi.waitFor(() => mkdirSync(lock), { timeout: 240_000, interval: 100 });
  try {
    const { status, stdout } = spawnSync(process.execPath, ['node_modules/typescript7/bin/tsc', '-b', room], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stdout);
  } finally {
    rmSync(lock, { recursive: true });
  }
}

export interface Ended {
  readonly exit: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface Start {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Written to descriptor 3. */
  readonly third?: string;
  readonly input?: string;
  readonly nodeArgs?: readonly string[];
}

/** The built program in a process of its own, with an environment that holds nothing but what is said. */
export function startCli(argv: readonly string[], { cwd, env = {}, third, input, nodeArgs = [] }: Start): Running {
  const stdio: StdioOptions = ['pipe', 'pipe', 'pipe', ...(third === undefined ? [] : ['pipe' as const])];
  const full = { PATH: process.env.PATH ?? '', ASSIST_VENDOR_HOME: join(cwd, 'home'), LANG: 'en_GB.UTF-8', ...env };
  const child = spawn(process.execPath, [...nodeArgs, main, ...argv], { cwd, env: full, stdio });
  if (third !== undefined) (child.stdio[3] as Writable).end(third);
  child.stdin?.end(input ?? '');
  const text = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit, signal) => resolve({ exit, signal, ...text }));
  });
  return { child, ended };
}

export async function runCli(argv: readonly string[], start: Start): Promise<Ended> {
  return startCli(argv, start).ended;
}
