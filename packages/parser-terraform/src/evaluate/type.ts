import type { Value } from '@akslint/model';

/** A type constraint of Terraform's. */
export type TerraformType =
  | { readonly kind: 'any' }
  | { readonly kind: 'string' | 'number' | 'bool' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly item: TerraformType }
  | { readonly kind: 'tuple'; readonly items: readonly TerraformType[] }
  | { readonly kind: 'object'; readonly attributes: ReadonlyMap<string, AttributeType> };

export interface AttributeType {
  readonly type: TerraformType;
  /** It may be left out, and is then the default, or null. */
  readonly optional?: true;
  readonly default?: Value;
}

export const anyType: TerraformType = { kind: 'any' };
export const stringType: TerraformType = { kind: 'string' };
export const numberType: TerraformType = { kind: 'number' };
export const boolType: TerraformType = { kind: 'bool' };

export function listOf(item: TerraformType): TerraformType {
  return { kind: 'list', item };
}

export function setOf(item: TerraformType): TerraformType {
  return { kind: 'set', item };
}

export function mapOf(item: TerraformType): TerraformType {
  return { kind: 'map', item };
}

const texts = new WeakMap<TerraformType, string>();

/** The type as Terraform writes it. Only equal types have the same text. */
export function typeText(type: TerraformType): string {
  const known = texts.get(type);
  if (known !== undefined) return known;
  const text = spelled(type);
  texts.set(type, text);
  return text;
}

function spelled(type: TerraformType): string {
  switch (type.kind) {
    case 'any':
    case 'string':
    case 'number':
    case 'bool':
      return type.kind;
    case 'list':
    case 'set':
    case 'map':
      return `${type.kind}(${typeText(type.item)})`;
    case 'tuple':
      return `tuple([${type.items.map(typeText).join(',')}])`;
    case 'object':
      return `object({${[...type.attributes].map(([name, { type: inner }]) => `${name}=${typeText(inner)}`).sort().join(',')}})`;
  }
}

export function isPrimitive(type: TerraformType): boolean {
  return type.kind === 'string' || type.kind === 'number' || type.kind === 'bool';
}

/** The types of a container's items. */
export function itemTypes(type: TerraformType): readonly TerraformType[] {
  switch (type.kind) {
    case 'list':
    case 'set':
    case 'map':
      return [type.item];
    case 'tuple':
      return type.items;
    case 'object':
      return [...type.attributes.values()].map((attribute) => attribute.type);
    default:
      return [];
  }
}
