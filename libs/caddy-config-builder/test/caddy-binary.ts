import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { buildCaddyfile, type Site } from '../src/index.js';

const isInstalled = spawnSync('caddy', ['version']).status === 0;
const isRequired = (process.env.ASSIST_TEST_REQUIRE ?? '').split(',').includes('caddy');

/** A suite that needs the real binary; without it, it is skipped and says so, or fails where it is required. */
export function describeWithCaddy(name: string, suite: () => void): void {
  if (!isInstalled && isRequired) {
    describe(name, () => {
      it('needs the caddy binary', () => expect.fail('caddy is not on the PATH, but ASSIST_TEST_REQUIRE asks for it'));
    });
    return;
  }
  describe.skipIf(!isInstalled)(isInstalled ? name : `${name} (skipped: caddy is not on the PATH)`, suite);
}

/** A folder of its own, so that no test touches the certificates or settings of the host. */
export class CaddyFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'assist-caddy-'));

  /** Run a command of caddy on a text; gives exit code and output. */
  run(
    command: readonly string[],
    caddyfile: string,
  ): { readonly code: number | null; readonly stdout: string; readonly stderr: string } {
    const file = this.write(caddyfile);
    const { status, stdout, stderr } = spawnSync('caddy', [...command, file], { encoding: 'utf8', env: this.env() });
    return { code: status, stdout, stderr };
  }

  write(caddyfile: string): string {
    const file = join(this.path, 'Caddyfile');
    writeFileSync(file, caddyfile);
    return file;
  }

  env(): NodeJS.ProcessEnv {
    return { PATH: process.env.PATH, HOME: this.path, XDG_DATA_HOME: this.path, XDG_CONFIG_HOME: this.path };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A real Caddy that serves a site on the loopback interface. */
export class RunningCaddy {
  readonly #folder: CaddyFolder;
  readonly #child: ReturnType<typeof spawn>;
  #stderr = '';

  private constructor(folder: CaddyFolder, child: ReturnType<typeof spawn>) {
    this.#folder = folder;
    this.#child = child;
    child.stderr?.on('data', (chunk: Buffer) => {
      this.#stderr += chunk.toString();
    });
  }

  static async start(site: Site): Promise<RunningCaddy> {
    const folder = new CaddyFolder();
    const logged = { ...site, bindAddress: '127.0.0.1', log: { ...site.log, file: join(folder.path, 'access.log') } };
    const file = folder.write(buildCaddyfile(logged));
    const child = spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', file], { env: folder.env() });
    const caddy = new RunningCaddy(folder, child);
    await caddy.#ready(site.port);
    return caddy;
  }

  /** Everything that was written down: access log and error log. */
  logs(): string {
    return readFileSync(join(this.#folder.path, 'access.log'), 'utf8') + this.#stderr;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await ended;
    this.#folder.remove();
  }

  async #ready(port: number): Promise<void> {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if (this.#child.exitCode !== null) throw new Error(`caddy ended: ${this.#stderr}`);
      if (await accepts(port)) return;
      await pause(50);
    }
    throw new Error(`caddy does not listen: ${this.#stderr}`);
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : expect.fail('no port');
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
