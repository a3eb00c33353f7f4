import {
  isPresent,
  type Assumption,
  type Choice,
  type Companion,
  type ManagedCluster,
  type Mode,
  type Scalar,
  type Setting,
  type Value,
} from '@akslint/model';
import type { Ground, Undecided } from './judgement.js';
import { questionOf, saysOf, saysPresence, undecidedValue } from './wording.js';

/** A value in one world: no longer a choice. */
export type Picked = Exclude<Value, Choice>;

/** A fact in one world, with what says it. */
export interface Decided<T> extends Ground {
  readonly value: T;
}

/** One point at which worlds part. */
export interface Fork {
  readonly undecided: Undecided;
  readonly ways: number;
  readonly taken: number;
}

type Atom = Assumption['is'];
interface Binding {
  readonly is?: Atom;
  readonly not: readonly Atom[];
}
/** What names an undecided thing: its key, or the value itself where it has none. */
type Subject = string | object;

const impossible = new Error('no option is possible in this world');

export function isImpossible(error: unknown): boolean {
  return error === impossible;
}

/**
 * One possible world: asked for an undecided value, it takes one of the possible answers, remembers what rests on
 * it, and gives the same answer to whatever rests on the same. Which answers it takes is told by `script`; past its
 * end it takes the first. {@link forks} says afterwards where it could have gone another way.
 */
export class World {
  readonly #script: readonly number[];
  readonly #forks: Fork[] = [];
  readonly #bindings = new Map<Subject, Binding>();
  readonly #picked = new Map<Choice, Picked>();
  readonly #presence = new Map<Subject, boolean>();

  constructor(script: readonly number[] = []) {
    this.#script = script;
  }

  get forks(): readonly Fork[] {
    return this.#forks;
  }

  /** Takes it to be so that the subject exists, with all that this rests on. */
  assumeExistence(existence: Value): void {
    const fork = (): Undecided => undecidedValue('whether it exists', existence);
    if (existence.kind === 'unknown') return this.#bindTrue(existence);
    if (existence.kind !== 'choice') return;
    const able = existence.options.filter(({ value }) => value.kind !== 'scalar' || value.value === true);
    if (able.length === 0) return;
    const option = able[this.#choose(able.length, fork)];
    if (option === undefined) return;
    this.#picked.set(existence, option.value);
    option.when.forEach(({ key, is }) => this.#bindings.set(keyed(key), { is, not: [] }));
    this.#bindTrue(option.value);
  }

  mode(cluster: ManagedCluster): Mode {
    const { value, label } = cluster.mode;
    return this.#among(value, ['Standard', 'Automatic'], 'closed', label) === 'Automatic' ? 'Automatic' : 'Standard';
  }

  /** A boolean setting. */
  truth(setting: Setting): Decided<boolean> {
    const value = this.isTrue(setting.value, questionOf(setting));
    return this.#decided(setting, value, value);
  }

  /** A boolean that is no setting; `label` names it where it is undecided. */
  isTrue(value: Value, label: string): boolean {
    return this.#among(value, [true, false], 'closed', label) === true;
  }

  /**
   * A word of a vocabulary: one of `words` in their spelling, or whatever else is written; undefined for what is
   * none of them and not known, or not set.
   */
  word<W extends string>(setting: Setting, words: readonly W[]): Decided<W | (string & {}) | undefined> {
    const atom = this.#among(setting.value, words, 'open', setting.label);
    const text = typeof atom === 'string' ? atom : undefined;
    const known = words.find((word) => word.toLowerCase() === text?.toLowerCase());
    return this.#decided(setting, known ?? text, atom ?? 'another');
  }

  /** Whether something is set. */
  presence(setting: Setting): Decided<boolean> {
    const picked = this.pick(setting.value, setting.label);
    const value = this.#isThere(picked, setting.label);
    return {
      value,
      says: saysPresence(setting.label, picked, value),
      at: picked.origin,
      advice: this.adviceOf(setting.value),
    };
  }

  /** The value with its choice made. */
  pick(value: Value, label: string): Picked {
    if (value.kind !== 'choice') return value;
    const before = this.#picked.get(value);
    if (before) return before;
    const able = this.#possible(value);
    const option = able[this.#choose(able.length, () => undecidedValue(label, value))];
    if (option === undefined) throw impossible;
    this.#picked.set(value, option.value);
    option.when.forEach(({ key, is }) => this.#bindings.set(keyed(key), { is, not: [] }));
    return option.value;
  }

  /** What is already certain in this world of a scalar, without parting worlds over it: for advice. */
  peek(setting: Setting): Scalar['value'] | undefined {
    const { value } = setting;
    const picked = value.kind === 'choice' ? this.#pickedAlready(value) : value;
    if (picked === undefined) return undefined;
    if (picked.kind === 'scalar') return picked.value;
    return this.#bindings.get(nameOf(picked))?.is;
  }

  /** Whether a companion is there and the subject's own. */
  has(companion: Companion): boolean {
    return this.#exists(companion) && this.#belongs(companion);
  }

  /** Those of the companions that are there. */
  present<C extends Companion>(companions: readonly C[]): readonly C[] {
    return companions.filter((companion) => this.has(companion));
  }

  /** The advice of a value and of the option that was taken. */
  adviceOf(value: Value): readonly string[] {
    const own = value.advice ?? [];
    if (value.kind !== 'choice') return own;
    return [...own, ...(this.#picked.get(value)?.advice ?? [])];
  }

  #decided<T>(setting: Setting, value: T, atom: Scalar['value']): Decided<T> {
    const picked = this.pick(setting.value, setting.label);
    const said = picked.kind === 'scalar' ? picked.value : atom;
    return {
      value,
      says: saysOf(setting, picked, said),
      at: picked.origin,
      advice: this.adviceOf(setting.value),
    };
  }

  #exists({ existence, address }: Companion): boolean {
    return this.isTrue(existence, `whether ${address} exists`);
  }

  #belongs(companion: Companion): boolean {
    const { doubt, address, declaredAt } = companion;
    if (doubt === undefined) return true;
    const clause = `whether ${address} is this cluster's is not known because ${doubt.text}`;
    return this.#fact(companion, () => ({ clause, reason: doubt, at: declaredAt }));
  }

  #isThere(picked: Picked, label: string): boolean {
    const certain = isPresent(picked);
    if (certain !== undefined) return certain;
    const name = nameOf(picked);
    const bound = this.#bindings.get(name)?.is;
    if (bound !== undefined) return bound !== '';
    return this.#fact(name, () => undecidedValue(label, picked));
  }

  #fact(name: Subject, fork: () => Undecided): boolean {
    const before = this.#presence.get(name);
    if (before !== undefined) return before;
    const is = this.#choose(2, fork) === 0;
    this.#presence.set(name, is);
    return is;
  }

  /** One of `candidates`, what is written, or undefined for another value that is not known. */
  #among(value: Value, candidates: readonly Atom[], others: 'open' | 'closed', label: string): Atom | undefined {
    const picked = this.pick(value, label);
    if (picked.kind === 'scalar') return picked.value ?? undefined;
    const name = nameOf(picked);
    const { is, not } = this.#bindings.get(name) ?? { not: [] };
    if (is !== undefined && (others === 'open' || candidates.includes(is))) return is;
    const able: (Atom | undefined)[] = candidates.filter((candidate) => !not.includes(candidate));
    if (others === 'open') able.push(undefined);
    const taken = able[this.#choose(able.length, () => undecidedValue(label, picked))];
    if (is === undefined) {
      this.#bindings.set(name, taken === undefined ? { not: [...not, ...candidates] } : { is: taken, not });
    }
    return taken;
  }

  #possible(value: Choice): Choice['options'] {
    return value.options.filter(({ when }) =>
      when.every(({ key, is }) => {
        const binding = this.#bindings.get(keyed(key));
        if (binding === undefined) return true;
        return binding.is === undefined ? !binding.not.includes(is) : binding.is === is;
      }),
    );
  }

  #pickedAlready(value: Choice): Picked | undefined {
    const before = this.#picked.get(value);
    if (before) return before;
    const able = this.#possible(value);
    return able.length === 1 ? able[0]?.value : undefined;
  }

  #bindTrue(value: Value): void {
    if (value.kind === 'unknown') this.#bindings.set(nameOf(value), { is: true, not: [] });
  }

  #choose(ways: number, undecided: () => Undecided): number {
    if (ways === 0) throw impossible;
    if (ways === 1) return 0;
    const taken = this.#script[this.#forks.length] ?? 0;
    this.#forks.push({ undecided: undecided(), ways, taken });
    return taken;
  }
}

function keyed(key: string): string {
  return `key ${key}`;
}

function nameOf(value: Picked): Subject {
  if (value.kind === 'unknown' && value.key !== undefined) return keyed(value.key);
  if (value.kind === 'reference') return `reference ${JSON.stringify([value.target, ...value.path])}`;
  return value;
}

