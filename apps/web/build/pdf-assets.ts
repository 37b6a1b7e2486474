import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const BASE = 'pdfjs';
/** WebAssembly needs `wasm-unsafe-eval` in the content security policy: only the plain script decoders are shipped. */
const FOLDERS: ReadonlyArray<{ folder: string; wanted: (file: string) => boolean }> = [
  { folder: 'cmaps', wanted: (file) => file.endsWith('.bcmap') },
  { folder: 'standard_fonts', wanted: (file) => file.endsWith('.pfb') || file.endsWith('.ttf') },
  { folder: 'wasm', wanted: (file) => file.endsWith('_nowasm_fallback.js') },
];

function pdfjsFiles(): Map<string, string> {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const files = new Map<string, string>();
  for (const { folder, wanted } of FOLDERS) {
    for (const name of readdirSync(join(root, folder)).filter(wanted)) {
      files.set(`${BASE}/${folder}/${name}`, join(root, folder, name));
    }
  }
  return files;
}

/** Serves and ships the character maps, standard fonts and image decoders of pdf.js from our own origin. */
export function pdfAssets(): Plugin {
  return {
    name: 'assist-pdf-assets',
    configureServer(server) {
      const files = pdfjsFiles();
      server.middlewares.use((request, response, next) => {
        const file = files.get((request.url ?? '').split('?')[0]?.slice(1) ?? '');
        if (file === undefined) return next();
        response.setHeader('content-type', file.endsWith('.js') ? 'text/javascript' : 'application/octet-stream');
        response.end(readFileSync(file));
      });
    },
    generateBundle() {
      for (const [fileName, path] of pdfjsFiles()) this.emitFile({ type: 'asset', fileName, source: readFileSync(path) });
    },
  };
}
