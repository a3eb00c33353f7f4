import {
  object,
  originOf,
  reference,
  scalar,
  unknown,
  type ObjectValue,
  type Reason,
  type Resource,
  type UnreadModule,
  type Value,
} from '@akslint/model';
import { reasonOf } from './branch.js';
import { evaluate } from './expression.js';
import { TemplateInstance, type Given, type ModuleStanding, type ResourceStanding } from './instance.js';
import { indexKey, isReason, Run, type TemplateLoader } from './run.js';
import type { Template } from './template.js';

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
  const first = new Run(loader, new Map());
  const index = indexOf(collect(rootOf(first, template, given)), first);
  const run = new Run(loader, index);
  const found = collect(rootOf(run, template, given));
  return {
    resources: found.resources.map((standing) => resourceOf(standing, run, found.incomplete)),
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

function rootOf(run: Run, template: Template, given: Given): TemplateInstance {
  const origin = originOf({ file: template.file, start: 0, end: 0 });
  const scope = reference(`${template.scope}()`, [], origin);
  return new TemplateInstance(run, template, '', scalar(true, origin), scope, given, undefined);
}

function collect(root: TemplateInstance): Collected {
  const found: Collected = { resources: [], modules: [], unread: [], incomplete: undefined };
  collectFrom(root, found);
  return found;
}

function collectFrom(instance: TemplateInstance, found: Collected): void {
  const { run, template } = instance;
  found.incomplete ??= template.incomplete;
  if (found.resources.length > mostResources) {
    found.incomplete ??= { text: `there are more than ${mostResources} resources` };
    return;
  }
  for (const node of template.resources) {
    for (const standing of instance.resourceStandings(node)) {
      run.remember(standing);
      found.resources.push(standing);
    }
  }
  for (const node of template.modules) {
    for (const standing of instance.moduleStandings(node)) {
      run.rememberModule(standing);
      found.modules.push(standing);
      const child = run.childOf(standing);
      if (isReason(child)) found.unread.push(unreadModule(standing, child));
      else collectFrom(child, found);
    }
  }
}

function indexOf(found: Collected, run: Run): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  const add = (type: string, name: Value, key: string): void => {
    const id = indexKey(type, name);
    if (id !== undefined && !index.has(id)) index.set(id, key);
  };
  for (const standing of found.resources) if (!standing.node.isExisting) add(standing.node.type, run.fullName(standing), standing.key);
  for (const standing of found.modules) {
    if (standing.node.name) add('Microsoft.Resources/deployments', evaluate(standing.node.name, standing.env), standing.key);
  }
  return index;
}

function resourceOf(standing: ResourceStanding, run: Run, incomplete: Reason | undefined): Resource {
  const { node, existence, judgedOnce } = standing;
  const declaredAt = originOf(node.header);
  const type = `${extensionType(standing, run) ?? node.type}@${node.apiVersion}`;
  return {
    key: run.aliasOf(standing) ?? standing.key,
    address: addressOf(standing),
    type,
    isData: node.isExisting,
    body: bodyOf(standing, run, incomplete),
    declaredAt,
    existence,
    parent: extensionParent(standing, run) ?? run.parentOf(standing),
    ...(judgedOnce ? { judgedOnce } : {}),
  };
}

function bodyOf(standing: ResourceStanding, run: Run, incomplete: Reason | undefined): ObjectValue {
  const body = run.bodyOf(standing);
  const own = standing.instance.template.incomplete ?? incomplete;
  if (body.kind !== 'object') return object(new Map(), originOf(standing.node.header), reasonOf(body));
  const placed = { ...body, origin: originOf(standing.node.header) };
  return own ? { ...placed, open: placed.open ?? own } : placed;
}

/** `Microsoft.ContainerService/managedClusters/providers/diagnosticSettings` named `aks/Microsoft.Insights/x`. */
function extensionType({ node, env }: ResourceStanding, run: Run): string | undefined {
  const [, kind] = node.type.split(/\/providers\//i);
  if (kind === undefined || node.name === undefined) return undefined;
  const name = evaluate(node.name, env);
  const text = name.kind === 'scalar' ? String(name.value) : name.kind === 'unknown' ? (name.key ?? '') : '';
  const namespace = /Microsoft\.[A-Za-z]+/i.exec(text)?.[0] ?? (run.loader && /diagnosticSettings/i.test(kind) ? 'Microsoft.Insights' : undefined);
  return namespace && `${namespace}/${kind}`;
}

/** What such an old-style extension resource is attached to. */
function extensionParent(standing: ResourceStanding, run: Run): Value | undefined {
  const { node, env } = standing;
  const [base, kind] = node.type.split(/\/providers\//i);
  if (base === undefined || kind === undefined || node.name === undefined || node.within) return undefined;
  const name = evaluate(node.name, env);
  const origin = originOf(node.header);
  if (name.kind === 'scalar') {
    const key = run.find(base, scalar(String(name.value).split('/')[0] ?? '', origin));
    return key === undefined ? unknown({ text: 'its target is not in this deployment' }, origin) : reference(key, [], origin);
  }
  const head = name.kind === 'unknown' && name.key !== undefined ? /^text\((.*?),"\/Microsoft\./s.exec(name.key)?.[1] : undefined;
  const key = head === undefined ? undefined : run.index.get(`${base.toLowerCase()}|${head}`);
  return key === undefined ? unknown({ text: 'its target cannot be told' }, origin) : reference(key, [], origin);
}

function unreadModule(standing: ModuleStanding, reason: Reason): UnreadModule {
  const { node, env, existence } = standing;
  const declaredAt = originOf(node.header);
  const args = node.arguments && evaluate(node.arguments, { ...env, use: node.header });
  const source = node.source.kind === 'file' ? node.source.path : node.source.kind === 'registry' ? node.source.reference : '';
  return {
    address: addressOf(standing),
    source,
    arguments: args?.kind === 'object' ? args : object(new Map(), declaredAt, args && reasonOf(args)),
    declaredAt,
    existence,
    reason,
  };
}

/** Module path and label, `/`-separated, with indices where a loop's items are known. */
function addressOf({ node, instance, suffix }: ResourceStanding | ModuleStanding): string {
  return `${instance.path === '' ? '' : `${instance.path}/`}${node.label}${suffix}`;
}

