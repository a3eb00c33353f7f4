import { originOf, sameReference, type Assumption, type Origin, type Reason, type Reference, type Span } from '@akslint/model';
import type { ClassNode, FunctionNode } from '../syntax/ast.js';
import type { Environment } from './environment.js';
import type { ArrayHeap, RecordHeap } from './heap.js';
import type { ModuleInstance } from './module-instance.js';

interface Evaluated {
  readonly origin: Origin;
}

/** A known text, number, boolean, `null` or `undefined`. */
export interface ScalarItem extends Evaluated {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null | undefined;
  /** Resources that it was read from, though its value is known. */
  readonly from?: readonly Reference[];
  /** The file whose whole text it is. */
  readonly file?: string;
  /** For text that spells a structure (`JSON.stringify(…)`): that structure. */
  readonly content?: Item;
}

/** An object that the program made; two items of one heap are the same object. */
export interface RecordItem extends Evaluated {
  readonly kind: 'record';
  readonly heap: RecordHeap;
}

export interface ArrayItem extends Evaluated {
  readonly kind: 'array';
  readonly heap: ArrayHeap;
}

/** What cannot be decided. */
export interface UnknownItem extends Evaluated {
  readonly kind: 'unknown';
  readonly reason: Reason;
  readonly key?: string;
  readonly nonNull?: true;
  readonly type?: 'string' | 'number' | 'bool' | 'list' | 'object';
  /** It is known to count as false: `false`, nothing, zero or an empty text. */
  readonly isFalsy?: true;
  /** Resources that it depends on. */
  readonly from?: readonly Reference[];
  readonly content?: Item;
}

export interface FunctionItem extends Evaluated {
  readonly kind: 'function';
  readonly node: FunctionNode;
  /** What names mean in it. */
  readonly env: Environment;
}

/** A function of ours that a program can hold. */
export interface NativeItem extends Evaluated {
  readonly kind: 'native';
  readonly call: (args: readonly Item[]) => Item;
}

export interface ClassItem extends Evaluated {
  readonly kind: 'class';
  readonly node: ClassNode;
  readonly env: Environment;
  readonly base: Item | undefined;
  readonly statics: RecordHeap;
}

/** Something that a package exports, or a global of JavaScript (package `js`). */
export interface PackageItem extends Evaluated {
  readonly kind: 'package';
  readonly name: string;
  readonly path: readonly string[];
}

/** `import * as x` of a file of the program. */
export interface ModuleItem extends Evaluated {
  readonly kind: 'module';
  readonly module: ModuleInstance;
}

/** `new pulumi.Config(namespace)`. */
export interface ConfigItem extends Evaluated {
  readonly kind: 'config';
  readonly namespace: string;
}

export type ReferenceItem = Reference;

export type Single =
  | ScalarItem
  | RecordItem
  | ArrayItem
  | ReferenceItem
  | UnknownItem
  | FunctionItem
  | NativeItem
  | ClassItem
  | PackageItem
  | ModuleItem
  | ConfigItem;

/** One of several; every option rests on assumptions that exclude the others. */
export interface ChoiceItem extends Evaluated {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: Single; readonly when: readonly Assumption[] }[];
  readonly reason: Reason;
}

export type Item = Single | ChoiceItem;

export function scalarItem(value: ScalarItem['value'], origin: Origin): ScalarItem {
  return { kind: 'scalar', value, origin };
}

export function nothing(origin: Origin): ScalarItem {
  return { kind: 'scalar', value: undefined, origin };
}

export function unknownItem(
  reason: Reason | string,
  origin: Origin,
  more: Pick<UnknownItem, 'key' | 'nonNull' | 'type' | 'from' | 'content'> = {},
): UnknownItem {
  return { kind: 'unknown', reason: typeof reason === 'string' ? { text: reason } : reason, origin, ...more };
}

export function referenceItem(target: string, path: readonly (string | number)[], origin: Origin): ReferenceItem {
  return { kind: 'reference', target, path, origin };
}

export function isNullish(item: Item): boolean {
  return item.kind === 'scalar' && (item.value === null || item.value === undefined);
}

export function isUndefined(item: Item): boolean {
  return item.kind === 'scalar' && item.value === undefined;
}

/** A known text. */
export function textOf(item: Item | undefined): string | undefined {
  return item?.kind === 'scalar' && typeof item.value === 'string' ? item.value : undefined;
}

export function withItemOrigin(item: Item, origin: Origin): Item {
  return { ...item, origin };
}

/** The item as it was reached through one more use; a use that holds the deciding text itself adds nothing. */
export function used(item: Item, use: Span): Item {
  switch (item.kind) {
    case 'function':
    case 'native':
    case 'class':
    case 'package':
    case 'module':
    case 'config':
      return item;
    case 'choice':
      return { ...item, origin: usedOrigin(item.origin, use), options: item.options.map(({ value, when }) => ({ value: usedSingle(value, use), when })) };
    default:
      return usedSingle(item, use);
  }
}

function usedSingle(item: Single, use: Span): Single {
  const origin = usedOrigin(item.origin, use);
  return origin === item.origin ? item : { ...item, origin };
}

function usedOrigin(origin: Origin, use: Span): Origin {
  const { via, span } = origin;
  const nearest = via?.span ?? span;
  const isInside = nearest.file === use.file && nearest.start >= use.start && nearest.end <= use.end;
  if (isInside && via === undefined) return origin;
  if (nearest.file === use.file && nearest.start === use.start && nearest.end === use.end) return origin;
  return { span, via: { span: use, next: via } };
}

export function placeOf(span: Span): Origin {
  return originOf(span);
}

/** Resources that an item comes from or depends on. */
export function sourcesOf(items: readonly Item[]): readonly Reference[] {
  const found: Reference[] = [];
  for (const item of items) {
    if (item.kind === 'reference') found.push(item);
    else if (item.kind === 'scalar' || item.kind === 'unknown') found.push(...(item.from ?? []));
    else if (item.kind === 'choice') found.push(...sourcesOf(item.options.map(({ value }) => value)));
    else if (item.kind === 'array') found.push(...sourcesOf(item.heap.items.filter(isFlat)));
    else if (item.kind === 'record') found.push(...sourcesOf([...item.heap.entries.values()].map(({ value }) => value).filter(isFlat)));
    if (found.length > mostSources) break;
  }
  const different = found.filter((one, index) => found.findIndex((other) => sameReference(one, other)) === index);
  return different.slice(0, mostSources);
}

const mostSources = 16;

function isFlat(item: Item): boolean {
  return item.kind !== 'array' && item.kind !== 'record' && item.kind !== 'choice';
}
