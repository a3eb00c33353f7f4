import { objectTypes, resourceTypes } from './types.generated.js';

/** A property of an ARM type. */
export interface PropertyType {
  readonly name: string;
  /** What an object in it, in its list or at each of its keys is; undefined for what is not checked further. */
  readonly holds: { readonly shape: 'object' | 'list' | 'map'; readonly type: string } | undefined;
  /** The documented words, if it takes words. */
  readonly words: readonly string[];
}

/** The properties of an ARM object. */
export interface ObjectShape {
  /** By name in lower case. */
  readonly properties: ReadonlyMap<string, PropertyType>;
  /** What stands at other names where any name may stand. */
  readonly others: PropertyType | undefined;
}

/** Where the types of a resource begin. */
export interface ResourceSchema {
  readonly type: string;
  /** The API version that the types were taken from. */
  readonly apiVersion: string;
}

/** Every property that can be reached from a resource's body without passing a list or a free key. */
export interface Place {
  readonly path: readonly string[];
  readonly property: PropertyType;
}

const deepestPlace = 8;
const shapes = new Map<string, ObjectShape>();
const places = new Map<string, readonly Place[]>();

/** The schema of a resource type in lower case, if it is one that is checked. */
export function schemaOf(resourceType: string): ResourceSchema | undefined {
  const found = Object.hasOwn(resourceTypes, resourceType) ? resourceTypes[resourceType] : undefined;
  return found && { type: found[0], apiVersion: found[1] };
}

/** The properties of an object type; read from the table when it is first asked for. */
export function shapeOf(type: string): ObjectShape {
  const known = shapes.get(type);
  if (known) return known;
  const read = (objectTypes[type] ?? '').split(' ').filter(Boolean).map(propertyType);
  const named = read.filter(({ name }) => name !== '*');
  const shape = {
    properties: new Map(named.map((property) => [property.name.toLowerCase(), property])),
    others: read.find(({ name }) => name === '*'),
  };
  shapes.set(type, shape);
  return shape;
}

/** All places of a resource's type, the outer ones first. */
export function placesOf({ type }: ResourceSchema): readonly Place[] {
  const known = places.get(type);
  if (known) return known;
  const found: Place[] = [];
  let level: readonly (readonly [type: string, path: readonly string[]])[] = [[type, []]];
  for (let depth = 0; depth < deepestPlace && level.length > 0; depth += 1) {
    const here = level.flatMap(([holder, path]) => [...shapeOf(holder).properties.values()].map((property) => ({ path: [...path, property.name], property })));
    found.push(...here);
    level = here.flatMap(({ path, property }) => (property.holds?.shape === 'object' ? [[property.holds.type, path] as const] : []));
  }
  places.set(type, found);
  return found;
}

function propertyType(text: string): PropertyType {
  const [, name = '', mark = '', rest = ''] = /^([^:=]+)([:=]?)(.*)$/.exec(text) ?? [];
  if (mark === '=') return { name, holds: undefined, words: rest.split('|') };
  if (mark === '') return { name, holds: undefined, words: [] };
  if (rest.startsWith('[]')) return { name, holds: { shape: 'list', type: rest.slice(2) }, words: [] };
  if (rest.startsWith('{}')) return { name, holds: { shape: 'map', type: rest.slice(2) }, words: [] };
  return { name, holds: { shape: 'object', type: rest }, words: [] };
}
