import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Lets Node run an entry from the TypeScript sources, where imports name the compiled files: tests need no build. */
const SOURCE_HOOK = `import { registerHooks } from 'node:module';
registerHooks({ resolve: (name, context, next) =>
  next(name.startsWith('.') && name.endsWith('.js') && context.parentURL?.endsWith('.ts') ? name.slice(0, -3) + '.ts' : name, context) });`;

export interface ChildEntry {
  readonly path: string;
  /** Arguments for Node that running it takes. */
  readonly execArgv: readonly string[];
}

/** The module `name` beside the module with this `import.meta.url`, compiled or not as that one is. */
export function childEntry(besideUrl: string, name: string): ChildEntry {
  const extension = extname(fileURLToPath(besideUrl));
  const path = fileURLToPath(new URL(`./${name}${extension}`, besideUrl));
  if (extension !== '.ts') return { path, execArgv: ['--no-warnings'] };
  const hook = `data:text/javascript,${encodeURIComponent(SOURCE_HOOK)}`;
  return { path, execArgv: ['--no-warnings', '--conditions=@assist/source', `--import=${hook}`] };
}
