import type { Notice, Origin, Reason, Span } from '@akslint/model';
import type { ClassNode, FunctionNode } from '../syntax/ast.js';
import type { Modules } from './modules.js';
import { choose } from './choose.js';
import type { Decision } from './decide.js';
import type { ArrayHeap, RecordEntry, RecordHeap } from './heap.js';
import type { ArrayItem, Item, RecordItem, Single } from './item.js';
import { enter, restrict, type Path, type World } from './path.js';
import type { Declarations } from '../sdk/declarations.js';
import type { StackInputs } from '../project/stack-inputs.js';

/** What one execution may cost. A program that declares infrastructure needs far less. */
export interface Budget {
  readonly steps: number;
  readonly depth: number;
}

const usualBudget: Budget = { steps: 400_000, depth: 500 };

/** One execution of one program with the values of one stack. */
export class Run {
  path: Path = undefined;
  /** The calls that execution is in, outermost first. */
  calls: readonly Span[] = [];
  readonly entered = new Set<FunctionNode | ClassNode>();
  readonly notices: Notice[] = [];
  /** Set when something was left out: absence then proves nothing. */
  incomplete: Reason | undefined;
  /** Counts what could not be evaluated, so that a `try` can tell whether its body may have failed. */
  failures = 0;
  #depth = 0;
  #steps = 0;
  #keys = 0;

  constructor(
    readonly modules: Modules,
    readonly inputs: StackInputs,
    readonly declarations: Declarations,
    readonly budget: Budget = usualBudget,
  ) {}

  /** Takes a step; false when there are none left. */
  spend(steps = 1): boolean {
    this.#steps += steps;
    if (this.#steps <= this.budget.steps) return true;
    this.incomplete ??= { text: 'the program takes too many steps to be followed to its end' };
    return false;
  }

  get isExhausted(): boolean {
    return this.#steps > this.budget.steps;
  }

  /** Goes one level deeper; undefined when that is too deep. */
  deeper<T>(work: () => T): T | undefined {
    if (this.#depth >= this.budget.depth) return undefined;
    this.#depth += 1;
    try {
      return work();
    } finally {
      this.#depth -= 1;
    }
  }

  freshKey(origin: Origin): string {
    this.#keys += 1;
    return `${origin.span.file}:${origin.span.start}#${this.#keys}`;
  }

  /** What is taken to be so of a key where execution is; undefined when both may be. */
  knownTruth(key: string | undefined): boolean | undefined {
    if (key === undefined) return undefined;
    const inner = /^not\((.*)\)$/s.exec(key)?.[1];
    const name = inner ?? key;
    for (let entry = this.path; entry !== undefined; entry = entry.around) {
      const here = entry.worlds.filter((world) => world.here);
      const [first] = here;
      const is = first?.when.find((one) => one.key === name)?.is;
      if (typeof is === 'boolean' && here.every(({ when }) => when.some((one) => one.key === name && one.is === is))) return is !== (inner !== undefined);
    }
    return undefined;
  }

  /** Does `work` where it is taken that one of the worlds that are here is so. */
  under<T>(worlds: readonly World[], reason: Reason, work: () => T, more: { isAssumed?: boolean; repeated?: Reason } = {}): T {
    const before = this.path;
    this.path = enter(before, worlds, reason, more);
    try {
      return work();
    } finally {
      this.path = before;
    }
  }

  /** Does `work` as something that happens an unknown number of times. */
  repeatedly<T>(reason: Reason, work: () => T): T {
    return this.under([{ when: [], here: true }], reason, work, { isAssumed: true, repeated: reason });
  }

  /** One of two, each where its condition holds. */
  either(decision: Decision, origin: Origin, whenTrue: () => Item, whenFalse: () => Item): Item {
    if ('is' in decision) return decision.is ? whenTrue() : whenFalse();
    const { worlds, reason } = decision;
    const yes = this.under(worlds, reason, whenTrue);
    const no = this.under(worlds.map(({ when, here }) => ({ when, here: !here })), reason, whenFalse);
    return choose(worlds.map(({ when, here }) => ({ value: here ? yes : no, when })), reason, origin);
  }

  /** Does `work` for every option of an item, each where that option is the case. */
  cases(item: Item, work: (option: Single) => Item): Item {
    const possible = restrict(item, this.path);
    if (possible.kind !== 'choice') return work(possible);
    const { options, reason, origin } = possible;
    const results = options.map(({ value, when }, index) => {
      const worlds = options.map((other, at) => ({ when: other.when, here: at === index }));
      return { value: this.under(worlds, reason, () => work(value)), when };
    });
    return choose(results, reason, origin);
  }

  record(entries: Iterable<readonly [string, RecordEntry]>, origin: Origin, more: Partial<Pick<RecordHeap, 'open' | 'madeBy' | 'isMap'>> = {}): RecordItem {
    const { open, ...rest } = more;
    const heap: RecordHeap = { entries: new Map(entries), open, born: this.path, ...rest };
    return { kind: 'record', heap, origin };
  }

  array(items: readonly Item[], origin: Origin, open?: Reason, isSet?: true): ArrayItem {
    const tooMany: Reason | undefined = items.length > mostItems ? { text: `it has more than ${mostItems} items` } : undefined;
    const heap: ArrayHeap = { items: items.slice(0, mostItems), open: open ?? tooMany, born: this.path, ...(isSet ? { isSet } : {}) };
    this.spend(1 + items.length / 8);
    return { kind: 'array', heap, origin };
  }

  notice(message: string, origin: Origin): void {
    if (!this.notices.some((known) => known.message === message && known.origin.span.start === origin.span.start)) this.notices.push({ message, origin });
  }
}

const mostItems = 5000;
