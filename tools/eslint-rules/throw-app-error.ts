import type { Rule, Scope } from 'eslint';
import type { Expression, NewExpression, ThrowStatement } from 'estree';
import type { ParserServices } from '@typescript-eslint/utils';
import type { Type } from 'typescript';
import { isTestFile, placeOf } from './file-place.ts';

const throwable = new Set(['AppError', 'PermanentFailure', 'LeaseLost']);
const builtIn = /^(?:Error|TypeError|RangeError|SyntaxError|ReferenceError|EvalError|URIError|AggregateError)$/;

/** A feature names its failures by code; what has no code becomes a bare 500 for the user. */
export const throwAppError: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      thrown: 'Throw new AppError(code, params) or rethrow what was caught; the code decides status, text and log level.',
      built: 'Use new AppError(code, params) instead of new {{name}}: only a code reaches the user in both languages.',
      nest: 'HTTP belongs to the platform: throw new AppError(code, params) instead of {{name}}.',
    },
  },
  create(context) {
    const place = placeOf(context);
    if (!place.startsWith('libs/features/') || isTestFile(place)) return {};
    return {
      ThrowStatement: (node) => checkThrow(context, node),
      NewExpression: (node) => checkNew(context, node),
      'ImportDeclaration[source.value="@nestjs/common"] ImportSpecifier[imported.name=/Exception$/]': (node: Rule.Node) =>
        context.report({ node, messageId: 'nest', data: { name: context.sourceCode.getText(node) } }),
    };
  },
};

function checkNew(context: Rule.RuleContext, node: NewExpression): void {
  const { callee } = node;
  if (callee.type !== 'Identifier' || !builtIn.test(callee.name)) return;
  context.report({ node, messageId: 'built', data: { name: callee.name } });
}

function checkThrow(context: Rule.RuleContext, node: ThrowStatement): void {
  const thrown = node.argument;
  const reportedElsewhere =
    thrown.type === 'NewExpression' && thrown.callee.type === 'Identifier' && builtIn.test(thrown.callee.name);
  if (reportedElsewhere || isAllowed(thrown, context.sourceCode.getScope(node)) || hasThrowableType(context, thrown)) return;
  context.report({ node, messageId: 'thrown' });
}

function isAllowed(thrown: Expression, scope: Scope.Scope): boolean {
  switch (thrown.type) {
    case 'NewExpression':
      return thrown.callee.type === 'Identifier' && throwable.has(thrown.callee.name);
    case 'ConditionalExpression':
      return isAllowed(thrown.consequent, scope) && isAllowed(thrown.alternate, scope);
    case 'Identifier':
      return isCaught(thrown.name, scope);
    default:
      return false;
  }
}

/** Bound by `catch (error)` or handed in as an argument, as in `.catch((error) => { throw error; })`. */
function isCaught(name: string, scope: Scope.Scope | null): boolean {
  for (let current = scope; current !== null; current = current.upper) {
    const variable = current.set.get(name);
    if (variable !== undefined) return variable.defs.some((def) => def.type === 'CatchClause' || def.type === 'Parameter');
  }
  return false;
}

/** `throw refused(…)`: with type information a call may build the error, and subclasses are fine too. */
function hasThrowableType(context: Rule.RuleContext, thrown: Expression): boolean {
  const services = context.sourceCode.parserServices as unknown as ParserServices;
  if (!services.program) return false;
  const node = services.esTreeNodeToTSNodeMap.get(thrown as never);
  return isThrowableType(services.program.getTypeChecker().getTypeAtLocation(node));
}

function isThrowableType(type: Type): boolean {
  if (type.isUnion()) return type.types.every(isThrowableType);
  return throwable.has(type.symbol?.name) || (type.getBaseTypes() ?? []).some(isThrowableType);
}
