import type { Origin, Value } from '@akslint/model';
import type { FunctionFiles, TerraformFunction } from './functions/function.js';

/** Nested expressions and references that are followed; configurations that people write stay below 100. */
const mostDepth = 400;

/** Items of collections, instances and arguments that one deployment may expand. */
const mostItems = 500_000;

export interface FunctionSource {
  /** Undefined also for one that is not there for these expressions: not loaded, or not to be called. */
  get(name: string): TerraformFunction | undefined;
  /** Of all functions, `try` and `can` among them. */
  readonly names: ReadonlySet<string>;
}

/** A resource instance that references can point at. */
export interface AttributeSource {
  /** What is configured for `name`, else a reference to what is known after deployment. */
  attribute(name: string, at: Origin): Value;
}

/** What the evaluation of one deployment shares: functions, budgets, and the names that are being worked out. */
export class Evaluation {
  /** Resource instances by {@link Resource.key}. */
  readonly targets = new Map<string, AttributeSource>();
  readonly #pending: string[] = [];
  #depth = 0;
  #items = 0;

  constructor(
    readonly functions: FunctionSource,
    readonly files: FunctionFiles,
  ) {}

  /** Goes one level deeper; false when the budget is used up. A true answer is to be followed by {@link leave}. */
  enter(): boolean {
    if (this.#depth >= mostDepth) return false;
    this.#depth += 1;
    return true;
  }

  leave(): void {
    this.#depth -= 1;
  }

  /** Takes `count` items from the budget; false when there are not as many left. */
  charge(count: number): boolean {
    if (this.#items + count > mostItems) return false;
    this.#items += count;
    return true;
  }

  begin(name: string): void {
    this.#pending.push(name);
  }

  end(): void {
    this.#pending.pop();
  }

  /** The way from `name` back to itself: `local.a → local.b → local.a`. */
  cycle(name: string): string {
    return [...this.#pending.slice(this.#pending.lastIndexOf(name)), name].join(' → ');
  }
}

/** Something that is worked out when it is first asked for. */
export class Memo<T> {
  #result: { readonly value: T } | 'pending' | undefined;

  constructor(
    private readonly evaluation: Evaluation,
    private readonly name: string,
    private readonly compute: () => T,
    private readonly onCycle: (cycle: string) => T,
  ) {}

  get(): T {
    if (this.#result === 'pending') return this.onCycle(this.evaluation.cycle(this.name));
    if (this.#result !== undefined) return this.#result.value;
    this.#result = 'pending';
    this.evaluation.begin(this.name);
    try {
      const value = this.compute();
      this.#result = { value };
      return value;
    } finally {
      if (this.#result === 'pending') this.#result = undefined;
      this.evaluation.end();
    }
  }
}
