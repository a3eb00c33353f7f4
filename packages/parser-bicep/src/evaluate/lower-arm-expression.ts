import type * as arm from '../syntax/arm-ast.js';
import type { BinaryOperator, Expression, Name, Node } from '../syntax/ast.js';

/** An ARM template expression as the expression that Bicep would have been compiled from. */
export function lowerArmExpression(expression: arm.ArmExpression): Expression {
  const { start, end } = expression;
  switch (expression.kind) {
    case 'arm-text':
      return { kind: 'string', start, end, value: expression.value, isMultiLine: false };
    case 'arm-number':
      return { kind: 'literal', start, end, value: expression.value, raw: String(expression.value) };
    case 'arm-member':
      return {
        kind: 'member',
        start,
        end,
        of: lowerArmExpression(expression.of),
        name: expression.name,
        nameStart: expression.nameStart,
        isSafe: false,
      };
    case 'arm-index':
      return {
        kind: 'index',
        start,
        end,
        of: lowerArmExpression(expression.of),
        key: lowerArmExpression(expression.key),
        isSafe: false,
        isFromEnd: false,
      };
    case 'arm-call':
      return lowerCall(expression);
    case 'arm-broken':
      return { kind: 'broken', start, end };
  }
}

const operators: ReadonlyMap<string, BinaryOperator> = new Map([
  ['equals', '=='],
  ['less', '<'],
  ['lessorequals', '<='],
  ['greater', '>'],
  ['greaterorequals', '>='],
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['div', '/'],
  ['mod', '%'],
]);

const constants: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function lowerCall(call: arm.ArmCall): Expression {
  const { start, end } = call;
  const name = call.name.toLowerCase();
  const constant = call.namespace === undefined && call.args.length === 0 ? constants.get(name) : undefined;
  if (constant !== undefined) return { kind: 'literal', start, end, value: constant, raw: name };
  const operator = operators.get(name);
  const [left, right] = call.args;
  if (operator && left && right && call.args.length === 2) {
    return { kind: 'binary', start, end, operator, left: lowerArmExpression(left), right: lowerArmExpression(right) };
  }
  if (name === 'lambda') return lowerLambda(call);
  return {
    kind: 'call',
    start,
    end,
    name: call.namespace === undefined ? call.name : `${call.namespace}.${call.name}`,
    nameEnd: call.nameEnd,
    args: call.args.map(lowerArmExpression),
  };
}

function lowerLambda({ args, start, end }: arm.ArmCall): Expression {
  const body = args.at(-1);
  if (body === undefined) return { kind: 'broken', start, end };
  const parameters = args.slice(0, -1).map((arg): Name => ({
    kind: 'name',
    name: arg.kind === 'arm-text' ? arg.value : '',
    start: arg.start,
    end: arg.end,
  }));
  return { kind: 'lambda', start, end, parameters, body: lowerArmExpression(body) };
}

/** `[for … in range(0, count): input]`, which is what a `copy` of a property or variable means. */
export function copied(name: string, count: Expression, input: Expression, at: Node): Expression {
  const { start, end } = at;
  const zero: Expression = { kind: 'literal', start, end, value: 0, raw: '0' };
  const item: Name = { kind: 'name', name: copyVariable(name), start, end };
  const collection: Expression = { kind: 'call', start, end, name: 'range', nameEnd: start, args: [zero, count] };
  return { kind: 'for', start, end, loop: { item, index: undefined, collection, start, end }, body: input };
}

/** The variable in which the index of a `copy` loop is kept. */
export function copyVariable(name: string): string {
  return `copyIndex:${name.toLowerCase()}`;
}

/** The variable in which the index of the innermost `copy` of a resource or output is kept: `copyIndex()`. */
export const innermostCopy = copyVariable('');

/** The variable in which an argument of a user function is kept, which its body reads with `parameters(…)`. */
export function functionParameter(name: string): string {
  return `parameter:${name.toLowerCase()}`;
}
