import type { ValueType } from '@akslint/model';
import type { ObjectType, TypeExpression, UnionType } from '../syntax/ast.js';
import type { DeclaredType } from './types.js';

const simple: Readonly<Record<string, ValueType | undefined>> = {
  string: 'string',
  secureString: 'string',
  int: 'number',
  bool: 'bool',
  array: 'list',
};

/** What a Bicep type tells of a value that nobody gives. */
export function declaredType(type: TypeExpression): DeclaredType {
  switch (type.kind) {
    case 'named-type':
      return named(type.name);
    case 'member-type':
      return memberType(type);
    case 'literal-type':
      return type.value.kind === 'literal' || type.value.kind === 'string'
        ? { kind: 'literals', values: [type.value.value] }
        : { kind: 'simple', type: 'string' };
    case 'negated-type':
      return { kind: 'simple', type: type.operator === '!' ? 'bool' : 'number' };
    case 'object-type':
      return objectType(type);
    case 'tuple-type':
    case 'array-type':
      return { kind: 'simple', type: 'list' };
    case 'union-type':
      return unionType(type);
    case 'nullable-type':
      return { kind: 'nullable', of: declaredType(type.of) };
    case 'non-nullable-type': {
      const inner = declaredType(type.of);
      return inner.kind === 'nullable' ? inner.of : inner;
    }
    case 'parenthesised-type':
      return declaredType(type.inner);
    case 'parameterized-type':
      return { kind: 'object', properties: new Map(), isOpen: true };
    case 'resource-type':
      return { kind: 'simple', type: 'object' };
    default:
      return { kind: 'unresolved' };
  }
}

function named(name: string): DeclaredType {
  if (name in simple) return { kind: 'simple', type: simple[name] };
  if (name === 'object' || name === 'secureObject') return { kind: 'object', properties: new Map(), isOpen: true };
  if (name === 'any') return { kind: 'unresolved' };
  return { kind: 'named', name, path: [] };
}

function memberType(type: TypeExpression): DeclaredType {
  const path: string[] = [];
  let current = type;
  while (current.kind === 'member-type') {
    path.unshift(current.name);
    current = current.of;
  }
  if (current.kind !== 'named-type') return { kind: 'unresolved' };
  const [only] = path;
  if (current.name === 'sys' && only !== undefined && path.length === 1) return named(only);
  return { kind: 'named', name: current.name, path };
}

function objectType(type: ObjectType): DeclaredType {
  const properties = new Map<string, DeclaredType>();
  for (const property of type.properties) if (property.name !== undefined) properties.set(property.name, declaredType(property.value));
  const isSealed = type.additional === undefined;
  return { kind: 'object', properties, isOpen: !isSealed };
}

/** A union of texts, numbers and so on is one of them; `null` and `'a' | 'b'?` make it nullable. */
function unionType(type: UnionType): DeclaredType {
  const members = type.members.map(declaredType);
  const plain = members.map((member) => (member.kind === 'nullable' ? member.of : member));
  const literals = plain.flatMap((member) => (member.kind === 'literals' ? member.values : []));
  const isNullable = literals.includes(null) || members.some(({ kind }) => kind === 'nullable');
  const isClosed = plain.every(({ kind }) => kind === 'literals');
  const of: DeclaredType = isClosed ? { kind: 'literals', values: literals.filter((value) => value !== null) } : { kind: 'simple', type: undefined };
  return isNullable ? { kind: 'nullable', of } : of;
}
