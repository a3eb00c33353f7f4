import type { Value } from '@akslint/model';
import { literalText } from '../module/source-body.js';
import type { Call, Expression, ObjectCons } from '../syntax/ast.js';
import { convert } from './convert.js';
import { evaluate } from './expression.js';
import { isFailure } from './failure.js';
import { originAt, type Scope } from './scope.js';
import { anyType, boolType, listOf, mapOf, numberType, setOf, stringType, type AttributeType, type TerraformType } from './type.js';

/** Nothing in a configuration is nested deeper. */
const deepest = 64;

/** Reads a type constraint; what is none of Terraform's types is `any`. Defaults are worked out in `scope`. */
export function readType(expression: Expression, scope: Scope, depth = 0): TerraformType {
  if (depth > deepest) return anyType;
  switch (expression.kind) {
    case 'parentheses':
      return readType(expression.inner, scope, depth + 1);
    case 'variable':
      return typeNamed(expression.name);
    case 'template':
      return typeNamed(literalText(expression) ?? '');
    case 'call':
      return readConstructor(expression, scope, depth);
    default:
      return anyType;
  }
}

function typeNamed(name: string): TerraformType {
  switch (name) {
    case 'string':
      return stringType;
    case 'number':
      return numberType;
    case 'bool':
      return boolType;
    case 'list':
      return listOf(anyType);
    case 'set':
      return setOf(anyType);
    case 'map':
      return mapOf(anyType);
    default:
      return anyType;
  }
}

function readConstructor(call: Call, scope: Scope, depth: number): TerraformType {
  const [first] = call.args;
  if (first === undefined) return anyType;
  switch (call.name) {
    case 'list':
      return listOf(readType(first, scope, depth + 1));
    case 'set':
      return setOf(readType(first, scope, depth + 1));
    case 'map':
      return mapOf(readType(first, scope, depth + 1));
    case 'tuple':
      return first.kind === 'tuple' ? { kind: 'tuple', items: first.items.map((item) => readType(item, scope, depth + 1)) } : anyType;
    case 'object':
      return first.kind === 'object' ? { kind: 'object', attributes: readAttributes(first, scope, depth + 1) } : anyType;
    default:
      return anyType;
  }
}

function readAttributes(object: ObjectCons, scope: Scope, depth: number): ReadonlyMap<string, AttributeType> {
  const attributes = new Map<string, AttributeType>();
  for (const item of object.items) {
    const name = item.bareKey ?? literalText(item.key);
    if (name !== undefined) attributes.set(name, readAttribute(item.value, scope, depth));
  }
  return attributes;
}

function readAttribute(expression: Expression, scope: Scope, depth: number): AttributeType {
  if (expression.kind !== 'call' || expression.name !== 'optional') return { type: readType(expression, scope, depth) };
  const [inner, fallback] = expression.args;
  if (inner === undefined) return { type: anyType, optional: true };
  const type = readType(inner, scope, depth + 1);
  const value = fallback && defaultOf(fallback, type, scope);
  return value ? { type, optional: true, default: value } : { type, optional: true };
}

function defaultOf(expression: Expression, type: TerraformType, scope: Scope): Value | undefined {
  const value = convert(evaluate(expression, scope), type, originAt(scope, expression));
  return isFailure(value) || (value.kind === 'scalar' && value.value === null) ? undefined : value;
}
