import type { Rule } from 'eslint';
import type { FunctionExpression } from 'estree';

/** Many dependencies mean many reasons to change: the class is two classes. */
export const maxConstructorDependencies: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    schema: [{ type: 'integer', minimum: 1 }],
    defaultOptions: [6],
    messages: { many: 'The constructor takes {{count}} dependencies, at most {{limit}}: split the class by use case.' },
  },
  create(context) {
    const limit = Number(context.options[0]);
    return {
      'MethodDefinition[kind="constructor"]': (node: Rule.Node & { value: FunctionExpression }) => {
        const count = node.value.params.length;
        if (count > limit) context.report({ node, messageId: 'many', data: { count: String(count), limit: String(limit) } });
      },
    };
  },
};
