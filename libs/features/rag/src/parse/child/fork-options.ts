import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Lets Node run this entry from the TypeScript sources, where imports name the compiled files: tests need no build. */
const SOURCE_HOOK = `import { registerHooks } from 'node:module';
registerHooks({ resolve: (name, context, next) =>
  next(name.startsWith('.') && name.endsWith('.js') && context.parentURL?.endsWith('.ts') ? name.slice(0, -3) + '.ts' : name, context) });`;

export interface ForkOptions {
  readonly entry: string;
  readonly execArgv: readonly string[];
}

/**
 * How to start the parser's process. Its permissions are Node's permission model: it may read files and write into
 * `workDir`, nothing else: no processes, no workers, no native code.
 */
export function forkOptions(workDir: string, maxHeapMb: number): ForkOptions {
  const extension = extname(fileURLToPath(import.meta.url));
  const entry = fileURLToPath(new URL(`./main${extension}`, import.meta.url));
  const fromSource = extension === '.ts' ? ['--conditions=@assist/source', '--import', `data:text/javascript,${encodeURIComponent(SOURCE_HOOK)}`] : [];
  const sandbox = ['--permission', '--allow-fs-read=*', `--allow-fs-write=${workDir}`];
  return { entry, execArgv: [`--max-old-space-size=${String(maxHeapMb)}`, '--no-warnings', ...sandbox, ...fromSource] };
}
