import { choice, optionsOf, propertyOf, scalar, unknown, type Entries, type ObjectValue, type Origin, type Reason, type Value } from '@akslint/model';

/** The arguments of a resource by name, whatever may decide them. */
export interface Fields {
  readonly names: readonly string[];
  readonly origin: Origin;
  /** More arguments may be given than can be seen. */
  readonly open: Reason | undefined;
  get(name: string): Value | undefined;
  keyOrigin(name: string): Origin | undefined;
}

/** Arguments of an object, of one of several objects, or of what is not known; nothing at all is no arguments. */
export function fieldsOf(args: Value | undefined, around: Origin): Fields {
  if (args === undefined || (args.kind === 'scalar' && args.value === null)) return { names: [], origin: around, open: undefined, get: () => undefined, keyOrigin: () => undefined };
  if (args.kind === 'object') {
    return { names: [...args.entries.keys()], origin: args.origin, open: args.open, get: (name) => fieldOf(args, name), keyOrigin: (name) => args.entries.keyOrigin?.(name) };
  }
  if (args.kind !== 'choice') return unknownFields(args);
  const options = optionsOf(args).map(({ value, when }) => ({ fields: fieldsOf(value, around), when }));
  return {
    names: [...new Set(options.flatMap(({ fields }) => fields.names))],
    origin: args.origin,
    open: options.find(({ fields }) => fields.open)?.fields.open,
    get: (name) => {
      const values = options.map(({ fields, when }) => ({ value: fields.get(name) ?? scalar(null, fields.origin), when }));
      return choice(values, args.reason, args.origin);
    },
    keyOrigin: (name) => options.map(({ fields }) => fields.keyOrigin(name)).find((found) => found !== undefined),
  };
}

function fieldOf(args: ObjectValue, name: string): Value | undefined {
  return propertyOf(args, name);
}

function unknownFields(args: Exclude<Value, ObjectValue>): Fields {
  const reason: Reason = args.kind === 'unknown' ? args.reason : { text: 'the arguments cannot be read' };
  const key = args.kind === 'unknown' ? args.key : undefined;
  return {
    names: [],
    origin: args.origin,
    open: reason,
    get: (name) => unknown(reason, args.origin, key === undefined ? {} : { key: `${key}.${name}` }),
    keyOrigin: () => undefined,
  };
}

/** A table of entries in the order in which they are given; those without a value are left out. */
export function entriesFrom(rows: readonly (readonly [name: string, value: Value | undefined, key?: Origin | undefined])[]): Entries {
  const present = new Map(rows.flatMap(([name, value, key]) => (value === undefined ? [] : [[name, { value, key }] as const])));
  return {
    keys: () => present.keys(),
    has: (name) => present.has(name),
    get: (name) => present.get(name)?.value,
    keyOrigin: (name) => present.get(name)?.key,
  };
}
