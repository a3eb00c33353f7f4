import {
  isOmitted,
  itemsOf,
  mapOptions,
  reference,
  scalar,
  unknown,
  type Origin,
  type Value,
} from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { branch, dependent, keyOf, reasonOf } from './branch.js';
import { coalesce, evaluate, joinParts, memberOf } from './expression.js';
import { loadFunction } from './files.js';
import { templateFunctions } from './functions/table.js';
import type { Environment } from './instance.js';
import { lambdaFunctions } from './lambdas.js';
import { copyVariable } from './lower-arm-expression.js';
import { binary, negate } from './operators.js';

type ContextFunction = (args: readonly ast.Expression[], env: Environment, origin: Origin, name: string) => Value;

/** The value of a function call: one that needs its place, one that takes a lambda, the template's own, or a plain one. */
export function callFunction(call: ast.Call, env: Environment, origin: Origin): Value {
  const name = call.name.toLowerCase();
  const own = env.instance.run.userFunction(env.instance, call.name);
  if (own) return own(call.args.map((arg) => evaluate(arg, env)), origin);
  const special = contextFunctions.get(name) ?? lambdaFunctions.get(name);
  if (special) return special(call.args, env, origin, call.name);
  if (name.startsWith('list')) return atDeployment(call.args, env, origin, call.name);
  const plain = templateFunctions.get(name);
  if (plain === undefined) return unknown({ text: `${call.name}() is not a function that akslint knows` }, origin);
  return plain(call.args.map((arg) => evaluate(arg, env)), { name: call.name, origin });
}

const contextFunctions = new Map<string, ContextFunction>([
  ['parameters', ([name], env, origin) => named(name, env, origin, (text) => env.instance.parameter(text, origin))],
  ['variables', ([name], env, origin) => named(name, env, origin, (text) => variableValue(text, env, origin))],
  ['lambdavariables', ([name], env, origin) => named(name, env, origin, (text) => bound(env.names, text) ?? unknown({ text: `there is no lambda variable "${text}"` }, origin))],
  ['copyindex', copyIndex],
  ['if', ([condition, whenTrue, whenFalse], env, origin) => conditional(condition, whenTrue, whenFalse, env, origin)],
  ['coalesce', (args, env, origin) => coalesce(args, env, origin)],
  ['and', (args, env, origin) => args.map((arg) => evaluate(arg, env)).reduce((left, right) => binary('&&', left, right, origin))],
  ['or', (args, env, origin) => args.map((arg) => evaluate(arg, env)).reduce((left, right) => binary('||', left, right, origin))],
  ['not', ([arg], env, origin) => (arg ? negate(evaluate(arg, env), origin) : unknown({ text: 'not() needs a value' }, origin))],
  ['format', format],
  ['trygetproperty', tryGet],
  ['tryget', tryGet],
  ['reference', referenceValue],
  ['resourceid', resourceId],
  ['extensionresourceid', extensionResourceId],
  ['subscriptionresourceid', scopedResourceId],
  ['managementgroupresourceid', scopedResourceId],
  ['tenantresourceid', tenantResourceId],
  ['resourcegroup', scopeValue('resourceGroup')],
  ['subscription', scopeValue('subscription')],
  ['managementgroup', scopeValue('managementGroup')],
  ['tenant', scopeValue('tenant')],
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
    value.kind === 'scalar' && typeof value.value === 'string'
      ? env.instance.run.used(look(value.value), env)
      : unknown(reasonOf(value), origin),
  );
}

function variableValue(name: string, env: Environment, origin: Origin): Value {
  return env.instance.variable(name, origin);
}

function bound(scope: Environment['names'], name: string): Value | undefined {
  for (let one = scope; one !== undefined; one = one.next) if (one.name === name) return one.value;
  return undefined;
}

function copyIndex(args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const values = args.map((arg) => evaluate(arg, env));
  const [first, second] = values;
  const name = first?.kind === 'scalar' && typeof first.value === 'string' ? first.value : undefined;
  const offset = name === undefined ? first : second;
  const index = name === undefined ? innermostCopy(env.names) : bound(env.names, copyVariable(name));
  if (index === undefined) return unknown({ text: 'copyIndex() stands outside of a loop' }, origin);
  return offset === undefined ? index : binary('+', index, offset, origin);
}

function innermostCopy(scope: Environment['names']): Value | undefined {
  for (let one = scope; one !== undefined; one = one.next) if (one.name.startsWith(copyVariable(''))) return one.value;
  return undefined;
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
    const item = itemsOf(of)[key.value];
    if (item) return item;
    return of.open ? unknown(of.open, origin) : scalar(null, origin);
  }
  return dependent('tryGet', [of, key], origin);
}

/** `reference('symbol')`, `reference(resourceId(…))`: the deployed resource, whose declared properties are known. */
function referenceValue(args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const [first, , full] = args;
  if (first === undefined) return unknown({ text: 'reference() needs a resource' }, origin);
  const wholeBody = full !== undefined && asText(evaluate(full, env))?.toLowerCase() === 'full';
  return mapOptions(evaluate(first, env), (of) => {
    const target = resourceMeant(of, env, origin);
    if (target === undefined) return unknown({ text: 'reference() is answered only after deployment' }, origin, withKey(of, 'reference'));
    if (env.instance.run.isModuleKey(target) || wholeBody) return reference(target, [], origin);
    return memberOf(reference(target, [], origin), 'properties', false, env, origin);
  });
}

function resourceMeant(of: Value, env: Environment, origin: Origin): string | undefined {
  if (of.kind === 'reference') return of.target;
  const text = asText(of);
  if (text === undefined) return undefined;
  const symbol = env.instance.symbolReference(text, origin);
  return symbol?.kind === 'reference' ? symbol.target : undefined;
}

function resourceId(args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const values = args.map((arg) => evaluate(arg, env));
  const at = values.findIndex((value) => asText(value)?.includes('/'));
  const type = at === -1 ? undefined : asText(values[at] ?? scalar(null, origin));
  if (type === undefined) return dependent('resourceId', values, origin, { type: 'string', nonNull: true });
  const names = values.slice(at + 1);
  return idOf(type, names, values, env, origin);
}

function idOf(type: string, names: readonly Value[], all: readonly Value[], env: Environment, origin: Origin): Value {
  const slash = scalar('/', origin);
  const full = joinParts(names.flatMap((name, index) => (index === 0 ? [name] : [slash, name])), origin);
  return mapOptions(full, (name) => {
    const key = env.instance.run.find(type, name);
    if (key !== undefined) return reference(key, ['id'], origin);
    return dependent('resourceId', all, origin, { type: 'string', nonNull: true });
  });
}

function extensionResourceId(args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const [base, type, ...names] = args.map((arg) => evaluate(arg, env));
  if (!base || !type) return unknown({ text: 'extensionResourceId() needs a resource and a type' }, origin);
  return idOf(asText(type) ?? '', names, [base, type, ...names], env, origin);
}

function scopedResourceId(args: readonly ast.Expression[], env: Environment, origin: Origin, name: string): Value {
  const values = args.map((arg) => evaluate(arg, env));
  const at = values.findIndex((value) => asText(value)?.includes('/'));
  const path = at === -1 ? undefined : providerPath(asText(values[at] ?? scalar(null, origin)) ?? '', values.slice(at + 1));
  const found = at === -1 ? undefined : idOf(asText(values[at] ?? scalar(null, origin)) ?? '', values.slice(at + 1), values, env, origin);
  if (found?.kind === 'reference') return found;
  const result = dependent(name, values, origin, { type: 'string', nonNull: true });
  return path === undefined || result.kind !== 'unknown' ? result : { ...result, pattern: `*${path}` };
}

function tenantResourceId(args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const [type, ...names] = args.map((arg) => evaluate(arg, env));
  const path = type && providerPath(asText(type) ?? '', names);
  return path === undefined ? dependent('tenantResourceId', [type ?? scalar(null, origin), ...names], origin, { type: 'string', nonNull: true }) : scalar(path, origin);
}

/** `/providers/Namespace/type/name/childType/childName`; undefined when a name is not known. */
function providerPath(type: string, names: readonly Value[]): string | undefined {
  const [namespace, ...types] = type.split('/');
  const texts = names.map(asText);
  if (texts.length !== types.length || texts.some((text) => text === undefined)) return undefined;
  return `/providers/${namespace}${types.map((part, index) => `/${part}/${texts[index]}`).join('')}`;
}

function scopeValue(kind: 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant'): ContextFunction {
  return (args, env, origin) => {
    const names = args.map((arg) => evaluate(arg, env));
    if (names.length > 0) return reference(`${kind}(${names.map((name) => keyOf(name) ?? '?').join(',')})`, [], origin);
    return env.instance.ownScope(kind, origin);
  };
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

function withKey(of: Value, operation: string): { nonNull: true; key?: string } {
  const key = keyOf(of);
  return key === undefined ? { nonNull: true } : { nonNull: true, key: `${operation}(${key})` };
}

function asText(value: Value): string | undefined {
  return value.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}
