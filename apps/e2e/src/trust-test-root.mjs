// Loaded by `--import` before a built service: gives `anchors.js` the roots of a test's vendor, which nothing in the
// product can do. Its address names their public keys: `?root=...`.
import { registerHooks } from 'node:module';

const roots = new URL(import.meta.url).searchParams.getAll('root');
const anchors = roots.map((publicKey) => ({ env: 'production', publicKey }));

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('/libs/licence/dist/core/anchors.js')) return next(url, context);
    return { format: 'module', shortCircuit: true, source: `export const ANCHORS = ${JSON.stringify(anchors)};` };
  },
});
