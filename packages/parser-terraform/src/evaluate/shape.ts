import { choice, scalar, unknown, type Origin, type Reason, type Unknown, type Value, type ValueType } from '@akslint/model';
import { isFailure } from './failure.js';
import { anyType, type AttributeType, type TerraformType } from './type.js';
import { capKey } from './undecided.js';

/** What is known of an unknown value: its type, and which values a validation lets parts of it have. */
export interface Shape {
  readonly type: TerraformType;
  readonly allowed: readonly AllowedValues[];
  /** An output of a module that is not there, or a part of one: an id within it is taken to be some resource's. */
  readonly isOutput?: true;
}

/** The values that are possible at a path below an input. */
export interface AllowedValues {
  readonly path: readonly string[];
  readonly values: readonly (string | number | boolean | null)[];
}

export const shapeless: Shape = { type: anyType, allowed: [] };

/** Kept beside the reason, which stays the same object however often an unknown value is copied. */
const shapes = new WeakMap<Reason, Shape>();

/** An unknown value of a shape: a choice where only some values are possible. */
export function shapedUnknown(
  reason: Reason,
  origin: Origin,
  shape: Shape,
  more: { readonly key?: string | undefined; readonly nonNull?: boolean } = {},
): Value {
  const own: Reason = { ...reason };
  shapes.set(own, shape);
  const type = valueType(shape.type);
  const value = unknown(own, origin, {
    ...(type && { type }),
    ...(more.nonNull && { nonNull: true }),
    ...(more.key !== undefined && { key: more.key }),
  });
  const { key } = more;
  const possible = shape.allowed.find(({ path }) => path.length === 0)?.values;
  if (possible === undefined || possible.length === 0 || key === undefined) return value;
  return choice(
    possible.map((each) => ({
      value: scalar(each, origin),
      when: each === null ? [{ key: `eq(${key},null)`, is: true }] : [{ key, is: each }],
    })),
    own,
    origin,
  );
}

/** The same unknown value with what is known of its shape. */
export function withShape(value: Value, shape: Shape): Value {
  if (value.kind !== 'unknown' || shape.type.kind === 'any' || isFailure(value)) return value;
  const reason: Reason = { ...value.reason };
  shapes.set(reason, { type: shape.type, allowed: [...(shapes.get(value.reason)?.allowed ?? []), ...shape.allowed] });
  return { ...value, reason };
}

/** A part of an unknown value. It is not null only where its type says so. */
export function partOfUnknown(whole: Unknown, segment: string | number): Value {
  if (isFailure(whole)) return whole;
  const shape = shapes.get(whole.reason) ?? shapeless;
  const part = memberType(shape.type, segment);
  const allowed = shape.allowed.flatMap(({ path, values }) => (path[0] === String(segment) ? [{ path: path.slice(1), values }] : []));
  const path = typeof segment === 'number' ? `[${segment}]` : `.${segment}`;
  const key = whole.key === undefined ? undefined : capKey(`${whole.key}${path}`);
  const { isOutput } = shape;
  const nonNull = (part.optional === true && isSetDefault(part.default)) || (isOutput === true && isIdName(segment));
  return shapedUnknown(whole.reason, whole.origin, { type: part.type, allowed, ...(isOutput && { isOutput }) }, { key, nonNull });
}

/** Any one of the items of an unknown collection. */
export function itemOfUnknown(whole: Unknown): Value {
  if (isFailure(whole)) return whole;
  const { type } = shapes.get(whole.reason) ?? shapeless;
  const item = type.kind === 'list' || type.kind === 'set' || type.kind === 'map' ? type.item : anyType;
  return shapedUnknown(whole.reason, whole.origin, { type: item, allowed: [] });
}

function isIdName(segment: string | number): boolean {
  return /(?:^|_)id$/i.test(String(segment));
}

function isSetDefault(value: Value | undefined): boolean {
  return value !== undefined && value.kind === 'scalar' && value.value !== null && value.value !== '';
}

function memberType(type: TerraformType, segment: string | number): AttributeType {
  switch (type.kind) {
    case 'object':
      return type.attributes.get(String(segment)) ?? { type: anyType };
    case 'list':
    case 'map':
      return { type: type.item };
    case 'tuple':
      return { type: type.items[Number(segment)] ?? anyType };
    default:
      return { type: anyType };
  }
}

/** The model's word for a type; undefined for `any`. */
function valueType(type: TerraformType): ValueType | undefined {
  switch (type.kind) {
    case 'any':
      return undefined;
    case 'tuple':
      return 'list';
    default:
      return type.kind;
  }
}
