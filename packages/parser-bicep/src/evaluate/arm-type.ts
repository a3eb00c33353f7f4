import type { ValueType } from '@akslint/model';
import type { JsonValue } from '../syntax/arm-ast.js';
import { memberIn } from './lower-arm.js';
import type { DeclaredType } from './types.js';

const simple: ReadonlyMap<string, ValueType> = new Map<string, ValueType>([
  ['string', 'string'],
  ['securestring', 'string'],
  ['int', 'number'],
  ['bool', 'bool'],
  ['array', 'list'],
]);

/** The type that an ARM parameter or definition declares. */
export function armType(json: JsonValue): DeclaredType {
  const nullable = memberIn(json, 'nullable');
  const inner = plainType(json);
  return nullable?.kind === 'boolean' && nullable.value ? { kind: 'nullable', of: inner } : inner;
}

function plainType(json: JsonValue): DeclaredType {
  const target = memberIn(json, '$ref');
  if (target?.kind === 'string') return { kind: 'named', name: target.value.replace(/^#\/definitions\//, ''), path: [] };
  const allowed = memberIn(json, 'allowedValues');
  const type = memberIn(json, 'type');
  const name = type?.kind === 'string' ? type.value.toLowerCase() : '';
  if (allowed?.kind === 'array' && name !== 'array' && name !== 'object') {
    const values = allowed.items.flatMap((item) => ('value' in item ? [item.value] : []));
    if (values.length === allowed.items.length) return { kind: 'literals', values };
  }
  if (name === 'object' || name === 'secureobject') return objectType(json);
  return simple.has(name) ? { kind: 'simple', type: simple.get(name) } : { kind: 'unresolved' };
}

function objectType(json: JsonValue): DeclaredType {
  const properties = memberIn(json, 'properties');
  const additional = memberIn(json, 'additionalProperties');
  const isSealed = additional?.kind === 'boolean' && !additional.value;
  const members = properties?.kind === 'object' ? properties.members : [];
  return {
    kind: 'object',
    properties: new Map(members.map((member) => [member.name, armType(member.value)])),
    isOpen: members.length === 0 || !isSealed,
  };
}
