import { object, scalar, unknown, type ObjectValue, type Scalar, type Value } from '@akslint/model';
import { LazyEntries, keyIn, valueIn } from '../evaluate/entries.js';

/** `${NAME}`, `${NAME=default}` and `${NAME:-default}`, which the Azure Developer CLI fills in from its environment. */
const reference = /\$\{([A-Za-z_]\w{0,200})(?::?[=-]([^{}]{0,2000}))?\}/g;

/**
 * Values of a parameters file with the environment variables that they name: one with a default is that, any other is
 * not known, since no environment is read.
 */
export function withEnvironment(values: ObjectValue): ObjectValue {
  const entries = new LazyEntries();
  for (const name of values.entries.keys()) entries.set(name, () => filled(valueIn(values.entries, name)), keyIn(values.entries, name));
  return object(entries, values.origin, values.open);
}

function filled(value: Value): Value {
  switch (value.kind) {
    case 'object':
      return withEnvironment(value);
    case 'list':
      return { ...value, items: value.items.map(filled) };
    case 'scalar':
      return typeof value.value === 'string' && value.value.includes('${') ? text(value, value.value) : value;
    case 'reference':
    case 'choice':
    case 'unknown':
      return value;
  }
}

function text({ origin }: Scalar, written: string): Value {
  const unset = [...written.matchAll(reference)].filter(([, , fallback]) => fallback === undefined);
  const [first] = unset;
  const whole = written.replace(reference, (...[, , fallback]: readonly (string | undefined)[]) => fallback ?? '*');
  if (first?.[1] === undefined) return scalar(whole, origin);
  const isAll = first[0] === written;
  return unknown(
    { text: `the environment variable ${first[1]} is not read`, remedy: 'pass --parameters FILE with its value' },
    origin,
    isAll ? { key: `env(${first[1]})` } : { nonNull: true, type: 'string', key: `env(${written})`, ...(written.includes('*') ? {} : { pattern: whole }) },
  );
}
