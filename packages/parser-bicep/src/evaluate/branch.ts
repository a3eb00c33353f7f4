import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { choice, unknown, type Assumption, type Origin, type Reason, type Value } from '@akslint/model';

/** What a value says as a condition: true, false, or undefined when it cannot be told. */
export function truth(value: Value): boolean | undefined {
  return value.kind === 'scalar' && typeof value.value === 'boolean' ? value.value : undefined;
}

/** One of two values, as `condition` decides: a choice that rests on the condition's key when it cannot be decided. */
export function branch(condition: Value, origin: Origin, whenTrue: () => Value, whenFalse: () => Value): Value {
  const decided = truth(condition);
  if (decided !== undefined) return decided ? whenTrue() : whenFalse();
  if (condition.kind === 'choice') {
    const [onTrue, onFalse] = [once(whenTrue), once(whenFalse)];
    return choice(
      condition.options.map(({ value, when }) => ({ value: branch(value, origin, onTrue, onFalse), when })),
      condition.reason,
      origin,
    );
  }
  return choice(
    [
      { value: whenTrue(), when: assumed(condition, true) },
      { value: whenFalse(), when: assumed(condition, false) },
    ],
    reasonOf(condition),
    origin,
  );
}

function once(work: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= work());
}

/** What is taken to be so in the worlds in which `condition` is `is`. */
function assumed(condition: Value, is: boolean): readonly Assumption[] {
  const key = keyOf(condition);
  if (key === undefined) return [];
  const negated = /^not\((.*)\)$/s.exec(key);
  return negated?.[1] === undefined ? [{ key, is }] : [{ key: negated[1], is: !is }];
}

/** Names what is not decided in a value, so that two uses of it are recognised as one. */
export function keyOf(value: Value): string | undefined {
  switch (value.kind) {
    case 'scalar':
      return JSON.stringify(value.value);
    case 'reference':
      return `${value.target}.${value.path.join('.')}`;
    case 'unknown':
      return value.key;
    default:
      return undefined;
  }
}

const longestKey = 300;

/** The key of an operation over keyed values, a digest where it grows too long; undefined when one has no key. */
export function derivedKey(operation: string, parts: readonly Value[]): string | undefined {
  const keys = parts.map(keyOf);
  if (keys.some((key) => key === undefined)) return undefined;
  const key = `${operation}(${keys.join(',')})`;
  return shortKey(operation, key);
}

/** The key, or a digest of it where it is long. */
export function shortKey(operation: string, key: string): string {
  return key.length > longestKey ? `${operation}#${bytesToHex(sha256(utf8ToBytes(key))).slice(0, 32)}` : key;
}

/** Why a value is not known. */
export function reasonOf(value: Value): Reason {
  switch (value.kind) {
    case 'unknown':
    case 'choice':
      return value.reason;
    case 'reference':
      return { text: `${value.path.length > 0 ? `"${value.path.join('.')}"` : 'it'} is known only after deployment` };
    case 'list': {
      const part = value.items.find((item) => item.kind === 'unknown' || item.kind === 'choice' || item.kind === 'reference');
      return value.open ?? (part ? reasonOf(part) : { text: 'a part of it is not known' });
    }
    case 'object':
      return value.open ?? { text: 'a part of it is not known' };
    case 'scalar':
      return { text: 'it is not what is expected here' };
  }
}

/** An unknown that rests on `parts`, with a derived key. */
export function dependent(
  operation: string,
  parts: readonly Value[],
  origin: Origin,
  more: { nonNull?: true; type?: 'string' | 'number' | 'bool' | 'list' | 'object'; pattern?: string } = {},
): Value {
  const undecided = parts.find((part) => part.kind === 'unknown' || part.kind === 'choice') ?? parts.find((part) => part.kind !== 'scalar');
  const key = derivedKey(operation, parts);
  const reason = undecided ? reasonOf(undecided) : { text: `${operation} cannot be evaluated` };
  return unknown(reason, origin, { ...more, ...(key === undefined ? {} : { key }) });
}
