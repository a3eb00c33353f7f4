import { choice, object, scalar, unknown, type Origin, type Reason, type Value } from '@akslint/model';
import { LazyEntries } from './entries.js';
import type { TemplateInstance } from './instance.js';
import type { DeclaredType } from './types.js';

interface Nobody {
  /** Names the undecided thing. */
  readonly key: string;
  readonly reason: Reason;
  readonly origin: Origin;
  readonly instance: TemplateInstance;
  /** Whether it is a parameter itself: one that may be null and that nobody gives is null. */
  readonly isInput: boolean;
  /** How many names of types led here; types may lead to themselves. */
  readonly hops?: number;
}

const mostHops = 32;

/** What is known of a value that nobody has given, from its declared type alone. */
export function valueOfType(type: DeclaredType, nobody: Nobody): Value {
  const { key, reason, origin } = nobody;
  switch (type.kind) {
    case 'simple':
      return unknown(reason, origin, { key, nonNull: true, ...(type.type ? { type: type.type } : {}) });
    case 'literals':
      return choice(
        type.values.map((value) => ({ value: scalar(value, origin), when: value === null ? [] : [{ key, is: value }] })),
        reason,
        origin,
      );
    case 'nullable':
      return nobody.isInput ? scalar(null, origin) : nullable(type.of, nobody);
    case 'object':
      return shaped(type, nobody);
    case 'named': {
      const hops = (nobody.hops ?? 0) + 1;
      const resolved = hops > mostHops ? undefined : nobody.instance.run.imports.type(nobody.instance, type);
      return resolved
        ? valueOfType(resolved.type, { ...nobody, instance: resolved.instance, hops })
        : unknown(reason, origin, { key, nonNull: true });
    }
    case 'unresolved':
      return unknown(reason, origin, { key });
  }
}

/** A given value with what its declared type adds: it is not null, or one of a few literals. */
export function settle(value: Value, type: DeclaredType, instance: TemplateInstance): Value {
  if (value.kind !== 'unknown' || value.nonNull) return value;
  return isNullable(type, instance) ? value : { ...value, nonNull: true };
}

function isNullable(type: DeclaredType, instance: TemplateInstance, hops = 0): boolean {
  if (type.kind === 'nullable' || type.kind === 'unresolved') return true;
  if (type.kind === 'literals') return type.values.includes(null);
  if (type.kind !== 'named') return false;
  const resolved = hops > mostHops ? undefined : instance.run.imports.type(instance, type);
  return resolved === undefined || isNullable(resolved.type, resolved.instance, hops + 1);
}

function nullable(of: DeclaredType, nobody: Nobody): Value {
  const { key, reason, origin } = nobody;
  const inner = valueOfType(of, nobody);
  if (inner.kind === 'unknown') return unknown(reason, origin, { key, ...(inner.type ? { type: inner.type } : {}) });
  return choice(
    [
      { value: inner, when: [{ key: `set(${key})`, is: true }] },
      { value: scalar(null, origin), when: [{ key: `set(${key})`, is: false }] },
    ],
    reason,
    origin,
  );
}

function shaped(type: Extract<DeclaredType, { kind: 'object' }>, nobody: Nobody): Value {
  const entries = new LazyEntries();
  for (const [name, property] of type.properties) {
    entries.set(name, () => valueOfType(property, { ...nobody, key: `${nobody.key}.${name}`, isInput: false, hops: 0 }));
  }
  return object(entries, nobody.origin, type.isOpen ? nobody.reason : undefined);
}
