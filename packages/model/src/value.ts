import type { Origin } from './origin.js';

/**
 * One thing that is taken to be so in a possible world: the undecided thing named `key` turns out as `is`.
 * Two values that rest on the same key are decided together.
 */
export interface Assumption {
  readonly key: string;
  readonly is: string | number | boolean;
}

/** Why a value cannot be decided, and what would decide it. */
export interface Reason {
  /** A clause that can follow "because": `variable "private" has no value`. */
  readonly text: string;
  /** What the user can do: `set it in a .tfvars file or pass --var`. */
  readonly remedy?: string;
}

export type ValueType = 'string' | 'number' | 'bool' | 'list' | 'set' | 'map' | 'object';

interface Evaluated {
  readonly origin: Origin;
  /** Texts that go with the value and change no verdict. */
  readonly advice?: readonly string[];
  /** Set by a normaliser: nothing is written, this is the documented default. */
  readonly isDefault?: true;
}

export interface Scalar extends Evaluated {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** For a number that a double cannot hold: all its digits. `value` is then the nearest double. */
  readonly exact?: string;
  /** The word that is written, where a vocabulary's word is read as a boolean; messages show it. */
  readonly word?: string;
  /** For text that spells a structure (`jsonencode(…)`, a YAML heredoc): that structure, with its own origins. */
  readonly content?: Value;
}

export interface ListValue extends Evaluated {
  readonly kind: 'list';
  readonly items: readonly Value[];
  /** A set: no order, no index, no duplicates. */
  readonly isSet?: true;
  /** The format's own name of its type where all items have one (Terraform's `list(string)`, never a tuple). */
  readonly collectionType?: string;
  /** More items may exist than can be seen. */
  readonly open?: Reason;
}

/** Keys and values; a `Map` is one, and so is a table whose values are worked out when they are asked for. */
export interface Entries {
  keys(): Iterable<string>;
  has(key: string): boolean;
  get(key: string): Value | undefined;
  /** Where the key itself is written. */
  keyOrigin?(key: string): Origin | undefined;
  /** The value of a key that is worked out, such as a resource's id; undefined for a key that is what it spells. */
  keyValue?(key: string): Value | undefined;
}

export interface ObjectValue extends Evaluated {
  readonly kind: 'object';
  readonly entries: Entries;
  /** The format's own name of its type where all values have one (Terraform's `map(string)`, never an object). */
  readonly collectionType?: string;
  /** More keys may exist than can be seen, and a seen key may be overridden only if its value says so. */
  readonly open?: Reason;
}

/** Another resource's attribute, known only after deployment. It is never null. */
export interface Reference extends Evaluated {
  readonly kind: 'reference';
  /** {@link Resource.key} of the resource that is pointed at. */
  readonly target: string;
  /** Attribute path within it; empty for the resource itself. */
  readonly path: readonly (string | number)[];
}

export interface ChoiceOption {
  readonly value: Exclude<Value, Choice>;
  /** What is taken to be so for this option; empty when nobody knows what selects it. */
  readonly when: readonly Assumption[];
}

/** One of several values; what selects it cannot be decided. Never nested, never empty. */
export interface Choice extends Evaluated {
  readonly kind: 'choice';
  readonly options: readonly ChoiceOption[];
  /** What would decide. */
  readonly reason: Reason;
}

export interface Unknown extends Evaluated {
  readonly kind: 'unknown';
  readonly reason: Reason;
  /** It is some value: never null, and as text never empty. */
  readonly nonNull?: true;
  readonly type?: ValueType;
  /** Names the undecided thing; two unknowns of one key are the same value. */
  readonly key?: string;
  /** What is known of a text; `*` stands for any text. */
  readonly pattern?: string;
  /** For text that spells a structure of which a part is not known: the structure. */
  readonly content?: Value;
}

export type Value = Scalar | ListValue | ObjectValue | Reference | Choice | Unknown;

/** Past this many options a choice says nothing useful any more. */
const mostOptions = 32;

export function scalar(value: Scalar['value'], origin: Origin): Scalar {
  return { kind: 'scalar', value, origin };
}

export function list(items: readonly Value[], origin: Origin, open?: Reason): ListValue {
  return open ? { kind: 'list', items, origin, open } : { kind: 'list', items, origin };
}

export function object(entries: Entries, origin: Origin, open?: Reason): ObjectValue {
  return open ? { kind: 'object', entries, origin, open } : { kind: 'object', entries, origin };
}

export function reference(target: string, path: Reference['path'], origin: Origin): Reference {
  return { kind: 'reference', target, path, origin };
}

export function unknown(
  reason: Reason,
  origin: Origin,
  more: Pick<Unknown, 'nonNull' | 'type' | 'key' | 'content' | 'pattern'> = {},
): Unknown {
  return { kind: 'unknown', reason, origin, ...more };
}

/**
 * One of `options`, each with what it rests on. Nested choices are flattened (an option whose assumptions
 * contradict each other cannot happen and is left out), options that are equal are joined, and a choice
 * of one is that one.
 */
export function choice(
  options: readonly { readonly value: Value; readonly when: readonly Assumption[] }[],
  reason: Reason,
  origin: Origin,
): Value {
  const flat: ChoiceOption[] = [];
  for (const { value, when } of options) {
    for (const inner of optionsOf(value)) {
      const both = together(when, inner.when);
      if (both) addOption(flat, { value: inner.value, when: both });
      if (flat.length > mostOptions) {
        return unknown({ ...reason, text: `one of more than ${mostOptions} values: ${reason.text}` }, origin);
      }
    }
  }
  const [first] = flat;
  if (first === undefined) return unknown({ text: 'no option is possible' }, origin);
  return flat.length === 1 ? first.value : { kind: 'choice', options: flat, reason, origin };
}

/** A choice's options; any other value is its own single option. */
export function optionsOf(value: Value): readonly ChoiceOption[] {
  return value.kind === 'choice' ? value.options : [{ value, when: [] }];
}

/** Both sets of assumptions, or undefined when they contradict each other. */
export function together(
  left: readonly Assumption[],
  right: readonly Assumption[],
): readonly Assumption[] | undefined {
  if (left.length === 0) return right;
  const all = [...left];
  for (const one of right) {
    const other = left.find(({ key }) => key === one.key);
    if (other === undefined) all.push(one);
    else if (other.is !== one.is) return undefined;
  }
  return all;
}

/** Applies `change` to every option of a choice, or to the value itself. */
export function mapOptions(value: Value, change: (option: Exclude<Value, Choice>) => Value): Value {
  if (value.kind !== 'choice') return change(value);
  return choice(
    value.options.map((option) => ({ value: change(option.value), when: option.when })),
    value.reason,
    value.origin,
  );
}

/** The same value with another origin. */
export function withOrigin<V extends Value>(value: V, origin: Origin): V {
  return { ...value, origin };
}

/** The same value with more advice. */
export function withAdvice<V extends Value>(value: V, ...advice: readonly string[]): V {
  return advice.length === 0 ? value : { ...value, advice: [...(value.advice ?? []), ...advice] };
}

function addOption(options: ChoiceOption[], option: ChoiceOption): void {
  const twin = options.findIndex(({ value }) => equalScalars(value, option.value));
  const other = options[twin];
  if (other === undefined) options.push(option);
  else options[twin] = { value: other.value, when: shared(other.when, option.when) };
}

function equalScalars(left: Value, right: Value): boolean {
  if (left.kind === 'scalar' && right.kind === 'scalar') {
    return left.value === right.value && left.exact === right.exact && left.content === undefined && right.content === undefined;
  }
  return left.kind === 'reference' && right.kind === 'reference' && sameReference(left, right);
}

function shared(left: readonly Assumption[], right: readonly Assumption[]): readonly Assumption[] {
  return left.filter((one) => right.some((other) => other.key === one.key && other.is === one.is));
}

/** Whether two references name the same attribute of the same resource. */
export function sameReference(left: Reference, right: Reference): boolean {
  return (
    left.target === right.target &&
    left.path.length === right.path.length &&
    left.path.every((segment, index) => segment === right.path[index])
  );
}
