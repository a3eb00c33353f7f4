import { isUnreadable, type Deployment, type Resource, type Span, type Value } from '@akslint/model';
import { readKubernetes, type KubernetesAnalysis } from '../index.js';
import { memoryReader } from './memory-reader.js';

export interface Scenario extends KubernetesAnalysis {
  /** Ids of the deployments with the addresses in each. */
  readonly contents: Readonly<Record<string, readonly string[]>>;
  deployment(id?: string): Deployment;
  resource(address: string): Resource;
  /** What an object has at a path, shown as text. */
  value(address: string, path: string): string;
  /** File and line of what an object has at a path; of its header without one. */
  place(address: string, path?: string): string;
}

/** Reads files in memory, all of them as if they had been found. */
export function scenario(files: Readonly<Record<string, string>>): Scenario {
  const reader = memoryReader(files);
  const analysis = readKubernetes(reader, Object.keys(files));
  const deployment = (id?: string): Deployment => {
    const found = id === undefined ? analysis.deployments[0] : analysis.deployments.find((each) => each.id === id);
    if (!found || (id === undefined && analysis.deployments.length > 1)) throw new Error(`deployments: ${analysis.deployments.map((each) => each.id).join(', ')}`);
    return found;
  };
  const resource = (address: string): Resource => {
    const all = analysis.deployments.flatMap(({ resources }) => resources);
    const found = all.find((each) => each.address === address);
    if (!found) throw new Error(`no ${address}: ${all.map((each) => each.address).join(', ')}`);
    return found;
  };
  const placeOf = (span: Span): string => {
    const text = reader.read(span.file);
    return `${span.file}:${isUnreadable(text) ? '?' : text.slice(0, span.start).split('\n').length}`;
  };
  return {
    ...analysis,
    contents: Object.fromEntries(analysis.deployments.map(({ id, resources }) => [id, resources.map(({ address, existence }) => address + (existence.kind === 'scalar' ? '' : '?'))])),
    deployment,
    resource,
    value: (address, path) => show(at(resource(address).body, path)),
    place: (address, path) => {
      const found = path === undefined ? resource(address).declaredAt : at(resource(address).body, path)?.origin;
      return found ? placeOf(found.span) : 'nothing';
    },
  };
}

function at(value: Value, path: string): Value | undefined {
  return path.split('.').reduce<Value | undefined>((whole, key) => {
    if (whole?.kind === 'object') return whole.entries.get(key);
    return whole?.kind === 'list' ? whole.items[Number(key)] : undefined;
  }, value);
}

function show(value: Value | undefined): string {
  switch (value?.kind) {
    case undefined:
      return 'nothing';
    case 'scalar':
      return JSON.stringify(value.value);
    case 'list':
      return `[${value.items.map(show).join(', ')}]`;
    case 'object':
      return `{${[...value.entries.keys()].map((key) => `${key}: ${show(value.entries.get(key))}`).join(', ')}}`;
    case 'unknown':
      return `?(${value.reason.text})`;
    case 'reference':
    case 'choice':
      return value.kind;
  }
}
