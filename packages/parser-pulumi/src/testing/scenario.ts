import { isUnreadable, stepsOf, type Deployment, type Origin, type Resource, type Span, type Value } from '@akslint/model';
import { readPulumi, type PulumiAnalysis } from '../index.js';
import { memoryReader } from './memory-reader.js';

export interface Scenario extends PulumiAnalysis {
  /** A deployment by its id or variant; the only one by default. */
  deployment(id?: string): Deployment;
  /** A resource by its address, and its type where several have one address. */
  resource(address: string, deployment?: string, type?: string): Resource;
  /** What a resource has at a path of names and indexes, shown as text. */
  value(address: string, path: string, deployment?: string): string;
  /** Where the value at a path is decided and what it came through: `index.ts:3 < index.ts:9`. */
  trace(address: string, path: string): string;
  place(origin: Origin): string;
}

/** A project with these files; `Pulumi.yaml` is there for TypeScript unless it is given. */
export async function scenario(files: Readonly<Record<string, string>>, stacks: readonly string[] = []): Promise<Scenario> {
  const all = 'Pulumi.yaml' in files ? files : { 'Pulumi.yaml': 'name: app\nruntime: nodejs\n', ...files };
  const reader = memoryReader(all);
  const projects = Object.keys(all).filter((path) => /(?:^|\/)Pulumi\.ya?ml$/.test(path)).map((path) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.'));
  const analysis = await readPulumi(reader, projects, { stacks });
  const deployment = (id?: string): Deployment => {
    const found = id === undefined ? analysis.deployments[0] : analysis.deployments.find((each) => each.id === id || each.variant === id);
    if (!found || (id === undefined && analysis.deployments.length > 1)) throw new Error(`no deployment ${id}: ${analysis.deployments.map((each) => each.id).join(', ')}`);
    return found;
  };
  const resource = (address: string, id?: string, type?: string): Resource => {
    const within = deployment(id).resources;
    const found = within.find((each) => each.address === address && (type === undefined || each.type === type));
    if (!found) throw new Error(`no ${address}: ${within.map((each) => each.address).join(', ')}`);
    return found;
  };
  const placeOf = (span: Span): string => {
    const text = reader.read(span.file);
    return `${span.file}:${isUnreadable(text) ? '?' : text.slice(0, span.start).split('\n').length}`;
  };
  const place = (origin: Origin): string => [placeOf(origin.span), ...[...stepsOf(origin)].reverse().map(placeOf)].join(' < ');
  return {
    ...analysis,
    deployment,
    resource,
    place,
    value: (address, path, id) => show(valueAt(resource(address, id).body, path)),
    trace: (address, path) => {
      const origin = valueAt(resource(address).body, path)?.origin;
      return origin ? place(origin) : 'nothing';
    },
  };
}

function valueAt(value: Value | undefined, path: string): Value | undefined {
  let at = value;
  for (const segment of path.split('.')) {
    if (at?.kind === 'object') at = at.entries.get(segment);
    else if (at?.kind === 'list') at = at.items[Number(segment)];
    else return undefined;
  }
  return at;
}

/** A value as text: `"x"`, `[1, …]`, `{a: true}`, `→ManagedCluster aks.id`, `?(reason)`, `true when x is true | …`. */
export function show(value: Value | undefined, depth = 0): string {
  if (value === undefined) return 'nothing';
  if (depth > 20) return '…';
  switch (value.kind) {
    case 'scalar':
      return `${JSON.stringify(value.value)}${value.content ? ` of ${show(value.content)}` : ''}`;
    case 'list': {
      const items = value.items.map((item) => show(item, depth + 1));
      return `[${[...items, ...(value.open ? ['…'] : [])].join(', ')}]`;
    }
    case 'object': {
      const items = [...value.entries.keys()].map((key) => `${key}: ${show(value.entries.get(key), depth + 1)}`);
      return `{${[...items, ...(value.open ? ['…'] : [])].join(', ')}}`;
    }
    case 'reference':
      return `→${[value.target, ...value.path].join('.')}`;
    case 'unknown': {
      const marks = [value.type, value.nonNull && 'nonNull', value.key && `key ${value.key}`].filter(Boolean).join(', ');
      return `?(${value.reason.text}${marks && `; ${marks}`})${value.content ? ` of ${show(value.content)}` : ''}`;
    }
    case 'choice':
      return value.options
        .map(({ value: option, when }) => `${show(option, depth + 1)}${when.length ? ` when ${when.map(({ key, is }) => `${key} is ${is}`).join(' & ')}` : ''}`)
        .join(' | ');
  }
}
