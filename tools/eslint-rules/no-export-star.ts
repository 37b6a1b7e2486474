import type { Rule } from 'eslint';

/** A barrel says by name what it offers; a star offers whatever someone adds tomorrow. */
export const noExportStar: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { star: 'Export by name: `export *` makes every new declaration public.' },
  },
  create: (context) => ({ ExportAllDeclaration: (node) => context.report({ node, messageId: 'star' }) }),
};
