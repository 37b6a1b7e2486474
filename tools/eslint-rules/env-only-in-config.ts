import type { Rule } from 'eslint';
import { isTestFile, placeOf } from './file-place.ts';

const homes = [
  /^libs\/platform\/src\/(?:config|testing)\//,
  // The vendor's tool is no part of the product and has no config.yaml; it looks at the environment in this one file.
  /^apps\/vendor-cli\/src\/surroundings\.ts$/,
  /^tools\//,
  /^bench\//,
  // End-to-end tests are no part of the product either; the environment of a product is theirs to make.
  /^apps\/e2e\/src\/environment\.ts$/,
  /(?:^|\/)(?:vite|vitest)\.config\.ts$/,
];

/** One room reads the environment, so that every setting is validated, documented and overridable in a test. */
export const envOnlyInConfig: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { misplaced: 'Read settings through a defineConfig slice; only libs/platform/src/config touches process.env.' },
  },
  create(context) {
    const place = placeOf(context);
    if (isTestFile(place) || homes.some((home) => home.test(place))) return {};
    const report = (node: Rule.Node): void => context.report({ node, messageId: 'misplaced' });
    return {
      'MemberExpression[object.name="process"][property.name="env"]': report,
      'MemberExpression[object.name="process"][property.value="env"]': report,
      'MemberExpression[object.property.name="process"][property.name="env"]': report,
      'VariableDeclarator[init.name="process"] Property[key.name="env"]': report,
      'ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name="env"]': report,
    };
  },
};
