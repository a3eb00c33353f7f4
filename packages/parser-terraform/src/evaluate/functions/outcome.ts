import { scalar, unknown, type Origin, type Value } from '@akslint/model';
import { failed } from '../failure.js';
import { numberScalar } from '../number.js';

/** Terraform refuses it, for this reason. */
export interface Refusal {
  readonly refused: string;
}

/** What a function of known values gives. */
export type Computed = string | number | boolean | null | Refusal | Value;

export function refuse(reason: string): Refusal {
  return { refused: reason };
}

export function isRefusal(result: unknown): result is Refusal {
  return typeof result === 'object' && result !== null && 'refused' in result;
}

/** A result as a value of the call; texts are in the normal form in which Terraform keeps them. */
export function lifted(result: Computed, call: { readonly name: string; readonly origin: Origin }): Value {
  switch (typeof result) {
    case 'string':
      return text(result, call.origin);
    case 'number':
      return numberScalar(result, call.origin);
    case 'boolean':
      return scalar(result, call.origin);
    default:
      if (result === null) return scalar(null, call.origin);
      return isRefusal(result) ? failed(`${call.name}: ${result.refused}`, call.origin) : result;
  }
}

export function text(value: string, origin: Origin): Value {
  return scalar(value.normalize('NFC'), origin);
}

/** A text that some run of Terraform decides, and never this one. */
export function decidedByRun(reason: string, origin: Origin): Value {
  return unknown({ text: reason }, origin, { type: 'string', nonNull: true });
}
