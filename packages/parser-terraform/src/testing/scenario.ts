import { isUnreadable, itemsOf, propertyOf, stepsOf, type Deployment, type Origin, type Resource, type Span, type Value } from '@akslint/model';
import { readTerraform, type TerraformAnalysis, type TerraformInputs } from '../index.js';
import { memoryReader } from './memory-reader.js';

export interface Scenario extends TerraformAnalysis {
  readonly files: readonly string[];
  /** The deployment of a root directory; the only one by default. */
  deployment(id?: string): Deployment;
  /** A resource by its address. */
  resource(address: string, id?: string): Resource;
  /** What a resource has at a path of names and indexes, shown as text. */
  value(address: string, path: string): string;
  /** Where the value at a path is decided and what it came through: `main.tf:3 < main.tf:9`. */
  trace(address: string, path: string): string;
  at(address: string, path: string): Value | undefined;
  place(span: Span): string;
}

/** Reads a scan of files in memory. The directories are all that hold Terraform files outside of `.terraform`. */
export async function scenario(files: Readonly<Record<string, string>>, inputs: Partial<TerraformInputs> = {}): Promise<Scenario> {
  const directories = [...new Set(Object.keys(files).filter(isInScope).map(directoryOf))];
  const reader = memoryReader(files);
  const analysis = await readTerraform(reader, directories, { varFiles: [], variables: [], environment: {}, ...inputs });
  const deployment = (id?: string): Deployment => {
    const found = id === undefined && analysis.deployments.length === 1 ? analysis.deployments[0] : analysis.deployments.find((each) => each.id === id);
    if (!found) throw new Error(`no deployment ${id}: ${analysis.deployments.map((each) => each.id).join(', ')}`);
    return found;
  };
  const resource = (address: string, id?: string): Resource => {
    const within = id === undefined ? analysis.deployments : [deployment(id)];
    const found = within.flatMap(({ resources }) => resources).find((each) => each.address === address);
    if (!found) throw new Error(`no ${address}: ${within.flatMap(({ resources }) => resources.map((each) => each.address)).join(', ')}`);
    return found;
  };
  const place = (span: Span): string => {
    const text = reader.read(span.file);
    return `${span.file}:${isUnreadable(text) ? '?' : text.slice(0, span.start).split('\n').length}`;
  };
  const at = (address: string, path: string): Value | undefined => valueAt(resource(address).body, path);
  return {
    ...analysis,
    deployment,
    resource,
    at,
    place,
    value: (address, path) => show(at(address, path)),
    trace: (address, path) => {
      const origin = at(address, path)?.origin;
      return origin ? traceOf(origin, place) : 'nothing';
    },
  };
}

function isInScope(path: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?!?$/.test(path) && !path.includes('.terraform/');
}

function directoryOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
}

function traceOf(origin: Origin, place: (span: Span) => string): string {
  return [place(origin.span), ...[...stepsOf(origin)].reverse().map(place)].join(' < ');
}

export function valueAt(value: Value | undefined, path: string): Value | undefined {
  let at = value;
  for (const segment of path.split('.')) {
    if (at?.kind === 'object') at = propertyOf(at, segment);
    else if (at?.kind === 'list') at = itemsOf(at)[Number(segment)];
    else return undefined;
  }
  return at;
}

/** A value as text: `"x"`, `[1, …]`, `{a: true}`, `→azurerm_x.y.id`, `?(reason)`, `true when var.a is true | …`. */
export function show(value: Value | undefined, depth = 0): string {
  if (value === undefined) return 'nothing';
  if (depth > 20) return '…';
  switch (value.kind) {
    case 'scalar':
      return JSON.stringify(value.value);
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
      return `?(${value.reason.text}${marks && `; ${marks}`})`;
    }
    case 'choice':
      return value.options
        .map(({ value: option, when }) => `${show(option, depth + 1)}${when.length ? ` when ${when.map(({ key, is }) => `${key} is ${is}`).join(' & ')}` : ''}`)
        .join(' | ');
  }
}
