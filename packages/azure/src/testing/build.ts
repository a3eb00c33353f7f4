import {
  choice,
  list,
  object,
  originOf,
  reference,
  scalar,
  unknown,
  type Assumption,
  type Deployment,
  type ManagedCluster,
  type Origin,
  type ProviderVersion,
  type Reason,
  type Resource,
  type Setting,
  type Subject,
  type UnreadModule,
  type Value,
} from '@akslint/model';
import { describeSubjects } from '../describe-subjects.js';

/** Plain JavaScript that stands for a value: a `Built` is taken as it is. */
export type Plain = string | number | boolean | null | Built | readonly Plain[] | { readonly [key: string]: Plain };

/** A value that plain JavaScript cannot spell. */
export class Built {
  constructor(readonly make: (origin: Origin) => Value) {}
}

let position = 0;

/** A new place in a file; every value that is built has its own. */
export function place(file = 'main.tf'): Origin {
  position += 1;
  return originOf({ file, start: position, end: position });
}

export function value(plain: Plain): Value {
  const origin = place();
  if (plain instanceof Built) return plain.make(origin);
  if (plain === null || typeof plain !== 'object') return scalar(plain, origin);
  if (Array.isArray(plain)) return list(plain.map(value), origin);
  return body(plain as { readonly [key: string]: Plain }, origin);
}

function body(plain: { readonly [key: string]: Plain }, origin: Origin, open?: Reason) {
  return object(new Map(Object.entries(plain).map(([key, part]) => [key, value(part)])), origin, open);
}

/** `azurerm_x.main.id` and the like. */
export function ref(target: string, ...path: (string | number)[]): Built {
  return new Built((origin) => reference(target, path, origin));
}

export const noValue: Reason = { text: 'variable "x" has no value' };

export function undecided(more: Parameters<typeof unknown>[2] = {}): Built {
  return new Built((origin) => unknown(noValue, origin, more));
}

/** One of several values, each with what it rests on. */
export function oneOf(...options: readonly (readonly [Plain, ...Assumption[]])[]): Built {
  return new Built((origin) => choice(options.map(([option, ...when]) => ({ value: value(option), when })), noValue, origin));
}

/** A list of which more items may exist. */
export function openList(...items: Plain[]): Built {
  return new Built((origin) => list(items.map(value), origin, noValue));
}

/** An object of which more keys may exist. */
export function openObject(plain: { readonly [key: string]: Plain }): Built {
  return new Built((origin) => body(plain, origin, noValue));
}

/** Text that spells a structure. */
export function json(plain: Plain): Built {
  return new Built((origin) => ({ kind: 'scalar', value: '{…}', content: value(plain), origin }));
}

export interface More extends Partial<Omit<Resource, 'body' | 'parent' | 'provider' | 'existence'>> {
  readonly parent?: Plain;
  readonly existence?: Plain;
  readonly provider?: { readonly [key: string]: Plain };
  readonly open?: Reason;
}

/** `type.name` with a body; a `data.` address is a data source. */
export function resource(address: string, plain: { readonly [key: string]: Plain }, { parent, existence, provider, open, ...more }: More = {}): Resource {
  const declaredAt = place();
  const isData = address.startsWith('data.');
  const [type = ''] = address.replace(/^data\./, '').split('.');
  return {
    key: address,
    address,
    type,
    isData,
    body: body(plain, declaredAt, open),
    declaredAt,
    existence: value(existence ?? true),
    ...(parent === undefined ? {} : { parent: value(parent) }),
    ...(provider === undefined ? {} : { provider: body(provider, place()) }),
    ...more,
  };
}

/** A resource that spells ARM by itself. */
export function arm(type: string, name: string, plain: { readonly [key: string]: Plain }, more: More = {}): Resource {
  return { ...resource(name, { name, ...plain }, more), type };
}

export function azurerm(lowest: ProviderVersion['lowest'], below?: ProviderVersion['below']): Pick<Deployment, 'providers'> {
  return { providers: new Map([['azurerm', below ? { lowest, below } : { lowest }]]) };
}

export const azurerm4 = azurerm([4, 0, 0], [5, 0, 0]);

export function deployment(resources: readonly Resource[], more: Partial<Deployment> = {}): Deployment {
  return { id: 'main', format: 'terraform', variant: null, resources, unreadModules: [], providers: new Map(), ...more };
}

export function unreadModule(source: string, plain: { readonly [key: string]: Plain }): UnreadModule {
  return {
    address: 'module.aks',
    source,
    arguments: body(plain, place()),
    declaredAt: place(),
    existence: value(true),
    reason: { text: `module ${source} is not downloaded`, remedy: 'run terraform init' },
  };
}

export function subjects(...deployments: readonly Deployment[]): readonly Subject[] {
  return describeSubjects(deployments);
}

/** The clusters of one deployment of these resources on azurerm 4. */
export function clusters(...resources: readonly Resource[]): readonly ManagedCluster[] {
  return subjects(deployment(resources, azurerm4)).flatMap((subject) => (subject.kind === 'ManagedCluster' ? [subject] : []));
}

/** The first cluster of these resources. */
export function cluster(...resources: readonly Resource[]): ManagedCluster {
  const [first] = clusters(...resources);
  if (first === undefined) throw new Error('there is no cluster');
  return first;
}

/** A setting in short: its value, `unknown: why`, or its options, with `(default)` behind what is not written. */
export function shown(setting: Setting): unknown {
  return shownValue(setting.value);
}

export function shownValue(one: Value): unknown {
  const plain = shownPlain(one);
  return one.isDefault ? `${String(plain)} (default)` : plain;
}

function shownPlain(one: Value): unknown {
  switch (one.kind) {
    case 'scalar':
      return one.value;
    case 'list':
      return one.items.map(shownValue);
    case 'object':
      return Object.fromEntries([...one.entries.keys()].map((key) => [key, shownValue(one.entries.get(key) ?? value(null))]));
    case 'reference':
      return [one.target, ...one.path].join('.');
    case 'unknown':
      return `unknown: ${one.reason.text}`;
    case 'choice':
      return { oneOf: one.options.map((option) => shownValue(option.value)) };
  }
}

/** All advice on a value and its options. */
export function adviceOn({ value: one }: Setting): readonly string[] {
  const options = one.kind === 'choice' ? one.options.flatMap((option) => option.value.advice ?? []) : [];
  return [...(one.advice ?? []), ...options];
}
