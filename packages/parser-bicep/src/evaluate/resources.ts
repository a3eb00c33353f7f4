import { mapOptions, object, originOf, scalar, type Entries, type ObjectValue, type Reason, type Resource, type UnreadModule, type Value } from '@akslint/model';
import { fullName, parentOf, typeOf } from './attachment.js';
import { reasonOf } from './branch.js';
import { keyIn, LazyEntries, valueIn } from './entries.js';
import { evaluate } from './expression.js';
import { unwrapped, type Given } from './given.js';
import { isAbsent, type ModuleStanding, type ResourceStanding, type TemplateInstance } from './instance.js';
import { isReason, type TemplateLoader } from './loader.js';
import { ResourceIndex } from './resource-index.js';
import { Run } from './run.js';
import type { ModuleNode, Template } from './template.js';

export interface Evaluated {
  readonly resources: readonly Resource[];
  readonly unreadModules: readonly UnreadModule[];
  readonly incomplete: Reason | undefined;
}

/**
 * Evaluates an entry template with all its modules. It is done twice: the first time finds out which resources
 * there are and what they are called, so that the second can follow `resourceId(…)` and `existing` to them.
 */
export function evaluateTemplate(template: Template, given: Given, loader: TemplateLoader): Evaluated {
  const first = new Run(loader, new ResourceIndex());
  const index = indexOf(collect(first.root(template, given)), first);
  const run = new Run(loader, index);
  const found = collect(run.root(template, given));
  const declared = found.resources.filter((standing) => run.aliasOf(standing) === undefined);
  const resources = declared.map((standing) => resourceOf(standing, run));
  return {
    resources: resources.length === 0 ? [] : [...resources, ...run.scopes.resources(template.file)],
    unreadModules: found.unread,
    incomplete: found.incomplete,
  };
}

interface Collected {
  readonly resources: ResourceStanding[];
  readonly modules: ModuleStanding[];
  readonly unread: UnreadModule[];
  incomplete: Reason | undefined;
}

/** More resources than this in one deployment are left unjudged, and said to be. */
const mostResources = 20_000;

function collect(root: TemplateInstance): Collected {
  const found: Collected = { resources: [], modules: [], unread: [], incomplete: undefined };
  collectFrom(root, found);
  return found;
}

function collectFrom(instance: TemplateInstance, found: Collected): void {
  const { run, template } = instance;
  found.incomplete ??= template.incomplete;
  if (found.resources.length + found.modules.length > mostResources) {
    found.incomplete ??= { text: `there are more than ${mostResources} resources` };
    return;
  }
  for (const node of template.resources) {
    for (const standing of instance.resourceStandings(node)) {
      run.remember(standing);
      if (!isAbsent(standing)) found.resources.push(standing);
    }
  }
  for (const node of template.modules) {
    for (const standing of instance.moduleStandings(node)) {
      run.remember(standing);
      if (isAbsent(standing)) continue;
      found.modules.push(standing);
      const child = run.childOf(standing);
      if (isReason(child)) found.unread.push(unreadModule(standing, child));
      else collectFrom(child, found);
    }
  }
}

function indexOf(found: Collected, run: Run): ResourceIndex {
  const index = new ResourceIndex();
  for (const standing of found.resources) {
    const { node, env, instance, key } = standing;
    const scope = node.isExisting && node.scope ? evaluate(node.scope, env) : instance.place.scope;
    index.add(node.type, fullName(standing, run), { key, scope, path: instance.place.path, isExisting: node.isExisting });
  }
  for (const { node, env, instance, key } of found.modules) {
    if (node.name) index.add('Microsoft.Resources/deployments', evaluate(node.name, env), { key, scope: instance.place.scope, path: instance.place.path, isExisting: false });
  }
  return index;
}

function resourceOf(standing: ResourceStanding, run: Run): Resource {
  const { node, existence, judgedOnce } = standing;
  return {
    key: standing.key,
    address: addressOf(standing),
    type: `${typeOf(standing, run)}@${node.apiVersion}`,
    isData: node.isExisting,
    body: bodyOf(standing, run),
    declaredAt: originOf(node.header),
    existence,
    parent: parentOf(standing, run),
    ...(judgedOnce ? { judgedOnce } : {}),
  };
}

/** The body as it is written; open where a part of its file cannot be read. */
function bodyOf(standing: ResourceStanding, run: Run): ObjectValue {
  const body = run.bodyOf(standing);
  const { incomplete } = standing.instance.template;
  if (body.kind !== 'object') return object(new Map(), originOf(standing.node.header), reasonOf(body));
  const placed = { ...body, origin: originOf(standing.node.header), entries: withOwnName(body.entries, standing) };
  return incomplete ? { ...placed, open: placed.open ?? incomplete } : placed;
}

/** A flat child is named `parent/child`; what it is called itself is the last part. */
function withOwnName(entries: Entries, { node }: ResourceStanding): Entries {
  if (node.parent || node.within || node.type.split('/').length <= 2) return entries;
  const own = new LazyEntries();
  own.take(entries);
  own.set('name', () => mapOptions(valueIn(entries, 'name'), lastPart), keyIn(entries, 'name'));
  return own;
}

function lastPart(name: Value): Value {
  const text = name.kind === 'scalar' && typeof name.value === 'string' ? name.value : name.kind === 'unknown' ? name.pattern : undefined;
  const last = text?.slice(text.lastIndexOf('/') + 1);
  return last === undefined || last.includes('*') ? name : scalar(last, name.origin);
}

function unreadModule(standing: ModuleStanding, reason: Reason): UnreadModule {
  const { node, env, existence } = standing;
  const declaredAt = originOf(node.header);
  const args = node.arguments && evaluate(node.arguments, { ...env, use: node.header });
  const { source } = node;
  return {
    address: addressOf(standing),
    source: source.kind === 'file' ? source.path : source.kind === 'inline' ? node.label : source.reference,
    arguments: args?.kind === 'object' ? plainArguments(args, node.argumentShape) : object(new Map(), declaredAt, args && reasonOf(args)),
    declaredAt,
    existence,
    reason,
  };
}

function plainArguments(args: ObjectValue, shape: ModuleNode['argumentShape']): ObjectValue {
  if (shape === 'plain') return args;
  const entries = new LazyEntries();
  for (const name of args.entries.keys()) entries.set(name, () => unwrapped(valueIn(args.entries, name)), keyIn(args.entries, name));
  return { ...args, entries };
}

/** Module path and label, `/`-separated, with indices where a loop's items are known. */
function addressOf({ node, instance, suffix }: ResourceStanding | ModuleStanding): string {
  const { path } = instance.place;
  return `${path === '' ? '' : `${path}/`}${node.label}${suffix}`;
}
