import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { findSecrets } from './find-secrets.ts';

const maxBytes = 5 * 1024 * 1024;

const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(isReadable);
const findings = files.flatMap((file) =>
  findSecrets(readFileSync(file, 'latin1'), localHosts()).map((found) => ({ file, ...found })),
);

for (const { file, line, kind } of findings) console.log(`secrets: ${file}:${line} ${kind}`);
console.log(`secrets: ${files.length} files, ${findings.length} findings`);
process.exitCode = findings.length > 0 ? 1 : 0;

function isReadable(file: string): boolean {
  return file !== '' && existsSync(file) && statSync(file).isFile() && statSync(file).size <= maxBytes;
}

/** The host this machine installs from, whatever it is called; npm puts it into the environment of its scripts. */
function localHosts(): string[] {
  const registry = process.env.npm_config_registry ?? process.env.NPM_CONFIG_REGISTRY;
  return registry !== undefined && URL.canParse(registry) ? [new URL(registry).host] : [];
}
