import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Command } from '../commands.ts';

const root = join(import.meta.dirname, '../..');
const copied = [
  'package.json',
  'tsconfig.base.json',
  'eslint.config.mjs',
  'apps/web/tsconfig.json',
  'tools/boundaries',
  'tools/eslint-rules',
  'tools/typecheck',
  'tools/commands.ts',
  'tools/source-files.ts',
];

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What a command said and how it ended. */
export interface Outcome {
  readonly failed: boolean;
  readonly text: string;
}

/**
 * A small double of the repository in a temporary folder: the real manifests, checkers and configuration, and one empty
 * file per public entry. Offences are planted here, so neither work in progress nor a crash of the test touches the house.
 */
export class HouseCopy {
  readonly #entries = new Set<string>();
  readonly #folder = mkdtempSync(join(tmpdir(), 'assist-canary-'));

  constructor() {
    for (const path of copied) {
      cpSync(join(root, path), join(this.#folder, path), { recursive: true, filter: (file) => !file.endsWith('.spec.ts') });
    }
    this.#linkPackages();
    for (const file of globSync('{libs/*,libs/features/*,apps/*,migrations}/package.json', { cwd: root })) this.#addPackage(file);
  }

  /** Write files, run the command from the root of the copy, take the files away again. */
  runWith(files: Readonly<Record<string, string>>, command: Command): Outcome {
    for (const [file, text] of Object.entries(files)) this.#write(file, text);
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: this.#folder, encoding: 'utf8' });
    for (const file of Object.keys(files)) this.#restore(file);
    return { failed: status !== 0, text: `${stdout}${stderr}` };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Installed packages are the real ones, our own must be those of the copy. */
  #linkPackages(): void {
    mkdirSync(join(this.#folder, 'node_modules/@assist'), { recursive: true });
    for (const name of readdirSync(join(root, 'node_modules'))) {
      if (name !== '@assist') symlinkSync(join(root, 'node_modules', name), join(this.#folder, 'node_modules', name));
    }
  }

  #addPackage(manifestFile: string): void {
    const text = readFileSync(join(root, manifestFile), 'utf8');
    const { name, exports = {} } = JSON.parse(text) as Manifest;
    const folder = dirname(manifestFile);
    this.#write(manifestFile, text);
    for (const { '@assist/source': source } of Object.values(exports)) {
      if (source === undefined) continue;
      this.#entries.add(join(folder, source));
      this.#write(join(folder, source), emptyEntry);
    }
    symlinkSync(join(this.#folder, folder), join(this.#folder, 'node_modules', name));
  }

  #write(file: string, text: string): void {
    mkdirSync(dirname(join(this.#folder, file)), { recursive: true });
    writeFileSync(join(this.#folder, file), text);
  }

  #restore(file: string): void {
    rmSync(join(this.#folder, file));
    if (this.#entries.has(file)) this.#write(file, emptyEntry);
  }
}

const emptyEntry = 'export const entry = 1;\n';
