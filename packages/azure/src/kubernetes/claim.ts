import type { Origin, Reason } from '@akslint/model';

/** A three-valued statement, the text that it rests on and, when it cannot be told, why. */
export interface Claim {
  /** `undefined` when it cannot be told. */
  readonly is: boolean | undefined;
  readonly at: Origin;
  /** Set when it cannot be told. */
  readonly because?: Reason;
}

export function claim(is: boolean, at: Origin): Claim {
  return { is, at };
}

export function unsure(because: Reason, at: Origin): Claim {
  return { is: undefined, at, because };
}

export function not(one: Claim): Claim {
  return one.is === undefined ? one : { ...one, is: !one.is };
}

/** Holds when both hold; rests on the one that decides, else on the first that cannot be told, else on the last. */
export function both(left: Claim, right: Claim): Claim {
  if (left.is === false) return left;
  if (right.is === false) return right;
  return left.is === undefined ? left : right;
}

/** Holds when one of the two holds; rests on the one that decides, else on the first that cannot be told. */
export function either(left: Claim, right: Claim): Claim {
  if (left.is === true) return left;
  if (right.is === true) return right;
  return left.is === undefined ? left : right;
}

/** Holds when all hold; so does none at all. */
export function every(claims: readonly Claim[], at: Origin): Claim {
  return claims.reduce(both, claim(true, at));
}

/** Holds when some one holds; none at all does not. */
export function some(claims: readonly Claim[], at: Origin): Claim {
  return claims.reduce(either, claim(false, at));
}
