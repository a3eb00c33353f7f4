import type { Declaration } from '../module/source-body.js';
import { literalScalar, traversalText } from '../module/source-body.js';
import type { Expression } from '../syntax/ast.js';
import type { AllowedValues } from './shape.js';

type Scalar = string | number | boolean | null;

interface Restriction {
  readonly subject: string;
  readonly values: readonly Scalar[];
}

/** The values that `validation` blocks leave to a variable and its parts, where they list them. */
export function allowedValues(variable: Declaration, name: string): readonly AllowedValues[] {
  const prefix = `var.${name}`;
  return variable.body.blocks.flatMap(({ block }) => {
    if (block.type !== 'validation') return [];
    const condition = block.body.attributes.find((attribute) => attribute.name === 'condition')?.value;
    if (condition === undefined) return [];
    return conjuncts(condition).flatMap((conjunct) => {
      const restriction = restrictionOf(conjunct, 0);
      if (restriction?.subject !== prefix && !restriction?.subject.startsWith(`${prefix}.`)) return [];
      return [{ path: restriction.subject.split('.').slice(2), values: restriction.values }];
    });
  });
}

function conjuncts(condition: Expression): readonly Expression[] {
  const found: Expression[] = [];
  const pending = [condition];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'parentheses') pending.push(next.inner);
    else if (next.kind === 'binary' && next.operator === '&&') pending.push(next.right, next.left);
    else found.push(next);
  }
  return found;
}

function restrictionOf(condition: Expression, depth: number): Restriction | undefined {
  if (depth > 64) return undefined;
  switch (condition.kind) {
    case 'parentheses':
      return restrictionOf(condition.inner, depth + 1);
    case 'call':
      return condition.name === 'contains' ? membership(condition.args[0], condition.args[1]) : undefined;
    case 'binary':
      if (condition.operator === '==') return equality(condition.left, condition.right) ?? equality(condition.right, condition.left);
      return condition.operator === '||' ? either(restrictionOf(condition.left, depth + 1), restrictionOf(condition.right, depth + 1)) : undefined;
    case 'conditional':
      // x == null ? true : contains([…], x)
      return condition.whenTrue.kind === 'literal' && condition.whenTrue.value === true
        ? either(restrictionOf(condition.condition, depth + 1), restrictionOf(condition.whenFalse, depth + 1))
        : undefined;
    default:
      return undefined;
  }
}

function membership(collection: Expression | undefined, subject: Expression | undefined): Restriction | undefined {
  if (collection === undefined || subject === undefined) return undefined;
  const name = traversalText(subject);
  const items = collection.kind === 'call' && (collection.name === 'toset' || collection.name === 'tolist') ? collection.args[0] : collection;
  if (name === undefined || items?.kind !== 'tuple') return undefined;
  const values = items.items.map(literalScalar);
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length && known.length > 0 ? { subject: name, values: known } : undefined;
}

function equality(subject: Expression, literal: Expression): Restriction | undefined {
  const name = subject.kind === 'template' || subject.kind === 'literal' ? undefined : traversalText(subject);
  const value = literalScalar(literal);
  return name === undefined || value === undefined ? undefined : { subject: name, values: [value] };
}

function either(left: Restriction | undefined, right: Restriction | undefined): Restriction | undefined {
  return left && right && left.subject === right.subject ? { subject: left.subject, values: [...left.values, ...right.values] } : undefined;
}
