// Loaded by `--import` before a built service: gives `anchors.js` the root of a test's vendor, which nothing in the
// product can do. ASSIST_E2E_ANCHORS: JSON list of {env, publicKey}.
import { registerHooks } from 'node:module';

const anchors = JSON.parse(process.env.ASSIST_E2E_ANCHORS ?? '[]');

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('/libs/licence/dist/core/anchors.js')) return next(url, context);
    return { format: 'module', shortCircuit: true, source: `export const ANCHORS = ${JSON.stringify(anchors)};` };
  },
});
