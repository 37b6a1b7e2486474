/**
 * Number of the analyser's rules. Index and query text must come from the same rules, so each version has index tables
 * of its own: raise it with every change of what `analyse.ts` emits.
 */
export const ANALYZER_VERSION = 2;
