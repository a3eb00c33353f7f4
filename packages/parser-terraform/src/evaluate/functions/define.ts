import { itemsOf, unknown, type ListValue, type Reason, type Scalar, type Value, type ValueType } from '@akslint/model';
import { convert, wordFor } from '../convert.js';
import { failed, isFailure } from '../failure.js';
import { bigintOf, realOfScalar, type Real } from '../number.js';
import { boolType, numberType, stringType, type TerraformType } from '../type.js';
import { afterApply, undecidedResult } from '../undecided.js';
import { hoisted, overOptions, type Single } from './choices.js';
import type { FunctionCall, TerraformFunction } from './function.js';
import { lifted, refuse, type Computed } from './outcome.js';

/** The largest list and text that a function may give; past it the result is unknown. */
export const mostItems = 100_000;
export const longestText = 4_000_000;

export interface Signature {
  readonly least: number;
  readonly most: number;
  /** Null is an argument like any other; else Terraform refuses it. */
  readonly takesNull?: true;
}

export type Body = (args: readonly Single[], call: FunctionCall) => Value;

/** A function whose body sees no choice, no failure and, unless it takes them, no null. */
export function overValues(signature: Signature, body: Body, tooMany?: (args: readonly Value[], call: FunctionCall) => Value): TerraformFunction {
  return (args, call) => {
    if (args.length < signature.least || args.length > signature.most) {
      return failed(`${call.name} does not take ${args.length} argument${args.length === 1 ? '' : 's'}`, call.origin);
    }
    return overOptions(
      args,
      (picked) => {
        const failure = picked.find(isFailure);
        if (failure) return failure;
        if (!signature.takesNull && picked.some(isNull)) return failed(`an argument of ${call.name} is null`, call.origin);
        return body(picked, call);
      },
      tooMany && (() => tooMany(args, call)),
    );
  };
}

/** Likewise, and the choices among items and properties are decided one way, too. */
export function overWholes(signature: Signature, body: Body): TerraformFunction {
  return (args, call) => overValues(signature, body)(args.map(hoisted), call);
}

export function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}

/** `whole` is a number that Terraform wants without a fraction. */
export type ParameterType = 'string' | 'number' | 'whole' | 'bool';

export interface ScalarSignature {
  readonly takes: readonly ParameterType[];
  /** Any number of further arguments. */
  readonly andMore?: ParameterType;
  readonly gives: ValueType;
  /** What it gives is never an empty text. */
  readonly neverEmpty?: true;
  /** As `neverEmpty`, when this argument is never empty. */
  readonly keepsText?: number;
}

/** The arguments of a function over scalars, all known and of the right types. */
export class Scalars {
  constructor(private readonly values: readonly Scalar[]) {}

  get count(): number {
    return this.values.length;
  }

  text(index: number): string {
    return String(this.values[index]?.value ?? '');
  }

  number(index: number): Real {
    const value = this.values[index];
    return value ? realOfScalar(value) : { mantissa: 0n, exponent: 0 };
  }

  whole(index: number): number {
    return Number(this.values[index]?.value ?? 0);
  }

  numbers(): readonly Real[] {
    return this.values.map(realOfScalar);
  }
}

const typeOfParameter: Readonly<Record<ParameterType, TerraformType>> = {
  string: stringType,
  number: numberType,
  whole: numberType,
  bool: boolType,
};

/** A function of texts, numbers and bools that is worked out when all are known. */
export function overScalars(signature: ScalarSignature, compute: (args: Scalars, call: FunctionCall) => Computed): TerraformFunction {
  const { takes, andMore } = signature;
  const arity = { least: takes.length, most: andMore ? Infinity : takes.length };
  return overValues(arity, (args, call) => {
    const scalars: Scalar[] = [];
    const converted: Value[] = [];
    for (const [index, arg] of args.entries()) {
      const type = takes[index] ?? andMore ?? 'string';
      const value = convert(arg, typeOfParameter[type], call.origin);
      if (isFailure(value)) return value;
      if (value.kind === 'scalar') {
        if (type === 'whole' && !isSmallWhole(value)) return failed(`${call.name} wants a whole number`, call.origin);
        scalars.push(value);
      }
      converted.push(value);
    }
    if (scalars.length < args.length) return undecidedScalar(signature, converted, call);
    return lifted(compute(new Scalars(scalars), call), call);
  });
}

function isSmallWhole(value: Scalar): boolean {
  const whole = bigintOf(realOfScalar(value));
  return whole !== undefined && Number.isSafeInteger(Number(whole));
}

function undecidedScalar(signature: ScalarSignature, args: readonly Value[], call: FunctionCall): Value {
  const kept = signature.keepsText === undefined ? undefined : args[signature.keepsText];
  const keeps = kept !== undefined && (kept.kind === 'reference' || (kept.kind === 'unknown' && kept.nonNull === true) || (kept.kind === 'scalar' && kept.value !== ''));
  const neverEmpty = signature.gives === 'number' || signature.gives === 'bool' || signature.neverEmpty === true || keeps;
  return undecidedResult(call.name, args, call.origin, { type: signature.gives, nonNull: neverEmpty });
}

/** A list's items, or none and the reason why they are not seen. */
export interface Sequence {
  readonly items: readonly Value[];
  readonly open: Reason | undefined;
  /** The list itself, where it is one. */
  readonly list: ListValue | undefined;
}

/** What is seen of a list, a set or a tuple; undefined for anything that is none. */
export function sequenceOf(value: Single): Sequence | undefined {
  switch (value.kind) {
    case 'list':
      return { items: itemsOf(value), open: value.open, list: value };
    case 'unknown':
      if (value.type !== undefined && value.type !== 'list' && value.type !== 'set') return undefined;
      return { items: [], open: value.reason, list: undefined };
    case 'reference':
      return { items: [], open: afterApply(value), list: undefined };
    default:
      return undefined;
  }
}

export function wrongKind(value: Value, wanted: string, call: FunctionCall): Value {
  return failed(`${call.name} wants ${wanted}, not ${wordFor(value)}`, call.origin);
}

export function tooLarge(call: FunctionCall): Value {
  return unknown({ text: `the result of ${call.name} is too large to be worked out` }, call.origin);
}

export { refuse };
