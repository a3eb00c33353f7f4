import { mapOptions, originOf, reference, scalar, unknown, type Value } from '@akslint/model';
import { keyOf, reasonOf } from './branch.js';
import { evaluate, joinParts } from './expression.js';
import type { ResourceStanding } from './instance.js';
import type { Run } from './run.js';
import { keyOfText, literalIn, partsOfText, splitText } from './text-key.js';

/** Resources nest at most this deep. */
const deepestResource = 20;

/** A resource's name with those of the resources around it, `/`-separated. */
export function fullName(standing: ResourceStanding, run: Run, depth = 0): Value {
  const { node, env } = standing;
  const origin = originOf(node.header);
  const own = node.name ? evaluate(node.name, env) : unknown({ text: 'it has no name' }, origin);
  if (depth > deepestResource) return unknown({ text: 'its parents nest too deeply (is one its own parent?)' }, origin);
  const around = aroundOf(standing, run);
  return around ? joinParts([fullName(around, run, depth + 1), scalar('/', origin), own], origin) : own;
}

/** The resource that it is a child of by nesting or by `parent:`. */
function aroundOf({ node, env, instance, suffix }: ResourceStanding, run: Run): ResourceStanding | undefined {
  if (node.within) {
    const all = instance.resourceStandings(node.within);
    return all.find((one) => suffix.startsWith(one.suffix)) ?? all[0];
  }
  const parent = node.parent && evaluate(node.parent, env);
  return parent?.kind === 'reference' ? run.standingOf(parent.target) : undefined;
}

/** What a resource is deployed in or attached to. */
export function parentOf(standing: ResourceStanding, run: Run): Value {
  const { node, env, instance } = standing;
  const old = oldExtension(standing, run);
  if (old) return old.target;
  if (node.parent) return evaluate(node.parent, env);
  const around = node.within && aroundOf(standing, run);
  if (around) return run.referenceTo(around, originOf(node.header));
  if (node.scope) return scopeMeant(evaluate(node.scope, env), standing, run);
  return parentByName(standing, run) ?? instance.place.scope;
}

/** The type that a resource really has: an old-style extension names its own in the second half of its name. */
export function typeOf(standing: ResourceStanding, run: Run): string {
  return oldExtension(standing, run)?.type ?? standing.node.type;
}

/** `Microsoft.ContainerService/managedClusters/providers/diagnosticSettings` named `aks/Microsoft.Insights/x`. */
function oldExtension(standing: ResourceStanding, run: Run): { readonly type: string; readonly target: Value } | undefined {
  const [base, kind] = standing.node.type.split(/\/providers\//i);
  if (base === undefined || kind === undefined) return undefined;
  const origin = originOf(standing.node.header);
  const around = standing.node.within && aroundOf(standing, run);
  if (around) return { type: `${ownNamespace(standing) ?? namespaceOf(kind, base)}/${kind}`, target: run.referenceTo(around, origin) };
  const name = fullName(standing, run);
  const parts = namedParts(name);
  const namespace = parts === undefined ? undefined : /^Microsoft\.[A-Za-z]+$/i.exec(parts.namespace)?.[0];
  const type = `${namespace ?? namespaceOf(kind, base)}/${kind}`;
  if (parts === undefined) return { type, target: unknown({ text: 'its target cannot be told' }, origin) };
  const key = run.index.find(base, parts.target, standing.instance.place, run.scopes);
  return { type, target: key === undefined ? unknown({ text: 'its target is not in this deployment' }, origin) : reference(key, [], origin) };
}

/** The namespace in the own name of an extension that stands inside of what it extends: `Microsoft.Insights/x`. */
function ownNamespace({ node, env }: ResourceStanding): string | undefined {
  const name = node.name && evaluate(node.name, env);
  const text = name?.kind === 'scalar' ? String(name.value) : name?.kind === 'unknown' ? name.pattern : undefined;
  return /(?:^|\/)(Microsoft\.[A-Za-z]+)\//i.exec(text ?? '')?.[1];
}

function namespaceOf(kind: string, base: string): string {
  return /^diagnosticSettings$/i.test(kind) ? 'Microsoft.Insights' : base;
}

/** The parts of `target/Namespace/name`, also where the target's name is known only by its key. */
function namedParts(name: Value): { readonly namespace: string; readonly target: Value } | undefined {
  const split = splitText(partsOf(name), '/Microsoft.', 'first');
  const rest = literalIn(split?.after[0]);
  const [namespace] = rest?.split('/') ?? [];
  if (split === undefined || namespace === undefined || rest === namespace) return undefined;
  return { namespace: `Microsoft.${namespace}`, target: textOf(split.before, name) };
}

/** A text's parts as keys. */
function partsOf(text: Value): readonly string[] {
  const key = keyOf(text);
  return key === undefined ? [] : (partsOfText(key) ?? [key]);
}

/** The text of some parts of another text. */
function textOf(parts: readonly string[], whole: Value): Value {
  const [only] = parts;
  const literal = parts.length === 1 ? literalIn(only) : undefined;
  return literal === undefined ? unknown(reasonOf(whole), whole.origin, { key: keyOfText(parts) }) : scalar(literal, whole.origin);
}

/** ARM's `"scope": "Microsoft.ContainerService/managedClusters/name"`, which Bicep compiles `scope: aks` to. */
function scopeMeant(scope: Value, { instance }: ResourceStanding, run: Run): Value {
  return mapOptions(scope, (one) => {
    if (one.kind === 'reference' && one.path.length === 1 && one.path[0] === 'id') return reference(one.target, [], one.origin);
    const found = namedScope(one);
    const key = found && run.index.find(found.type, found.name, instance.place, run.scopes);
    return key === undefined ? one : reference(key, [], one.origin);
  });
}

interface Named {
  readonly type: string;
  readonly name: Value;
}

/** `Namespace/type/name` and `Namespace/type/child/name/childName`, of which the names may be known only by their keys. */
function namedScope(scope: Value): Named | undefined {
  if (scope.kind === 'scalar') return typeof scope.value === 'string' ? literalScope(scope.value, scope) : undefined;
  const parts = partsOf(scope);
  const type = literalIn(parts[0]);
  if (type === undefined || !type.includes('/')) return undefined;
  const names = splitText(parts, type.endsWith('/') ? type : `${type.slice(0, type.lastIndexOf('/'))}/`, 'first');
  return names && { type: type.slice(0, type.lastIndexOf('/')), name: textOf(names.after, scope) };
}

function literalScope(text: string, { origin }: Value): Named | undefined {
  const parts = text.replace(/^\/?providers\//i, '').split('/');
  const half = Math.ceil(parts.length / 2);
  if (parts.length < 3 || parts.length % 2 === 0) return undefined;
  return { type: parts.slice(0, half).join('/'), name: scalar(parts.slice(half).join('/'), origin) };
}

/** ARM's flat children: `cluster/pool` of type `…/managedClusters/agentPools`. */
function parentByName(standing: ResourceStanding, run: Run): Value | undefined {
  const { node, instance } = standing;
  const types = node.type.split('/');
  if (types.length < 3) return undefined;
  return mapOptions(fullName(standing, run), (name) => {
    const parent = parentName(name);
    const key = parent && run.index.find(types.slice(0, -1).join('/'), parent, instance.place, run.scopes);
    return key === undefined ? unknown({ text: 'its parent is not in this deployment' }, name.origin) : reference(key, [], name.origin);
  });
}

/** All of a name but its last part, also where it is known only by its key. */
function parentName(name: Value): Value | undefined {
  const split = splitText(partsOf(name), '/', 'last');
  return split && split.before.length > 0 ? textOf(split.before, name) : undefined;
}
