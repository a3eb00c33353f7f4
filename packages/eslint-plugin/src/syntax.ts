/** A node of a syntax tree in ESTree's form, from whatever parser. */
export interface SyntaxNode {
  readonly type: string;
  readonly range?: readonly [number, number];
  readonly parent?: SyntaxNode | null;
}

/** A child of a node. */
export function child(node: SyntaxNode, name: string): SyntaxNode | undefined {
  const found: unknown = Reflect.get(node, name);
  return isNode(found) ? found : undefined;
}

export function children(node: SyntaxNode, name: string): readonly SyntaxNode[] {
  const found: unknown = Reflect.get(node, name);
  return Array.isArray(found) ? found.filter(isNode) : [];
}

/** The plain value of a literal; undefined for any other node. */
export function literalValue(node: SyntaxNode | undefined): string | boolean | undefined {
  if (node?.type !== 'Literal') return undefined;
  const value: unknown = Reflect.get(node, 'value');
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

/** The property of an object literal by its written name, if it is there once. */
export function propertyNamed(object: SyntaxNode, name: string): SyntaxNode | undefined {
  const found = children(object, 'properties').filter((property) => property.type === 'Property' && Reflect.get(property, 'computed') === false && nameOfKey(child(property, 'key')) === name);
  return found.length === 1 ? found[0] : undefined;
}

function nameOfKey(key: SyntaxNode | undefined): string | undefined {
  if (key?.type !== 'Identifier') return key && String(literalValue(key) ?? '');
  const name: unknown = Reflect.get(key, 'name');
  return typeof name === 'string' ? name : undefined;
}

/** What stands within casts, `satisfies` and the like. */
export function withoutCasts(node: SyntaxNode | undefined): SyntaxNode | undefined {
  let inner = node;
  while (inner && /^TS(?:As|Satisfies|NonNull|TypeAssertion)/.test(inner.type)) inner = child(inner, 'expression');
  return inner;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
