// `npm run new -- feature <name>`: makes the room of a feature and links it into the build.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { featureNames, featureRoom } from './feature-room.ts';

const root = join(import.meta.dirname, '../..');

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

function main([kind, name = '']: readonly string[]): string {
  if (kind !== 'feature' || !(featureNames as readonly string[]).includes(name)) {
    return `usage: npm run new -- feature <name>; a name is one of ${featureNames.join(', ')}`;
  }
  if (existsSync(join(root, 'libs/features', name))) return `libs/features/${name} is there already`;
  for (const [path, text] of Object.entries(featureRoom(name, versions()))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  link(name);
  console.log(`libs/features/${name} is made. Now:
  npm install                                  links @assist/${name}
  libs/api-modules/src/*-api.ts                list ${name}Feature in the API that serves it
  libs/features/${name}/test                   make the first test pass, then write the next
  libs/features/${name}/README.md              say what it is for`);
  return '';
}

/** Versions that the other rooms use. */
function versions(): Readonly<Record<string, string>> {
  const { version, dependencies } = JSON.parse(readFileSync(join(root, 'libs/features/chat/package.json'), 'utf8')) as Manifest;
  return { ...dependencies, version };
}

function link(name: string): void {
  const file = join(root, 'tsconfig.json');
  const config = JSON.parse(readFileSync(file, 'utf8')) as { references: { path: string }[] };
  config.references.push({ path: `libs/features/${name}` });
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
}

const fault = main(process.argv.slice(2));
if (fault !== '') {
  console.error(fault);
  process.exitCode = 2;
}
