import { scalar, unknown, type Value } from '@akslint/model';
import { convert } from '../convert.js';
import { failed, isFailure } from '../failure.js';
import { anyType, boolType, isPrimitive, listOf, mapOf, numberType, setOf, stringType, type TerraformType } from '../type.js';
import { commonType } from '../type-of.js';
import { capKey, identityOf, isNeverNull, undecidedResult } from '../undecided.js';
import { overValues, overWholes, type Body } from './define.js';
import type { FunctionCall, TerraformFunction } from './function.js';

function converter(type: TerraformType, wholes = false): TerraformFunction {
  const over = wholes ? overWholes : overValues;
  return over({ least: 1, most: 1, takesNull: true }, ([value], call) => convert(value ?? scalar(null, call.origin), type, call.origin));
}

const coalesce: Body = (args, call) => {
  const type = commonType(args);
  if (!type) return failed('the arguments have no common type', call.origin);
  const pending: Value[] = [];
  for (const arg of args) {
    const value = convert(arg, type, call.origin);
    if (isFailure(value)) return value;
    if (value.kind === 'scalar' && (value.value === null || value.value === '')) continue;
    const isCertain = value.kind === 'unknown' ? value.nonNull === true : isNeverNull(value);
    if (isCertain && pending.length === 0) return type.kind === 'any' ? withoutType(value, args) : value;
    pending.push(value);
    if (isCertain) break;
  }
  const [first] = pending;
  if (first === undefined) return failed('every argument is null or empty', call.origin);
  return eitherOf(first, pending, type, call);
};

/** Where the type that the arguments have together is not known, neither is that of the result. */
function withoutType(value: Value, args: readonly Value[]): Value {
  if (value.kind !== 'unknown' || value.type === undefined || value.type === 'string' || args.length === 1) return value;
  return unknown(value.reason, value.origin, { nonNull: true });
}

/** The first that turns out to be there: for the reason of the first that may not be. */
function eitherOf(first: Value, pending: readonly Value[], type: TerraformType, call: FunctionCall): Value {
  const isScalar = isPrimitive(type);
  const found = undecidedResult('coalesce', pending, call.origin);
  const kind = type.kind === 'string' || type.kind === 'number' || type.kind === 'bool' ? type.kind : undefined;
  const keys = pending.map((value) => identityOf(value));
  const key = keys.includes(undefined) ? undefined : capKey(`coalesce(${keys.join(',')})`);
  return unknown(found.reason, first.origin, {
    ...(isScalar && { nonNull: true }),
    ...(kind && { type: kind }),
    ...(key !== undefined && { key }),
  });
}

/** A bool that depends on how Terraform marks values, which no text tells. */
function issensitive(args: readonly Value[], call: FunctionCall): Value {
  return args.length === 1
    ? unknown({ text: 'whether a value is sensitive is decided during a run' }, call.origin, { type: 'bool', nonNull: true })
    : failed('issensitive takes one argument', call.origin);
}

/** An ephemeral resource's value is null in its place. */
const ephemeralasnull: Body = ([value], call) => {
  if (value?.kind === 'reference' && value.target.startsWith('ephemeral.')) return scalar(null, call.origin);
  return value ?? scalar(null, call.origin);
};

const same = overValues({ least: 1, most: 1, takesNull: true }, ([value], call) => value ?? scalar(null, call.origin));

export const conversionFunctions: Readonly<Record<string, TerraformFunction>> = {
  coalesce: overValues({ least: 1, most: Infinity, takesNull: true }, coalesce),
  ephemeralasnull: overValues({ least: 1, most: 1, takesNull: true }, ephemeralasnull),
  issensitive,
  nonsensitive: same,
  sensitive: same,
  tobool: converter(boolType),
  tolist: converter(listOf(anyType)),
  tomap: converter(mapOf(anyType)),
  tonumber: converter(numberType),
  toset: converter(setOf(anyType), true),
  tostring: converter(stringType),
};

