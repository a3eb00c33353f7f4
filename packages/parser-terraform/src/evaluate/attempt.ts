import { choice, mapOptions, optionsOf, scalar, unknown, type Assumption, type Value } from '@akslint/model';
import type { Call, Expression } from '../syntax/ast.js';
import { evaluate } from './expression.js';
import { failed, isFailure } from './failure.js';
import { originAt, type Scope } from './scope.js';
import { derivedKey, findUndecided } from './undecided.js';

/** Evaluates `try(a, b, …)`: the first that Terraform does not refuse, in each possible world. */
export function evaluateTry(call: Call, scope: Scope): Value {
  const at = originAt(scope, call);
  if (call.args.length === 0) return failed('try needs an argument', at);
  return attempt(call, 0, scope);
}

function attempt(call: Call, index: number, scope: Scope): Value {
  const argument = call.args[index];
  if (argument === undefined) return failed('no argument of try can be evaluated', originAt(scope, call));
  const value = evaluate(argument, scope);
  if (isFailure(value)) return attempt(call, index + 1, scope);
  if (mayFail(argument, value, scope)) return either(value, attempt(call, index + 1, scope));
  if (value.kind !== 'choice' || !value.options.some((option) => isFailure(option.value))) return value;
  const next = attempt(call, index + 1, scope);
  return choice(
    value.options.map((option) => (isFailure(option.value) ? { value: next, when: option.when } : option)),
    value.reason,
    value.origin,
  );
}

/** The value, or what comes next should Terraform refuse it once it knows more. */
function either(value: Value, next: Value): Value {
  const { reason, origin } = findUndecided(value) ?? { reason: { text: 'it cannot be worked out' }, origin: value.origin };
  if (isFailure(next)) return value;
  const key = derivedKey('can', [value]);
  const when = (is: boolean): readonly Assumption[] => (key === undefined ? [] : [{ key, is }]);
  const options = optionsOf(value).flatMap((option) => [
    ...(isFailure(option.value) ? [] : [{ value: option.value, when: [...option.when, ...when(true)] }]),
    { value: next, when: [...option.when, ...when(false)] },
  ]);
  return choice(options, reason, origin);
}

/** Whether Terraform may refuse an expression whose value is `value`, once what is not known of it is known. */
function mayFail(expression: Expression, value: Value, scope: Scope): boolean {
  switch (expression.kind) {
    case 'literal':
    case 'variable':
    case 'broken':
      return false;
    case 'parentheses':
      return mayFail(expression.inner, value, scope);
    case 'attribute':
    case 'index':
      return value.kind === 'unknown' && !isMember(expression, scope);
    default:
      return value.kind !== 'reference' && (isUndecided(value) || restsOnUndecided(expression, scope));
  }
}

/** Whether something that is not known goes into a value, which may be known all the same: `contains(["a", x], "a")`. */
function restsOnUndecided(expression: Expression, scope: Scope): boolean {
  switch (expression.kind) {
    case 'call':
      return expression.name !== 'can' && expression.args.some((arg) => restsOnUndecided(arg, scope));
    case 'binary':
      return restsOnUndecided(expression.left, scope) || restsOnUndecided(expression.right, scope);
    case 'tuple':
      return expression.items.some((item) => restsOnUndecided(item, scope));
    case 'object':
      return expression.items.some(({ key, value }) => restsOnUndecided(value, scope) || restsOnUndecided(key, scope));
    case 'unary':
      return restsOnUndecided(expression.operand, scope);
    case 'parentheses':
      return restsOnUndecided(expression.inner, scope);
    default:
      return isUndecided(evaluate(expression, scope));
  }
}

function isUndecided(value: Value): boolean {
  return value.kind !== 'reference' && !isFailure(value) && findUndecided(value) !== undefined;
}

/** Whether what is indexed is known to have the member, so that only the member's own value is not known. */
function isMember(expression: Extract<Expression, { kind: 'attribute' | 'index' }>, scope: Scope): boolean {
  if (expression.of.kind === 'variable' && !scope.bindings.has(expression.of.name)) return true;
  const of = evaluate(expression.of, scope);
  if (of.kind === 'list') return of.open === undefined && expression.kind === 'index' && evaluate(expression.key, scope).kind === 'scalar';
  if (of.kind !== 'object') return of.kind === 'reference';
  const key = expression.kind === 'attribute' ? scalar(expression.name, of.origin) : evaluate(expression.key, scope);
  return key.kind === 'scalar' && of.entries.has(String(key.value));
}

/** Evaluates `can(x)`: whether Terraform does not refuse it. */
export function evaluateCan(call: Call, scope: Scope): Value {
  const at = originAt(scope, call);
  const [argument] = call.args;
  if (argument === undefined || call.args.length > 1) return failed('can takes one argument', at);
  const value = evaluate(argument, scope);
  const isCertain = !mayFail(argument, value, scope);
  return mapOptions(value, (option) => {
    if (isFailure(option)) return scalar(false, at);
    if (isCertain) return scalar(true, at);
    const { reason, origin } = findUndecided(option) ?? { reason: { text: 'it cannot be worked out' }, origin: option.origin };
    const key = derivedKey('can', [value]);
    return unknown(reason, origin, { type: 'bool', nonNull: true, ...(key !== undefined && { key }) });
  });
}
