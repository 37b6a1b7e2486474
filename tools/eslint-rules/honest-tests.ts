import type { Rule } from 'eslint';
import type { CallExpression, Node } from 'estree';
import { isTestFile, placeOf } from './file-place.ts';

const callers = /^(?:it|test|describe|suite|bench)$/;
const xForms = /^(?:xit|xtest|xdescribe|fit|fdescribe)$/;
const conditional = /^(?:skipIf|runIf)$/;
const hollow = /^(?:toBeDefined|not\.toBeUndefined)$/;

/** A test that does not run, runs alone or asserts nothing looks green and proves nothing. */
export const honestTests: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      skipped: 'Do not skip a test: fix or delete it. For a missing service use skipIf(condition) or context.skip("reason").',
      focused: 'Remove .only: it silences every other test of the file.',
      hollow: 'toBeDefined alone proves nothing: assert what the value is.',
    },
  },
  create(context) {
    if (!isTestFile(placeOf(context))) return {};
    return {
      CallExpression: (node) => {
        // `it.each(rows)` is looked at as part of `it.each(rows)('name', …)`.
        const isPartOfCall = node.parent.type === 'CallExpression' && node.parent.callee === node;
        if (!isPartOfCall) checkCall(context, node);
      },
    };
  },
};

function checkCall(context: Rule.RuleContext, node: CallExpression): void {
  const chain = chainOf(node.callee);
  const [first = '', ...rest] = chain;
  if (xForms.test(first)) return context.report({ node, messageId: first.startsWith('x') ? 'skipped' : 'focused' });
  if (rest.at(-1) === 'skip' && !callers.test(first) && isSkipWithoutReason(context, node)) {
    return context.report({ node, messageId: 'skipped' });
  }
  if (!callers.test(first)) return;
  if (rest.includes('only')) return context.report({ node, messageId: 'focused' });
  if (rest.includes('skip') || rest.includes('todo')) return context.report({ node, messageId: 'skipped' });
  if (isSkippedForGood(node.callee)) return context.report({ node, messageId: 'skipped' });
  if (first !== 'describe' && first !== 'suite' && isHollow(context, node)) context.report({ node, messageId: 'hollow' });
}

/** `skipIf(true)`: a condition that is none. */
function isSkippedForGood(node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  return conditional.test(chainOf(node).at(-1) ?? '') && node.arguments[0]?.type === 'Literal';
}

/** `context.skip()` with nothing said; other objects may have a `skip` of their own that takes arguments. */
function isSkipWithoutReason(context: Rule.RuleContext, node: CallExpression): boolean {
  return node.arguments.length === 0 && /(?:^|\b)(?:context|ctx|task|t)\.skip$/.test(context.sourceCode.getText(node.callee));
}

/** `it.skip.each` as `['it', 'skip', 'each']`; calls in between are looked through. */
function chainOf(node: Node): string[] {
  if (node.type === 'Identifier') return [node.name];
  if (node.type === 'CallExpression') return chainOf(node.callee);
  if (node.type === 'TaggedTemplateExpression') return chainOf(node.tag);
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier') return [];
  const before = chainOf(node.object);
  return before.length === 0 ? [] : [...before, node.property.name];
}

function isHollow(context: Rule.RuleContext, node: CallExpression): boolean {
  const body = node.arguments.find(({ type }) => type === 'ArrowFunctionExpression' || type === 'FunctionExpression');
  if (body === undefined) return false;
  const matchers = assertionsIn(context, body);
  return matchers.length > 0 && matchers.every((name) => hollow.test(name));
}

/** The matchers of all `expect(…)` chains below a node, as `toBe` or `not.toBe`. */
function assertionsIn(context: Rule.RuleContext, root: Node): string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (node.type === 'CallExpression') {
      const chain = chainOf(node.callee);
      if (chain[0] === 'expect' && chain.length > 1) found.push(chain.slice(chain.includes('not') ? -2 : -1).join('.'));
      else if (chain[0] !== undefined && /^(?:assert|expect\w+)$/.test(chain[0])) found.push(chain[0]);
    }
    for (const key of context.sourceCode.visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, Node | readonly (Node | null)[] | null>)[key];
      for (const next of Array.isArray(child) ? child : [child]) if (next) visit(next);
    }
  };
  visit(root);
  return found;
}
