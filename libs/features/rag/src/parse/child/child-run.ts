import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import type { DocumentFailure } from '@assist/contracts';
import { fail } from '../failure.js';
import type { ParseProgress } from '../parser.js';
import { forkOptions } from './fork-options.js';
import type { ChildMessage, ParsedMeta, ParseJob } from './protocol.js';
import { residentBytes } from './resident-memory.js';

export interface ParseLimits {
  readonly timeoutMs: number;
  /** Of V8's heap; above it the process ends itself. */
  readonly maxHeapMb: number;
  /** Of all memory of the process; above it the process is killed. */
  readonly maxResidentMb: number;
}

export const PARSE_LIMITS: ParseLimits = { timeoutMs: 300_000, maxHeapMb: 700, maxResidentMb: 1000 };

export interface ChildRunOptions {
  readonly workDir: string;
  readonly limits: ParseLimits;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ParseProgress) => void;
}

export interface ChildOutcome {
  readonly meta: ParsedMeta;
  readonly peakResidentBytes: number;
}

const WATCH_EVERY_MS = 100;
const STDERR_CHARS = 4000;
/** Somewhat below the service (0), so that a parse does not slow down answers, yet goes on where all is busy. */
const PRIORITY = 5;

/** Runs one job in a process of its own. Throws `ParseFailure`; when `signal` aborts, its reason. The process is gone afterwards. */
export async function runInChild(job: ParseJob, options: ChildRunOptions): Promise<ChildOutcome> {
  options.signal.throwIfAborted();
  const { entry, execArgv } = forkOptions(options.workDir, job.path, options.limits.maxHeapMb);
  // An empty environment: no secret of the service reaches code that reads strangers' files.
  const child = fork(entry, [], {
    execArgv: [...execArgv],
    env: {},
    cwd: options.workDir,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const watch = new Watch(child, options);
  try {
    child.send(job, () => undefined);
    return await watch.outcome();
  } finally {
    watch.stop();
    child.kill('SIGKILL');
  }
}

class Watch {
  readonly #child: ChildProcess;
  readonly #options: ChildRunOptions;
  readonly #timers: readonly NodeJS.Timeout[];
  #killedFor: DocumentFailure | undefined;
  #stderr = '';
  #peak = 0;
  #meta: ParsedMeta | undefined;
  #failure: { readonly reason: DocumentFailure; readonly detail: string | null } | undefined;

  constructor(child: ChildProcess, options: ChildRunOptions) {
    this.#child = child;
    this.#options = options;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_CHARS);
    });
    child.on('message', (message) => {
      this.#receive(message as ChildMessage);
    });
    child.once('spawn', () => {
      lowerPriority(child.pid);
    });
    this.#timers = [
      setTimeout(() => {
        this.#kill('timed_out');
      }, options.limits.timeoutMs),
      setInterval(() => void this.#measure(), WATCH_EVERY_MS),
    ];
    options.signal.addEventListener('abort', this.#abort);
  }

  /** Settles when the process has ended. */
  async outcome(): Promise<ChildOutcome> {
    const { code, signal } = await exitOf(this.#child);
    this.#options.signal.throwIfAborted();
    if (this.#failure) fail(this.#failure.reason, this.#failure.detail ?? undefined);
    if (this.#meta) return { meta: this.#meta, peakResidentBytes: this.#peak };
    if (this.#killedFor) fail(this.#killedFor);
    if (/heap out of memory|Array buffer allocation failed/.test(this.#stderr)) fail('out_of_memory');
    // A signal that we did not send: the kernel's, most often because the host ran out of memory.
    return fail(signal === 'SIGKILL' ? 'out_of_memory' : 'parser_crashed', `the parser ended with ${signal ?? String(code)}`);
  }

  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#options.signal.removeEventListener('abort', this.#abort);
  }

  readonly #abort = (): void => {
    this.#child.kill('SIGKILL');
  };

  #receive(message: ChildMessage): void {
    if (message.type === 'progress') this.#options.onProgress(message.progress);
    else if (message.type === 'done') this.#meta = message.meta;
    else this.#failure = message;
  }

  #kill(reason: DocumentFailure): void {
    this.#killedFor ??= reason;
    this.#child.kill('SIGKILL');
  }

  async #measure(): Promise<void> {
    const bytes = this.#child.pid === undefined ? undefined : await residentBytes(this.#child.pid);
    if (bytes === undefined) return;
    this.#peak = Math.max(this.#peak, bytes);
    if (bytes > this.#options.limits.maxResidentMb * 1024 * 1024) this.#kill('out_of_memory');
  }
}

/** The exit, after the last message: the channel may still hold one when the process is gone. */
async function exitOf(child: ChildProcess): Promise<{ readonly code: number | null; readonly signal: string | null }> {
  const exit = await new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('error', () => {
      resolve({ code: null, signal: null });
    });
    child.once('exit', (code, signal) => {
      resolve({ code, signal });
    });
  });
  if (child.connected) {
    await new Promise<void>((resolve) =>
      child.once('disconnect', () => {
        resolve();
      }),
    );
  }
  return exit;
}

function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, PRIORITY);
  } catch {
    // Some hosts forbid it; the parse then runs at the priority of the service.
  }
}
