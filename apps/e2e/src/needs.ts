import { existsSync } from 'node:fs';
import { chromiumPath, documentsPath, postgresUrl, redisUrl, required } from './environment.ts';
import type { Form } from './product.ts';

/** What a test needs beside Node; each can be made obligatory by ASSIST_TEST_REQUIRE. */
export type Need = 'postgres' | 'redis' | 'caddy' | 'chromium' | 'documents' | 'netns' | 'faketime';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const CADDIES = ['/usr/bin/caddy', '/usr/local/bin/caddy'];

/** Path of a Chromium, from ASSIST_TEST_CHROMIUM or a usual place. */
export function chromium(): string | undefined {
  return chromiumPath ?? BROWSERS.find((path) => existsSync(path));
}

const FAKETIMES = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1',
];

/** Path of the library that gives a process another clock. */
export function faketime(): string | undefined {
  return FAKETIMES.find((path) => existsSync(path));
}

/** Folder with real documents for tests; they are no part of the project. */
export function documentsFolder(): string | undefined {
  const folder = documentsPath ?? new URL('../../../../shared/data/docs', import.meta.url).pathname;
  return existsSync(folder) ? folder : undefined;
}

const FOUND: Readonly<Record<Need, () => boolean>> = {
  postgres: () => postgresUrl !== undefined,
  redis: () => redisUrl !== undefined,
  caddy: () => CADDIES.some((path) => existsSync(path)),
  chromium: () => chromium() !== undefined,
  documents: () => documentsFolder() !== undefined,
  faketime: () => faketime() !== undefined,
  netns: () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/unshare'),
};

/** True when all is there; a missing thing that is required fails instead of skipping. */
export function has(...needs: readonly Need[]): boolean {
  const missing = needs.filter((need) => !FOUND[need]());
  const broken = missing.filter((need) => required.includes(need));
  if (broken.length > 0) throw new Error(`ASSIST_TEST_REQUIRE lists what is not here: ${broken.join(', ')}`);
  if (missing.length > 0) process.stdout.write(`skipped, not on this machine: ${missing.join(', ')}\n`);
  return missing.length === 0;
}

/** Both forms, as far as this machine can run them. */
export function forms(...needs: readonly Need[]): Form[] {
  if (!has(...needs)) return [];
  return has('postgres', 'redis', 'caddy') ? ['appliance', 'split'] : ['appliance'];
}
