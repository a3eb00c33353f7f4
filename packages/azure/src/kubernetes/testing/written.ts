import { choice, list, object, originOf, scalar, unknown, type Assumption, type Format, type Origin, type Reason, type Value } from '@akslint/model';
import type { KubernetesObject } from '../objects.js';

/** What a test writes: plain data, in which values that cannot be told are marked. */
export type Written = string | number | boolean | null | Marked | readonly Written[] | { readonly [key: string]: Written };

const marks = new WeakSet<object>();

interface Marked {
  readonly mark: 'unknown' | 'open' | 'choice';
  readonly items?: readonly Written[];
  readonly options?: readonly { readonly value: Written; readonly when: readonly Assumption[] }[];
  readonly key?: string;
}

function marked(mark: Marked): Marked {
  marks.add(mark);
  return mark;
}

/** A value that cannot be told; equal keys are one value. */
export function hidden(key?: string): Marked {
  return marked(key === undefined ? { mark: 'unknown' } : { mark: 'unknown', key });
}

/** A list of which more may exist. */
export function openList(...items: readonly Written[]): Marked {
  return marked({ mark: 'open', items });
}

/** One value where the thing named `key` is so, another where it is not. */
export function either(key: string, yes: Written, no: Written): Marked {
  return marked({
    mark: 'choice',
    options: [
      { value: yes, when: [{ key, is: true }] },
      { value: no, when: [{ key, is: false }] },
    ],
  });
}

export const why: Reason = { text: 'the test hides it' };

/** The value of plain data. Each part's origin names its place: `shop/deny.yaml#/spec/egress/0`. */
export function written(data: Written, place: string): Value {
  const at = placeAt(place);
  if (data === null || typeof data !== 'object') return scalar(data, at);
  if (isMarked(data)) return markedValue(data, place, at);
  if (isList(data)) return list(data.map((item, index) => written(item, `${place}/${index}`)), at);
  return object(new Map(Object.entries(data).map(([key, value]) => [key, written(value, `${place}/${key}`)])), at);
}

/** An origin in a file that is named by a place. */
export function placeAt(place: string): Origin {
  return originOf({ file: place, start: 0, end: 1 });
}

export interface WrittenMore {
  readonly file?: string;
  readonly existence?: Written;
  readonly deployment?: string;
  readonly holds?: KubernetesObject['holds'];
  readonly format?: Format;
}

let count = 0;

/** A Kubernetes object in a file. */
export function manifest(data: { readonly [key: string]: Written }, more: WrittenMore = {}): KubernetesObject {
  count += 1;
  const file = more.file ?? `shop/${count}.yaml`;
  const metadata = data['metadata'];
  const part = (name: string): Written | undefined => (metadata !== null && typeof metadata === 'object' && !isMarked(metadata) && !isList(metadata) ? metadata[name] : undefined);
  const namespace = part('namespace');
  const place = `${file}#`;
  return {
    holds: more.holds ?? 'object',
    key: `object ${count}`,
    apiVersion: written(data['apiVersion'] ?? null, `${place}/apiVersion`),
    kind: written(data['kind'] ?? null, `${place}/kind`),
    name: written(part('name') ?? null, `${place}/metadata/name`),
    namespace: namespace === undefined ? undefined : written(namespace, `${place}/metadata/namespace`),
    body: written(data, place),
    declaredAt: placeAt(file),
    existence: written(more.existence ?? true, `${place} existence`),
    address: `object.${count}`,
    deployment: more.deployment ?? 'root',
    format: more.format ?? 'kubernetes',
    variant: null,
    notes: [],
  };
}

function markedValue(mark: Marked, place: string, at: Origin): Value {
  switch (mark.mark) {
    case 'unknown':
      return unknown(why, at, mark.key === undefined ? {} : { key: mark.key });
    case 'open':
      return list((mark.items ?? []).map((item, index) => written(item, `${place}/${index}`)), at, why);
    case 'choice':
      return choice((mark.options ?? []).map(({ value, when }) => ({ value: written(value, place), when })), why, at);
  }
}

function isMarked(data: Written): data is Marked {
  return data !== null && typeof data === 'object' && marks.has(data);
}

function isList(data: Written): data is readonly Written[] {
  return Array.isArray(data);
}
