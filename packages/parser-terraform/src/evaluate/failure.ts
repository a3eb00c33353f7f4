import { unknown, type Origin, type Unknown, type Value } from '@akslint/model';

/** Values that stand for an evaluation that Terraform refuses. Only `try` and `can` treat them apart from other unknowns. */
const failures = new WeakSet<object>();

/** The value of an expression that Terraform would refuse with `text`. */
export function failed(text: string, origin: Origin): Unknown {
  const value = unknown({ text: `Terraform refuses it: ${text}` }, origin);
  failures.add(value.reason);
  return value;
}

export function isFailure(value: Value): boolean {
  return value.kind === 'unknown' && failures.has(value.reason);
}
