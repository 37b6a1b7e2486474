import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inherited } from './environment.ts';
import { root } from './product.ts';
import { trusting } from './trust-roots.ts';

const main = join(root, 'apps', 'vendor-cli', 'dist', 'main.js');

export interface Answer {
  readonly exit: number;
  /** Of an issue. */
  readonly lid: string;
}

/** The built `assist-vendor` with a home and passphrases of its own, as a person at the vendor runs it. */
export class VendorProgram {
  readonly folder = mkdtempSync(join(tmpdir(), 'assist-vendor-'));

  /** With a root and the keys for licences and revocations. */
  static async make(): Promise<VendorProgram> {
    const vendor = new VendorProgram();
    for (const name of ['root.pass', 'key.pass']) vendor.file(name, `ein langer Satz für ${name}\n`);
    const asRoot = ['--root-passphrase-file', 'root.pass'];
    await vendor.run(['root', 'init', ...asRoot]);
    for (const purpose of ['license', 'revocation']) {
      await vendor.run(['key', 'init', '--purpose', purpose, ...asRoot, '--passphrase-file', 'key.pass']);
    }
    return vendor;
  }

  /** What makes a built service trust the root of this vendor, as a build with its anchor does. */
  get env(): Readonly<Record<string, string>> {
    const { roots } = JSON.parse(this.read('home/vendor.json')) as { roots: { publicKey: string }[] };
    return trusting(roots.map(({ publicKey }) => publicKey));
  }

  /** The answer of `--json`, whatever the exit code. */
  try(argv: readonly string[]): Promise<Answer> {
    const env = { PATH: inherited.PATH, ASSIST_VENDOR_HOME: join(this.folder, 'home'), LANG: 'en_GB.UTF-8' };
    const child = spawn(process.execPath, [main, ...argv, '--json'], {
      cwd: this.folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const text = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (text.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text.err += chunk.toString()));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', () => {
        if (text.out === '') reject(new Error(`assist-vendor ${argv.join(' ')}: ${text.err}`));
        else resolve(JSON.parse(text.out) as Answer);
      });
    });
  }

  /** The same for what must work. */
  async run(argv: readonly string[]): Promise<Answer> {
    const answer = await this.try(argv);
    if (answer.exit !== 0) throw new Error(`assist-vendor ${argv.join(' ')}: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** `run` with the passphrase of the purpose's key. */
  issue(argv: readonly string[]): Promise<Answer> {
    return this.run([...argv, '--passphrase-file', 'key.pass']);
  }

  file(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
    chmodSync(join(this.folder, name), 0o600);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
