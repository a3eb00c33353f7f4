import {
  choice,
  list,
  originOf,
  reference,
  scalar,
  unknown,
  withAdvice,
  type Assumption,
  type Origin,
  type Reason,
  type Scalar,
  type Unknown,
  type Value,
} from '@akslint/model';

/** An origin that a test can recognise: the place's name stands for the file. */
export function place(name: string): Origin {
  return originOf({ file: name, start: 0, end: 1 });
}

export type Written = Value | Scalar['value'] | readonly Written[];

/** A value as it would be written; a `Value` stands for itself. */
export function written(value: Written, name: string): Value {
  if (Array.isArray(value)) return list(value.map((item: Written) => written(item, name)), place(name));
  if (typeof value === 'object' && value !== null && 'kind' in value) return value;
  return scalar(isScalar(value) ? value : null, place(name));
}

function isScalar(value: unknown): value is Scalar['value'] {
  return value === null || typeof value !== 'object';
}

/** Nothing is written, and `value` is the documented default. */
export function omitted(value: Scalar['value']): Value {
  return { ...scalar(value, place('block')), isDefault: true };
}

export const noValue = (variable: string): Reason => ({ text: `variable "${variable}" has no value`, remedy: 'set it' });

/** A variable without a value. */
export function variable(key: string, more: Pick<Unknown, 'nonNull' | 'type'> = {}): Value {
  return unknown(noValue(key), place(`var.${key}`), { key, ...more });
}

/** Something unknown that nothing else can rest on. */
export function mystery(): Value {
  return unknown({ text: 'it is read from elsewhere' }, place('mystery'));
}

/** `key` decides: the first when it is true, the second when it is false. */
export function eitherBy(key: string, whenTrue: Written, whenFalse: Written): Value {
  const options = [
    { value: written(whenTrue, 'then'), when: [{ key, is: true }] satisfies Assumption[] },
    { value: written(whenFalse, 'else'), when: [{ key, is: false }] satisfies Assumption[] },
  ];
  return choice(options, noValue(key), place(`var.${key}`));
}

/** One of several; nobody knows what selects it. */
export function oneOf(...values: readonly Written[]): Value {
  return choice(values.map((value) => ({ value: written(value, 'option'), when: [] })), { text: 'the condition is not known' }, place('condition'));
}

export function idOf(target: string, ...path: readonly string[]): Value {
  return reference(target, path.length === 0 ? ['id'] : path, place(target));
}

export function openList(...items: readonly Written[]): Value {
  return list(items.map((item) => written(item, 'list')), place('list'), { text: 'the rest of the list is not known' });
}

export function advised(value: Written, ...advice: readonly string[]): Value {
  return withAdvice(written(value, 'advised'), ...advice);
}
