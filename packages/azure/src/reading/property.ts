import {
  itemsOf,
  mapOptions,
  scalar,
  unknown,
  withAdvice,
  type ObjectValue,
  type Origin,
  type Scalar,
  type Unknown,
  type Value,
} from '@akslint/model';

/** How a vocabulary finds a property: undefined when it is certainly not there, unknown when the object is open. */
export type Find = (object: ObjectValue, name: string) => Value | undefined;

/** How often text may spell text that spells a structure. */
const deepestContent = 4;

/** Nothing is written; `origin` is where it would stand. */
export function omitted(origin: Origin, advice: readonly string[] = []): Scalar {
  return withAdvice(scalar(null, origin), ...advice);
}

/** Whether nothing is written. */
export function isNull(value: Value): value is Scalar & { readonly value: null } {
  return value.kind === 'scalar' && value.value === null;
}

/** Whether something is written in every world. */
export function isWritten(value: Value): boolean {
  return value.kind === 'choice' ? !value.options.some((option) => isNull(option.value)) : !isNull(value);
}

/** The same value with more advice on each of its options. */
export function advise(value: Value, ...advice: readonly string[]): Value {
  if (advice.length === 0) return value;
  return mapOptions(value, (option) => withAdvice(option, ...advice.filter((text) => !option.advice?.includes(text))));
}

/** The same value with more advice wherever something is written. */
export function adviseWritten(value: Value, ...advice: readonly string[]): Value {
  return mapOptions(value, (option) => (isNull(option) ? option : advise(option, ...advice)));
}

/** The value, counted as not written because it has the wrong type. */
export function illFormed(value: Value, label: string, expected: string): Scalar {
  const told = `${label} is not ${expected}, so it counts as not set.`;
  return omitted(value.origin, [...(value.advice ?? []), told]);
}

/** An unknown with the same reason, of which no type is known. */
function part(whole: Unknown, name: string): Unknown {
  return unknown(whole.reason, whole.origin, whole.key === undefined ? {} : { key: `${whole.key}.${name}` });
}

/** The structure that a text spells, or the value itself. */
export function contentOf(value: Value): Value {
  let inner = value;
  for (let depth = 0; depth < deepestContent; depth += 1) {
    const content = inner.kind === 'scalar' || inner.kind === 'unknown' ? inner.content : undefined;
    if (content === undefined) return inner;
    inner = content;
  }
  return inner;
}

/**
 * What stands at `name` of a value that should be an object; null, at the innermost place that exists, where
 * nothing is written.
 */
export function readProperty(container: Value, name: string, label: string, find: Find): Value {
  return mapOptions(contentOf(container), (whole) => {
    switch (whole.kind) {
      case 'object':
        return advise(find(whole, name) ?? omitted(whole.origin), ...(whole.advice ?? []));
      case 'unknown':
        return part(whole, name);
      case 'reference':
        return unknown({ text: 'it is known only after deployment' }, whole.origin);
      case 'scalar':
        return isNull(whole) || whole.value === '' ? omitted(whole.origin, whole.advice) : illFormed(whole, label, 'an object');
      case 'list':
        return illFormed(whole, label, 'an object');
    }
  });
}

/** The one block of a Terraform block type (a list of objects), or an object as it stands; null for none. */
export function singleBlock(value: Value): Value {
  return mapOptions(value, (option) => {
    if (option.kind !== 'list') return option;
    const [first] = itemsOf(option);
    if (first !== undefined) return advise(first, ...(option.advice ?? []));
    return option.open ? unknown(option.open, option.origin) : omitted(option.origin, option.advice);
  });
}
