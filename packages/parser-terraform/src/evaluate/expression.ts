import { itemsOf, list, scalar, unknown, type Value } from '@akslint/model';
import type { Binary, Call, Conditional, Expression, Literal } from '../syntax/ast.js';
import { evaluateCan, evaluateTry } from './attempt.js';
import { evaluateForObject, evaluateForTuple, evaluateObject } from './comprehension.js';
import { assuming, chooseBy, outcomesOf } from './condition.js';
import { convert } from './convert.js';
import { failed, isFailure } from './failure.js';
import { numberLiteral } from './number.js';
import { binary, unary } from './operators.js';
import { originAt, type Scope } from './scope.js';
import { settled } from './steps.js';
import { evaluateTemplate } from './template.js';
import { evaluateSplat, evaluateTraversal } from './traversal.js';
import { anyType } from './type.js';
import { commonType, nullOf, typeOf } from './type-of.js';
import { derivedKey, findUndecided } from './undecided.js';
import { callOfUnknown } from './unknown-function.js';
import { familyOf } from './unify.js';

/**
 * The value of an expression where it stands. Never throws: what cannot be worked out is unknown with a reason,
 * what Terraform would refuse is a failure ({@link isFailure}).
 */
export function evaluate(expression: Expression, scope: Scope): Value {
  const { evaluation } = scope;
  if (!evaluation.enter()) return unknown({ text: 'it is nested too deep to be worked out' }, originAt(scope, expression));
  try {
    return dispatch(expression, scope);
  } finally {
    evaluation.leave();
  }
}

function dispatch(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'literal':
      return literal(expression, scope);
    case 'template':
      return evaluateTemplate(expression, scope);
    case 'variable':
    case 'attribute':
    case 'index':
      return evaluateTraversal(expression, scope);
    case 'splat':
      return evaluateSplat(expression, scope);
    case 'call':
      return evaluateCall(expression, scope);
    case 'conditional':
      return evaluateConditional(expression, scope);
    case 'unary':
      return unary(expression.operator, evaluate(expression.operand, scope), originAt(scope, expression));
    case 'binary':
      return evaluateBinary(expression, scope);
    case 'tuple':
      return tuple(expression.items, expression, scope);
    case 'object':
      return evaluateObject(expression, scope);
    case 'for-tuple':
      return evaluateForTuple(expression, scope);
    case 'for-object':
      return evaluateForObject(expression, scope);
    case 'parentheses':
      return evaluate(expression.inner, scope);
    case 'broken':
      return unknown({ text: 'the expression has a syntax error', remedy: 'correct it' }, originAt(scope, expression));
  }
}

function literal(expression: Literal, scope: Scope): Value {
  const at = originAt(scope, expression);
  if (expression.value === null) return nullOf(scalar(null, at), anyType);
  if (typeof expression.value !== 'number') return scalar(expression.value, at);
  return numberLiteral(expression.raw, at) ?? scalar(expression.value, at);
}

function tuple(items: readonly Expression[], expression: Expression, scope: Scope): Value {
  const at = originAt(scope, expression);
  const values = items.map((item) => settled(evaluate(item, scope)));
  return values.find(isFailure) ?? list(values, at);
}

/** A long chain (`a && b && c …`) leans to the left; it is walked without going deeper for each operator. */
function evaluateBinary(expression: Binary, scope: Scope): Value {
  const chain: Binary[] = [];
  let leftmost: Expression = expression;
  while (leftmost.kind === 'binary') {
    chain.push(leftmost);
    leftmost = leftmost.left;
  }
  let value = evaluate(leftmost, scope);
  for (const { operator, right, ...node } of chain.reverse()) {
    value = binary(operator, value, evaluate(right, scope), originAt(scope, node));
  }
  return value;
}

function evaluateConditional({ condition, whenTrue, whenFalse }: Conditional, scope: Scope): Value {
  const outcomes = outcomesOf(evaluate(condition, scope), originAt(scope, condition));
  // Each once, whatever the condition: a chain of conditions would double the work with every link.
  const known = new Map<Expression, Value>();
  const branch = (expression: Expression): Value => {
    const value = known.get(expression) ?? evaluate(expression, scope);
    known.set(expression, value);
    return value;
  };
  return chooseBy(outcomes, (is, when) => {
    const [taken, other] = is ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
    return asOther(assuming(branch(taken), when), other, branch, scope);
  });
}

/** Both branches have one type: a number beside a text is a text. Where a part is not known, they may fit each other. */
function asOther(value: Value, other: Expression, branch: (expression: Expression) => Value, scope: Scope): Value {
  const isOfAnyType = value.kind === 'reference' || (value.kind === 'unknown' && value.type === undefined);
  if (isOfAnyType || isFailure(value)) return value;
  // A null without a type takes on the other branch's.
  if (value.kind === 'scalar' && value.value === null && typeOf(value).kind === 'any') return { ...value };
  const counterpart = branch(other);
  if (isFailure(counterpart)) return fitsWritten(value, other) ? value : unlike(other, scope);
  const type = commonType([value, counterpart]);
  if (type) return convert(value, type, value.origin);
  const mayFit = [value, counterpart].some((each) => findUndecided(each) !== undefined);
  return mayFit ? value : unlike(other, scope);
}

/** Whether a value goes with a branch that is refused itself: Terraform knows its type only where it is written as a list or an object. */
function fitsWritten(value: Value, other: Expression): boolean {
  if (other.kind === 'parentheses') return fitsWritten(value, other.inner);
  if (other.kind !== 'tuple' && other.kind !== 'object') return true;
  const type = typeOf(value);
  return type.kind === 'any' || familyOf(type) === (other.kind === 'tuple' ? 'sequence' : 'mapping');
}

function unlike(other: Expression, scope: Scope): Value {
  return failed('the two results of the condition have no common type', originAt(scope, other));
}

/** What differs from call to call, so that two unknown results are not the same value. */
const impureFunctions: ReadonlySet<string> = new Set(['timestamp', 'plantimestamp', 'uuid', 'bcrypt']);

function evaluateCall(call: Call, scope: Scope): Value {
  const at = originAt(scope, call);
  const name = call.name.startsWith('core::') ? call.name.slice('core::'.length) : call.name;
  if (name === 'try') return evaluateTry(call, scope);
  if (name === 'can') return evaluateCan(call, scope);
  const implementation = scope.evaluation.functions.get(name);
  if (!implementation) return callOfUnknown(name, scope.evaluation.functions.names, at);
  if (name === 'templatestring' && call.args[0]?.kind === 'template') return failed('templatestring takes only a reference to a template', at);
  const args = argumentsOf(call, scope);
  if (!Array.isArray(args)) return args;
  const result = implementation(args, { name, origin: at, files: scope.evaluation.files });
  if (result.kind !== 'unknown' || result.key !== undefined || isFailure(result) || impureFunctions.has(name)) return result;
  const key = derivedKey(name, args);
  return key === undefined ? result : { ...result, key };
}

function argumentsOf(call: Call, scope: Scope): Value[] | Value {
  const args = call.args.map((arg) => evaluate(arg, scope));
  if (!call.expandLast) return args;
  const last = args.pop();
  if (last?.kind === 'list' && !last.open) return [...args, ...itemsOf(last)];
  if (last === undefined || last.kind === 'scalar' || last.kind === 'object') return failed('what stands before "..." is no list', originAt(scope, call));
  if (last.kind === 'unknown') return last;
  return unknown(last.kind === 'list' && last.open ? last.open : { text: 'the list of arguments is not known' }, last.origin);
}
