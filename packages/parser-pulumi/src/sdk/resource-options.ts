import type { Component } from '../evaluate/heap.js';
import { textOf, type Item } from '../evaluate/item.js';
import { restrict } from '../evaluate/path.js';
import type { Run } from '../evaluate/run.js';

/** What the options of a resource say. */
export interface ResourceOptions {
  /** The component that it belongs to. */
  readonly component: Component | undefined;
  readonly ignoredChanges: readonly string[] | 'all' | undefined;
  readonly advice: readonly string[];
  /** Its provider for a package: its own, else one of its component. */
  provider(sdk: string): Item | undefined;
  /** Providers that a component's children take over. */
  readonly providers: ReadonlyMap<string, Item>;
}

/** Reads `{ parent, provider, providers, ignoreChanges, transformations }`. */
export function optionsOfResource(given: Item | undefined, run: Run): ResourceOptions {
  const options = given === undefined ? undefined : restrict(given, run.path);
  const read = (name: string): Item | undefined => {
    const entry = options?.kind === 'record' ? options.heap.entries.get(name) : undefined;
    return entry && restrict(entry.value, run.path);
  };
  const parent = read('parent');
  const component = parent?.kind === 'record' ? parent.heap.component : undefined;
  const own = read('provider');
  const providers = providersFrom(read('providers'), own, component, run);
  const isTransformed = ['transformations', 'transforms'].some((name) => isGiven(read(name))) || run.declarations.isTransformed;
  return {
    component,
    ignoredChanges: ignoredIn(read('ignoreChanges')),
    advice: isTransformed ? ['A transformation may change what is written here; what it changes is not followed.'] : [],
    provider: (sdk) => own ?? providers.get(sdk) ?? inherited(parent, sdk, run),
    providers,
  };
}

function isGiven(item: Item | undefined): boolean {
  if (item === undefined || item.kind === 'scalar') return false;
  return item.kind !== 'array' || item.heap.items.length > 0 || item.heap.open !== undefined;
}

function ignoredIn(item: Item | undefined): ResourceOptions['ignoredChanges'] {
  if (item?.kind !== 'array') return undefined;
  const names = item.heap.items.flatMap((one) => textOf(one) ?? []);
  if (names.includes('*')) return 'all';
  return names.length > 0 ? names : undefined;
}

/** `providers: { kubernetes: p }` or `providers: [p]`, over those of the component around. */
function providersFrom(given: Item | undefined, own: Item | undefined, around: Component | undefined, run: Run): ReadonlyMap<string, Item> {
  const providers = new Map(around?.providers ?? []);
  if (own?.kind === 'reference') addProvider(own, providers, run);
  if (given?.kind === 'array') for (const item of given.heap.items) addProvider(item, providers, run);
  if (given?.kind === 'record') for (const [name, { value }] of given.heap.entries) providers.set(name, value);
  return providers;
}

function addProvider(item: Item, providers: Map<string, Item>, run: Run): void {
  const declared = item.kind === 'reference' ? run.declarations.find(item.target) : undefined;
  if (declared) providers.set(declared.type.sdk, item);
}

/** A resource whose parent is no component takes over that one's provider of the same package. */
function inherited(parent: Item | undefined, sdk: string, run: Run): Item | undefined {
  const declared = parent?.kind === 'reference' ? run.declarations.find(parent.target) : undefined;
  return declared?.type.sdk === sdk ? declared.component?.providers.get(sdk) : undefined;
}

