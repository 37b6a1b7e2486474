import type { Rule } from 'eslint';
import { isTestFile, placeOf } from './file-place.ts';

const homes = [
  /\.(?:entity|repository)\.ts$/,
  /^libs\/platform\/src\/(?:database|testing)\//,
  /^libs\/platform\/src\/work\/[^/]*repository[^/]*\.ts$/,
  /^migrations\//,
];

/** Queries live in repositories and mappings in entities; the rest of the house never sees the ORM. */
export const typeormOnlyInPersistence: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      misplaced:
        'Import typeorm only in *.entity.ts, *.repository.ts, the database room and migrations: move the query into a repository.',
    },
  },
  create(context) {
    const place = placeOf(context);
    if (isTestFile(place) || homes.some((home) => home.test(place))) return {};
    const check = (node: Rule.Node, source: unknown): void => {
      if (typeof source === 'string' && /^typeorm(?:\/|$)/.test(source)) context.report({ node, messageId: 'misplaced' });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined),
    };
  },
};
