import type { Rule } from 'eslint';
import type { ArrowFunctionExpression, FunctionDeclaration, FunctionExpression } from 'estree';

type AnyFunction = (ArrowFunctionExpression | FunctionDeclaration | FunctionExpression) & Rule.NodeParentExtension;

/** As the built-in rule, but constructors are counted by max-constructor-dependencies with a limit of their own. */
export const maxParams: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'integer', minimum: 1 }],
    defaultOptions: [5],
    messages: { many: 'The function takes {{count}} parameters, at most {{limit}}: pass an object with names.' },
  },
  create(context) {
    const limit = Number(context.options[0]);
    const check = (node: AnyFunction): void => {
      if (node.parent.type === 'MethodDefinition' && node.parent.kind === 'constructor') return;
      const count = node.params.length;
      if (count > limit) context.report({ node, messageId: 'many', data: { count: String(count), limit: String(limit) } });
    };
    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  },
};
