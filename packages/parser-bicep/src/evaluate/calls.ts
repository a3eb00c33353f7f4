import { isOmitted, itemsOf, mapOptions, scalar, through, unknown, type Origin, type Value } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { branch, dependent, keyOf, reasonOf } from './branch.js';
import { coalesce, evaluate, joinParts, memberOf } from './expression.js';
import { loadFunction } from './files.js';
import { templateFunctions } from './functions/table.js';
import type { Environment } from './instance.js';
import { lambdaFunctions } from './lambdas.js';
import { copyVariable, functionParameter, innermostCopy } from './lower-arm-expression.js';
import { binary, negate } from './operators.js';
import { resourceFunctions } from './resource-calls.js';

/** A function that needs its place, or whose arguments are not all evaluated. */
export type ContextFunction = (args: readonly ast.Expression[], env: Environment, origin: Origin, name: string) => Value;

/** The value of a function call: one that needs its place, one that takes a lambda, the template's own, or a plain one. */
export function callFunction(call: ast.Call, env: Environment, origin: Origin): Value {
  const name = call.name.toLowerCase();
  const own = env.instance.run.imports.function(env.instance, call.name);
  if (own) return own(call.args.map((arg) => evaluate(arg, env)), origin);
  const special = contextFunctions.get(name) ?? resourceFunctions.get(name) ?? lambdaFunctions.get(name);
  if (special) return special(call.args, env, origin, call.name);
  if (name.startsWith('list')) return atDeployment(call.args, env, origin, call.name);
  const plain = templateFunctions.get(name);
  if (plain === undefined) return unknown({ text: `${call.name}() is not a function that akslint knows` }, origin);
  return plain(call.args.map((arg) => evaluate(arg, env)), { name: call.name, origin });
}

const contextFunctions = new Map<string, ContextFunction>([
  ['parameters', ([name], env, origin) => named(name, env, origin, (text) => bound(env.names, functionParameter(text)) ?? env.instance.parameter(text, origin))],
  ['variables', ([name], env, origin) => named(name, env, origin, (text) => env.instance.variable(text, origin))],
  ['lambdavariables', ([name], env, origin) => named(name, env, origin, (text) => bound(env.names, text) ?? unknown({ text: `there is no lambda variable "${text}"` }, origin))],
  ['copyindex', copyIndex],
  ['if', ([condition, whenTrue, whenFalse], env, origin) => conditional(condition, whenTrue, whenFalse, env, origin)],
  ['coalesce', (args, env, origin) => coalesce(args, env, origin)],
  ['and', (args, env, origin) => connected('&&', args, env, origin)],
  ['or', (args, env, origin) => connected('||', args, env, origin)],
  ['not', ([arg], env, origin) => (arg ? negate(evaluate(arg, env), origin) : unknown({ text: 'not() needs a value' }, origin))],
  ['format', format],
  ['trygetproperty', tryGet],
  ['tryget', tryGet],
  ['deployment', atDeployment],
  ['deployer', atDeployment],
  ['environment', atDeployment],
  ['utcnow', atDeployment],
  ['newguid', atDeployment],
  ['getsecret', atDeployment],
  ['externalinput', atDeployment],
  ['readenvironmentvariable', readEnvironment],
  ['pickzones', atDeployment],
  ['provider', atDeployment],
  ['providers', atDeployment],
  ['fail', (_, __, origin) => unknown({ text: 'the template refuses its input here with fail()' }, origin)],
  ['loadtextcontent', loadFunction],
  ['loadjsoncontent', loadFunction],
  ['loadyamlcontent', loadFunction],
  ['loadfileasbase64', loadFunction],
  ['loaddirectoryfileinfo', loadFunction],
]);

function named(name: ast.Expression | undefined, env: Environment, origin: Origin, look: (text: string) => Value): Value {
  if (name === undefined) return unknown({ text: 'a name is missing' }, origin);
  return mapOptions(evaluate(name, env), (value) =>
    value.kind === 'scalar' && typeof value.value === 'string' ? through(look(value.value), env.use) : unknown(reasonOf(value), origin),
  );
}

function bound(scope: Environment['names'], name: string): Value | undefined {
  for (let one = scope; one !== undefined; one = one.next) if (one.name === name) return one.value;
  return undefined;
}

/** `and(…)`, `or(…)`: what follows a deciding argument is not looked at. */
function connected(operator: '&&' | '||', args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  let result: Value = scalar(operator === '&&', origin);
  for (const arg of args) {
    if (result.kind === 'scalar' && result.value === (operator === '||')) return result;
    result = binary(operator, result, evaluate(arg, env), origin);
  }
  return result;
}

function copyIndex(args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const values = args.map((arg) => evaluate(arg, env));
  const [first, second] = values;
  const name = first?.kind === 'scalar' && typeof first.value === 'string' ? first.value : undefined;
  const offset = name === undefined ? first : second;
  const index = bound(env.names, name === undefined ? innermostCopy : copyVariable(name));
  if (index === undefined) return unknown({ text: 'copyIndex() stands outside of a loop' }, origin);
  return offset === undefined ? index : binary('+', index, offset, origin);
}

function conditional(
  condition: ast.Expression | undefined,
  whenTrue: ast.Expression | undefined,
  whenFalse: ast.Expression | undefined,
  env: Environment,
  origin: Origin,
): Value {
  if (!condition || !whenTrue || !whenFalse) return unknown({ text: 'if() needs a condition and two values' }, origin);
  return branch(evaluate(condition, env), origin, () => evaluate(whenTrue, env), () => evaluate(whenFalse, env));
}

/** `format('{0}/{1}', …)`: the same text as an interpolated one, so that names put together in either way are equal. */
function format(args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const [pattern, ...values] = args.map((arg) => evaluate(arg, env));
  if (pattern?.kind !== 'scalar' || typeof pattern.value !== 'string') return dependent('format', [pattern ?? scalar(null, origin), ...values], origin, { type: 'string', nonNull: true });
  const parts: Value[] = [];
  for (const piece of pattern.value.split(/(\{\{|\}\}|\{\d+(?::[^{}]*)?\})/)) {
    const hole = /^\{(\d+)(:[^{}]*)?\}$/.exec(piece);
    if (hole === null) parts.push(scalar(piece === '{{' ? '{' : piece === '}}' ? '}' : piece, origin));
    else parts.push(hole[2] === undefined ? values[Number(hole[1])] ?? scalar('', origin) : formatted(values[Number(hole[1])], hole[2].slice(1), origin));
  }
  return joinParts(parts.filter((part) => !(part.kind === 'scalar' && part.value === '')), origin);
}

/** `{0:D3}`, `{0:X2}` of a whole number; other formats are those of .NET and are not evaluated. */
function formatted(value: Value | undefined, specifier: string, origin: Origin): Value {
  const known = /^([DdXx])(\d*)$/.exec(specifier);
  if (value?.kind === 'scalar' && typeof value.value === 'number' && known?.[1] !== undefined && value.value >= 0) {
    const isHex = known[1].toLowerCase() === 'x';
    const digits = value.value.toString(isHex ? 16 : 10).padStart(Number(known[2]), '0');
    return scalar(known[1] === 'X' ? digits.toUpperCase() : digits, origin);
  }
  return unknown({ text: `the format "${specifier}" is not evaluated` }, origin, { type: 'string', nonNull: true });
}

function tryGet(args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const [of, ...path] = args.map((arg) => evaluate(arg, env));
  if (of === undefined) return unknown({ text: 'tryGet() needs a value' }, origin);
  return path.reduce<Value>((value, key) => mapOptions(value, (one) => mapOptions(key, (segment) => safeStep(one, segment, env, origin))), of);
}

function safeStep(of: Value, key: Value, env: Environment, origin: Origin): Value {
  if (isOmitted(of)) return scalar(null, origin);
  if (key.kind === 'scalar' && typeof key.value === 'string') return memberOf(of, key.value, true, env, origin);
  if (of.kind === 'list' && key.kind === 'scalar' && typeof key.value === 'number') {
    return of.open ? unknown(of.open, origin) : (itemsOf(of)[key.value] ?? scalar(null, origin));
  }
  return dependent('tryGet', [of, key], origin);
}

function atDeployment(args: readonly ast.Expression[], env: Environment, origin: Origin, name: string): Value {
  const values = args.map((arg) => evaluate(arg, env));
  const keys = values.map(keyOf);
  const isStable = !['newguid', 'utcnow'].includes(name.toLowerCase());
  return unknown(
    { text: `${name}() is answered only during deployment` },
    origin,
    { nonNull: true, ...(isStable && !keys.includes(undefined) ? { key: `${name}(${keys.join(',')})` } : {}) },
  );
}

function readEnvironment(args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const values = args.map((arg) => evaluate(arg, env));
  const name = asText(values[0] ?? scalar(null, origin)) ?? '?';
  return unknown({ text: `the environment variable ${name} is not read`, remedy: 'pass --parameters FILE with its value' }, origin, { nonNull: true, type: 'string', key: `env(${name})` });
}

/** A known text. */
export function asText(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
