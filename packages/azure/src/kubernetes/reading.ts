import {
  isOmitted,
  itemsOf,
  optionsOf,
  propertyOf,
  together,
  unknown,
  type Assumption,
  type Choice,
  type Origin,
  type Reason,
  type Value,
} from '@akslint/model';
import { contentOf } from '../reading/property.js';
import { claim, unsure, type Claim } from './claim.js';
import type { Text } from './network-policy.js';

/** A value that is no choice. */
export type Settled = Exclude<Value, Choice>;

/** What an undecided thing may turn out as: one set of assumptions for each way. */
export type Fork = readonly (readonly Assumption[])[];

/** A list as it can be seen. */
export interface Items {
  readonly items: readonly { readonly value: Settled | undefined; readonly at: Origin }[];
  /** More items may exist than can be seen. */
  readonly more?: Reason;
  readonly at: Origin;
}

/**
 * Reads values in one possible world: what the world assumes decides choices; what it leaves open reads as unknown,
 * and `undecided` then names the first choice that was met, for the caller to try each way.
 */
export class Reading {
  private met: Fork | undefined;

  constructor(private readonly world: readonly Assumption[] = []) {}

  get undecided(): Fork | undefined {
    return this.met;
  }

  /** The value in this world, never a choice; undefined when nothing is written. `owner` tells equal texts apart. */
  settle(value: Value | undefined, owner: string): Settled | undefined {
    if (value === undefined) return undefined;
    const { kind } = value;
    const settled = kind === 'choice' ? this.decide(value, owner) : value;
    const content = contentOf(settled);
    if (content.kind === 'choice') return this.settle(content, owner);
    return isOmitted(content) ? undefined : content;
  }

  /** What is written at `name`; undefined for nothing, and for a whole that is no object. */
  field(whole: Settled | undefined, name: string, owner: string): Settled | undefined {
    switch (whole?.kind) {
      case 'object':
        return this.settle(propertyOf(whole, name), owner);
      case 'unknown':
        return unknown(whole.reason, whole.origin);
      case 'reference':
        return unknown(afterDeployment, whole.origin);
      case 'scalar':
      case 'list':
      case undefined:
        return undefined;
    }
  }

  /** The items of a list; undefined when nothing is written or it is no list. */
  items(value: Settled | undefined, owner: string): Items | undefined {
    switch (value?.kind) {
      case 'list': {
        const items = itemsOf(value).map((item) => ({ value: this.settle(item, owner), at: item.origin }));
        return { items, at: value.origin, ...(value.open ? { more: value.open } : {}) };
      }
      case 'unknown':
        return { items: [], more: value.reason, at: value.origin };
      case 'reference':
        return { items: [], more: afterDeployment, at: value.origin };
      case 'scalar':
      case 'object':
      case undefined:
        return undefined;
    }
  }

  /** Whether something exists, in this world. */
  exists(existence: Value, owner: string): Claim {
    const at = existence.origin;
    if (existence.kind === 'unknown' || existence.kind === 'reference') {
      const key = (existence.kind === 'unknown' ? existence.key : undefined) ?? `${owner} exists`;
      const assumed = this.world.find((one) => one.key === key);
      if (assumed) return claim(assumed.is === true, at);
      this.met ??= [[{ key, is: true }], [{ key, is: false }]];
      return unsure(existence.kind === 'unknown' ? existence.reason : afterDeployment, at);
    }
    const settled = this.settle(existence, owner);
    if (settled?.kind === 'unknown') return unsure(settled.reason, at);
    return claim(!(settled === undefined || (settled.kind === 'scalar' && (settled.value === false || settled.value === 0))), at);
  }

  private decide(value: Extract<Value, { kind: 'choice' }>, owner: string): Settled {
    const ways = optionsOf(value).map((option, index) => ({
      value: option.value,
      when: option.when.length > 0 ? option.when : [{ key: keyOf(value.origin, owner), is: index }],
    }));
    const possible = ways.filter(({ when }) => together(this.world, when));
    const [only] = possible;
    if (only !== undefined && possible.length === 1) return only.value;
    this.met ??= possible.map(({ when }) => together(this.world, when) ?? when);
    return unknown(value.reason, value.origin);
  }
}

const afterDeployment: Reason = { text: 'it is known only after deployment' };

/** A value as a text; numbers and booleans as they are spelt. */
export function textOf(value: Settled | undefined, at: Origin): Text | undefined {
  switch (value?.kind) {
    case 'scalar':
      return { text: String(value.value), at: value.origin };
    case 'unknown':
      return { unsure: value.reason, at: value.origin };
    case 'reference':
      return { unsure: afterDeployment, at: value.origin };
    case 'list':
    case 'object':
      return { unsure: { text: 'it is not a text' }, at };
    case undefined:
      return undefined;
  }
}

/** Why a value cannot be told, if so. */
export function doubtOf(value: Settled | undefined): Reason | undefined {
  if (value?.kind === 'unknown') return value.reason;
  return value?.kind === 'reference' ? afterDeployment : undefined;
}

function keyOf({ span }: Origin, owner: string): string {
  return `${owner} ${span.file}:${span.start}:${span.end}`;
}
