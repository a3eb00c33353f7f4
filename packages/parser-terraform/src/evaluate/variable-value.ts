import { mapOptions, unknown, type Origin, type Reason, type Value } from '@akslint/model';
import { headerOrigin, type Declaration } from '../module/source-body.js';
import { allowedValues } from './allowed-values.js';
import { constantScope } from './constant-scope.js';
import { convert } from './convert.js';
import type { Evaluation } from './evaluation.js';
import { evaluate } from './expression.js';
import { failed, isFailure } from './failure.js';
import { shapedUnknown, withShape, type Shape } from './shape.js';
import { readType } from './type-constraint.js';
import { anyType, typeText, type TerraformType } from './type.js';

/** An input variable of a module instance. */
export interface Input {
  readonly name: string;
  /** Names it within the deployment: `module.aks.var.private`. */
  readonly key: string;
  readonly declaration: Declaration;
  /** What the caller, a variables file or the environment gives; undefined for nothing. */
  readonly given: Value | undefined;
  /** Set when something that could give a value cannot be read. */
  readonly doubt?: Reason | undefined;
}

const types = new WeakMap<Declaration, TerraformType>();

/** The type constraint of a variable; `any` without one. */
export function variableType(declaration: Declaration, evaluation: Evaluation): TerraformType {
  const known = types.get(declaration);
  if (known) return known;
  const written = declaration.body.attributes.get('type');
  const type = written ? readType(written.attribute.value, constantScope(evaluation, written.file)) : anyType;
  types.set(declaration, type);
  return type;
}

/** The value of an input: what is given, converted, or the default, or unknown. */
export function variableValue(input: Input, evaluation: Evaluation): Value {
  const { name, declaration, given, doubt } = input;
  const shape: Shape = { type: variableType(declaration, evaluation), allowed: allowedValues(declaration, name) };
  const isNullable = !isLiteralFalse(declaration);
  if (given === undefined && doubt) return shapedUnknown(doubt, header(declaration), shape, { key: input.key, nonNull: !isNullable });
  const fallback = (): Value => defaultOf(input, shape, evaluation, isNullable);
  if (given === undefined) return fallback();
  const value = mapOptions(fitting(given, name, shape.type, 'is given'), (option) => {
    if (isNullable || option.kind !== 'scalar' || option.value !== null) return option;
    return fallback();
  });
  return shaped(value, shape, input.key, !isNullable);
}

function isLiteralFalse({ body }: Declaration): boolean {
  const written = body.attributes.get('nullable')?.attribute.value;
  return written?.kind === 'literal' && written.value === false;
}

function header({ file, block }: Declaration): Origin {
  return headerOrigin(file, block);
}

function defaultOf({ name, key, declaration }: Input, shape: Shape, evaluation: Evaluation, isNullable: boolean): Value {
  const written = declaration.body.attributes.get('default');
  if (!written) {
    const reason = { text: `variable "${name}" has no value`, remedy: `set it in a .tfvars file, or pass --var ${name}=…` };
    return shapedUnknown(reason, header(declaration), shape, { key, nonNull: !isNullable });
  }
  const value = evaluate(written.attribute.value, constantScope(evaluation, written.file));
  if (!isNullable && value.kind === 'scalar' && value.value === null) return failed(`the default of variable "${name}" is null`, value.origin);
  return fitting(value, name, shape.type, 'has as its default');
}

/** The value in the variable's type, or unknown with what is wrong. */
function fitting(value: Value, name: string, type: TerraformType, verb: string): Value {
  const converted = convert(value, type, value.origin);
  if (!isFailure(converted) || isFailure(value)) return converted;
  const detail = converted.kind === 'unknown' ? converted.reason.text.replace(/^Terraform refuses it: /, '') : '';
  return failed(`variable "${name}" ${verb} something that is no ${typeText(type)} (${detail})`, value.origin);
}

/** An unknown value with what the variable's own declaration says of it. */
function shaped(value: Value, shape: Shape, key: string, nonNull: boolean): Value {
  if (value.kind !== 'unknown' || isFailure(value)) return value;
  const isNeverNull = nonNull || value.nonNull === true;
  const isRestricted = shape.allowed.some(({ path }) => path.length === 0);
  if (isRestricted) return shapedUnknown(value.reason, value.origin, shape, { key: value.key ?? key, nonNull: isNeverNull });
  const typed = withShape(value, shape);
  return isNeverNull && typed.kind === 'unknown' && !typed.nonNull ? { ...typed, nonNull: true } : typed;
}

/** What a name that is not declared stands for: it may be declared in a file that cannot be read. */
export function undeclared(name: string, at: Origin, broken: Reason | undefined): Value {
  return broken ? unknown(broken, at) : failed(`${name} is not declared`, at);
}
