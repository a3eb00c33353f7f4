import { choice, mapOptions, scalar, unknown, type Value } from '@akslint/model';
import type { Call } from '../syntax/ast.js';
import { evaluate } from './expression.js';
import { failed, isFailure } from './failure.js';
import { originAt, type Scope } from './scope.js';
import { derivedKey } from './undecided.js';

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
  if (value.kind !== 'choice') return isFailure(value) ? attempt(call, index + 1, scope) : value;
  if (!value.options.some((option) => isFailure(option.value))) return value;
  const next = attempt(call, index + 1, scope);
  return choice(
    value.options.map((option) => (isFailure(option.value) ? { value: next, when: option.when } : option)),
    value.reason,
    value.origin,
  );
}

/** Evaluates `can(x)`: whether Terraform does not refuse it. */
export function evaluateCan(call: Call, scope: Scope): Value {
  const at = originAt(scope, call);
  const [argument] = call.args;
  if (argument === undefined || call.args.length > 1) return failed('can takes one argument', at);
  return mapOptions(evaluate(argument, scope), (option) => {
    if (isFailure(option)) return scalar(false, at);
    if (option.kind !== 'unknown') return scalar(true, at);
    const key = derivedKey('can', [option]);
    return unknown(option.reason, option.origin, { type: 'bool', nonNull: true, ...(key !== undefined && { key }) });
  });
}
