import type { Deployment, Resource, SourceReader, Unreadable, Value } from '@akslint/model';
import { readBicep, type BicepAnalysis, type BicepInputs } from '../source/read-bicep.js';

/** A value in a form that a test can spell: `→ key.path` is a reference, `? reason` is unknown, `…` is more. */
export type Shown = string | number | boolean | null | undefined | readonly Shown[] | { readonly [key: string]: Shown };

const missing: Unreadable = { unreadable: 'there is no such file', isMissing: true };

/** A reader of files that a test writes down. */
export function memoryReader(files: Readonly<Record<string, string>>): SourceReader {
  return {
    read: (path) => files[path] ?? missing,
    bytes: (path) => (files[path] === undefined ? missing : new TextEncoder().encode(files[path])),
    list: (folder) => {
      const inside = folder === '.' ? '' : `${folder}/`;
      const names = new Map(Object.keys(files).filter((path) => path.startsWith(inside)).map((path) => {
        const [name = '', ...rest] = path.slice(inside.length).split('/');
        return [name, rest.length > 0];
      }));
      return [...names].map(([name, isDirectory]) => ({ name, isDirectory })).sort((one, other) => (one.name < other.name ? -1 : 1));
    },
  };
}

/** Reads files as a scan of all of them would. */
export async function scanned(files: Readonly<Record<string, string>>, inputs: Partial<BicepInputs> & { readonly paths?: readonly string[] } = {}): Promise<BicepAnalysis> {
  const { paths = Object.keys(files).filter((path) => /\.(?:bicep|bicepparam|jsonc?)$/.test(path)).sort(), ...rest } = inputs;
  return readBicep(memoryReader(files), paths, { parameterFiles: [], named: new Set(), ...rest });
}

/** The deployed resources of the only deployment, by address. */
export async function resourcesOf(files: Readonly<Record<string, string>>, inputs: Partial<BicepInputs> = {}): Promise<ReadonlyMap<string, Resource>> {
  const { deployments } = await scanned(files, inputs);
  return resourcesIn(deployments[0]);
}

export function resourcesIn(deployment: Deployment | undefined): ReadonlyMap<string, Resource> {
  return new Map((deployment?.resources ?? []).filter(({ isData }) => !isData).map((resource) => [resource.address, resource]));
}

/** What a Bicep expression is, with declarations beside it. */
export async function bicepValue(expression: string, declarations = '', files: Readonly<Record<string, string>> = {}): Promise<Value> {
  const text = `${declarations}\nresource probe 'Microsoft.Test/probes@2026-01-01' = {\n  name: 'probe'\n  value: ${expression}\n}\n`;
  return valueIn(await resourcesOf({ ...files, 'main.bicep': text }, { named: new Set(['main.bicep']) }), 'probe');
}

/** What a JSON value of an ARM template is, with sections of the template beside it. */
export async function armValue(value: unknown, sections: Readonly<Record<string, unknown>> = {}): Promise<Value> {
  const probe = { type: 'Microsoft.Test/probes', apiVersion: '2026-01-01', name: 'probe', value };
  const { resources, ...rest } = sections;
  const all = Array.isArray(resources) ? [probe, ...resources] : [probe];
  return valueIn(await resourcesOf({ 'main.json': template({ ...rest, resources: all }) }), 'probe');
}

/** An ARM template as a file's text. */
export function template(sections: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#', contentVersion: '1.0.0.0', ...sections }, undefined, 2);
}

function valueIn(resources: ReadonlyMap<string, Resource>, address: string): Value {
  const value = resources.get(address)?.body.entries.get('value');
  if (value === undefined) throw new Error(`${[...resources.keys()].join()} has no value`);
  return value;
}

export function show(value: Value | undefined): Shown {
  switch (value?.kind) {
    case undefined:
      return undefined;
    case 'scalar':
      return value.value;
    case 'list':
      return [...value.items.map(show), ...(value.open ? ['…'] : [])];
    case 'object':
      return { ...Object.fromEntries(Array.from(value.entries.keys(), (key) => [key, show(value.entries.get(key))])), ...(value.open ? { '…': '…' } : {}) };
    case 'reference':
      return `→ ${[value.target, ...value.path].join('.')}`;
    case 'choice':
      return { oneOf: value.options.map((option) => show(option.value)) };
    case 'unknown':
      return `? ${value.reason.text}`;
  }
}

/** What a path of names leads to in a resource's body, shown. */
export function shownAt(resource: Resource | undefined, ...path: readonly (string | number)[]): Shown {
  let value: Value | undefined = resource?.body;
  for (const segment of path) {
    if (value?.kind === 'object') value = value.entries.get(String(segment));
    else if (value?.kind === 'list') value = value.items[Number(segment)];
    else return undefined;
  }
  return show(value);
}
