import { mapOptions, reference, scalar, unknown, type Origin, type Reference, type Value } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { dependent, keyOf, reasonOf } from './branch.js';
import { asText, type ContextFunction } from './calls.js';
import { evaluate, joinParts, memberOf } from './expression.js';
import type { Environment } from './instance.js';
import type { Scope } from './template.js';
import { keyOfText, literalIn, partsOfText, splitText } from './text-key.js';

/** Functions that lead to resources and to the scopes around them. */
export const resourceFunctions: ReadonlyMap<string, ContextFunction> = new Map<string, ContextFunction>([
  ['reference', referenceValue],
  ['resourceid', resourceId],
  ['extensionresourceid', extensionResourceId],
  ['subscriptionresourceid', outerResourceId],
  ['managementgroupresourceid', outerResourceId],
  ['tenantresourceid', tenantResourceId],
  ['resourcegroup', scopeValue('resourceGroup')],
  ['subscription', scopeValue('subscription')],
  ['managementgroup', scopeValue('managementGroup')],
  ['tenant', scopeValue('tenant')],
]);

/** `reference('symbol')`, `reference(resourceId(…))`: the deployed resource, whose declared properties are known. */
function referenceValue(args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const [first, , full] = args;
  if (first === undefined) return unknown({ text: 'reference() needs a resource' }, origin);
  const isFull = full !== undefined && asText(evaluate(full, env))?.toLowerCase() === 'full';
  return mapOptions(evaluate(first, env), (of) => {
    const target = resourceMeant(of, env, origin);
    if (target === undefined) return unknown({ text: 'reference() is answered only after deployment' }, origin, withKey(of));
    if (env.instance.run.isModuleKey(target) || isFull) return reference(target, [], origin);
    return memberOf(reference(target, [], origin), 'properties', false, env, origin);
  });
}

function withKey(of: Value): { nonNull: true; key?: string } {
  const key = keyOf(of);
  return key === undefined ? { nonNull: true } : { nonNull: true, key: `reference(${key})` };
}

function resourceMeant(of: Value, env: Environment, origin: Origin): string | undefined {
  if (of.kind === 'reference') return of.target;
  const text = asText(of);
  const symbol = text === undefined ? undefined : env.instance.symbolReference(text, origin);
  return symbol?.kind === 'reference' ? symbol.target : undefined;
}

/** `resourceId(['subscription',] ['group',] 'Namespace/type', 'name', …)`. */
function resourceId(args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const values = args.map((arg) => evaluate(arg, env));
  const at = values.findIndex((value) => asText(value)?.includes('/'));
  const type = at === -1 ? undefined : asText(values[at]);
  if (type === undefined) return dependent('resourceId', values, origin, { type: 'string', nonNull: true });
  const group = at === 0 ? undefined : groupOf(values.slice(0, at), env, origin);
  return idOf(type, values.slice(at + 1), group, values, 'resourceId', env, origin);
}

/** The group that the leading arguments name; the deployment's own names are left out. */
function groupOf(names: readonly Value[], env: Environment, origin: Origin): Value | undefined {
  const foreign = names.filter((name) => !isOwn(name));
  const { scopes, index } = env.instance.run;
  const [only] = foreign;
  if (only === undefined) return undefined;
  const declared = foreign.length === 1 ? index.findDeclared('Microsoft.Resources/resourceGroups', only, env.instance.place, scopes) : undefined;
  return declared === undefined ? scopes.reference('resourceGroup', foreign, origin) : reference(declared, [], origin);
}

/** `subscription().subscriptionId`, `resourceGroup().name` and the like of the deployment itself. */
function isOwn(name: Value): boolean {
  return name.kind === 'reference' && (name.target === 'subscription()' || name.target === 'resourceGroup()');
}

/**
 * The id of the resource of this type and these names. What stands in the deployment is a reference to it; of what
 * does not, a literal name is kept as a pattern.
 */
function idOf(type: string, names: readonly Value[], scope: Value | undefined, all: readonly Value[], name: string, env: Environment, origin: Origin): Value {
  const { run, place } = env.instance;
  const slash = scalar('/', origin);
  const full = joinParts(names.flatMap((part, index) => (index === 0 ? [part] : [slash, part])), origin);
  return mapOptions(full, (one) => {
    const key = run.index.find(type, one, scope ? { scope, path: place.path, isExact: true } : place, run.scopes);
    if (key !== undefined) return reference(key, ['id'], origin);
    return idText(name, all, providerPath(type, names), origin);
  });
}

function idText(name: string, all: readonly Value[], path: string | undefined, origin: Origin): Value {
  const id = dependent(name, all, origin, { type: 'string', nonNull: true });
  return path === undefined || id.kind !== 'unknown' ? id : { ...id, pattern: `*${path}` };
}

function extensionResourceId(args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const [base, type, ...names] = args.map((arg) => evaluate(arg, env));
  const kind = type && asText(type);
  if (!base || !type || kind === undefined) return unknown({ text: 'extensionResourceId() needs a resource and a type' }, origin, { nonNull: true });
  return idOf(kind, names, groupInId(base, env, origin) ?? base, [base, type, ...names], 'extensionResourceId', env, origin);
}

/** `format('/subscriptions/{0}/resourceGroups/{1}', …)`, which Bicep compiles a scope in another group to. */
function groupInId(base: Value, env: Environment, origin: Origin): Value | undefined {
  if (base.kind === 'reference') return base;
  const key = keyOf(base);
  const split = key === undefined ? undefined : splitText(partsOfText(key) ?? [key], '/resourceGroups/', 'first');
  if (split === undefined || split.after.length === 0) return undefined;
  const literal = split.after.length === 1 ? literalIn(split.after[0]) : undefined;
  return groupOf([literal === undefined ? unknown(reasonOf(base), origin, { key: keyOfText(split.after) }) : scalar(literal, origin)], env, origin);
}

function outerResourceId(args: readonly ast.Expression[], env: Environment, origin: Origin, name: string): Value {
  const values = args.map((arg) => evaluate(arg, env));
  const at = values.findIndex((value) => asText(value)?.includes('/'));
  const type = at === -1 ? undefined : asText(values[at]);
  if (type === undefined) return dependent(name, values, origin, { type: 'string', nonNull: true });
  return idOf(type, values.slice(at + 1), undefined, values, name, env, origin);
}

function tenantResourceId(args: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const values = args.map((arg) => evaluate(arg, env));
  const [type, ...names] = values;
  const path = providerPath(asText(type) ?? '', names);
  return path === undefined ? dependent('tenantResourceId', values, origin, { type: 'string', nonNull: true }) : scalar(path, origin);
}

/** `/providers/Namespace/type/name/childType/childName`; undefined when a name is not known. */
function providerPath(type: string, names: readonly Value[]): string | undefined {
  const [namespace, ...types] = type.split('/');
  const texts = names.map(asText);
  if (types.length === 0 || texts.length !== types.length || texts.includes(undefined)) return undefined;
  return `/providers/${namespace}${types.map((part, index) => `/${part}/${texts[index]}`).join('')}`;
}

function scopeValue(kind: Scope): ContextFunction {
  return (args, env, origin): Value => {
    const names = args.map((arg) => evaluate(arg, env));
    if (names.length === 0) return env.instance.ownScope(kind, origin);
    if (kind === 'resourceGroup') return groupOf(names, env, origin) ?? ownOf(kind, env, origin);
    const foreign = names.filter((name) => !isOwn(name));
    return foreign.length === 0 ? ownOf(kind, env, origin) : env.instance.run.scopes.reference(kind, foreign, origin);
  };
}

function ownOf(kind: Scope, env: Environment, origin: Origin): Reference {
  return env.instance.run.scopes.reference(kind, [], origin);
}
