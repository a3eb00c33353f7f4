import type { Reason, Value } from '@akslint/model';

/** A text of which parts are not known: what is known, and the undecided values between. */
export type Pieces = readonly (string | Value)[];

/** Kept beside the reason, which stays the same object however often an unknown value is copied. */
const pieces = new WeakMap<Reason, Pieces>();

/** A reason of its own for a text that is made of these. */
export function reasonWithPieces(reason: Reason, made: Pieces): Reason {
  const own: Reason = { ...reason };
  pieces.set(own, made);
  return own;
}

/** The pieces of a text that is not wholly known; undefined for any other value. */
export function piecesOf(value: Value): Pieces | undefined {
  return value.kind === 'unknown' ? pieces.get(value.reason) : undefined;
}
