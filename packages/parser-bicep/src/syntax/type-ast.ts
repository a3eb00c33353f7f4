import type { Broken, Decorator, Expression, Literal, Name, Node, Text } from './ast.js';

/** What may stand where a type is written. */
export type TypeExpression =
  | NamedType
  | MemberType
  | IndexedType
  | ItemType
  | AdditionalPropertiesType
  | ParameterizedType
  | LiteralType
  | NegatedType
  | ObjectType
  | TupleType
  | ArrayType
  | UnionType
  | NullableType
  | NonNullableType
  | ParenthesisedType
  | ResourceType
  | Broken;

/** `string`, `int`, or a type that is declared or imported. */
export interface NamedType extends Node {
  readonly kind: 'named-type';
  readonly name: string;
}

/** `of.name`: a property of an object type, or a type of an imported namespace. */
export interface MemberType extends Node {
  readonly kind: 'member-type';
  readonly of: TypeExpression;
  readonly name: string;
}

/** `of[0]`: an item of a tuple type. */
export interface IndexedType extends Node {
  readonly kind: 'indexed-type';
  readonly of: TypeExpression;
  readonly key: Expression;
}

/** `of[*]`: the items of an array type. */
export interface ItemType extends Node {
  readonly kind: 'item-type';
  readonly of: TypeExpression;
}

/** `of.*`: the additional properties of an object type. */
export interface AdditionalPropertiesType extends Node {
  readonly kind: 'additional-properties-type';
  readonly of: TypeExpression;
}

/** `resourceInput<'type@version'>`, `resourceOutput<…>`, `sys.resourceInput<…>` */
export interface ParameterizedType extends Node {
  readonly kind: 'parameterized-type';
  /** What stands before the dot. */
  readonly of: TypeExpression | undefined;
  readonly name: string;
  readonly args: readonly TypeExpression[];
}

/** A value that is its own type. */
export interface LiteralType extends Node {
  readonly kind: 'literal-type';
  readonly value: Literal | Text;
}

/** `-1`, `!true` */
export interface NegatedType extends Node {
  readonly kind: 'negated-type';
  readonly operator: '-' | '!';
  readonly of: TypeExpression;
}

export interface ObjectType extends Node {
  readonly kind: 'object-type';
  readonly properties: readonly PropertyType[];
  /** `*: type` */
  readonly additional: AdditionalProperties | undefined;
}

/** A property; `start` is its first decorator's, if there is one. */
export interface PropertyType extends Node {
  readonly decorators: readonly Decorator[];
  /** The key where it is written out; `undefined` where it is interpolated or broken. */
  readonly name: string | undefined;
  readonly key: Name | Text | Broken;
  readonly value: TypeExpression;
}

export interface AdditionalProperties extends Node {
  readonly decorators: readonly Decorator[];
  readonly value: TypeExpression;
}

/** `[string, int]` */
export interface TupleType extends Node {
  readonly kind: 'tuple-type';
  readonly items: readonly TupleItem[];
}

export interface TupleItem extends Node {
  readonly decorators: readonly Decorator[];
  readonly value: TypeExpression;
}

/** `of[]` */
export interface ArrayType extends Node {
  readonly kind: 'array-type';
  readonly of: TypeExpression;
}

/** `'a' | 'b'`; discriminated by a decorator of the statement or property. */
export interface UnionType extends Node {
  readonly kind: 'union-type';
  readonly members: readonly TypeExpression[];
}

/** `of?` */
export interface NullableType extends Node {
  readonly kind: 'nullable-type';
  readonly of: TypeExpression;
}

/** `of!` */
export interface NonNullableType extends Node {
  readonly kind: 'non-nullable-type';
  readonly of: TypeExpression;
}

export interface ParenthesisedType extends Node {
  readonly kind: 'parenthesised-type';
  readonly inner: TypeExpression;
}

/** `resource 'type@version'` as the type of a parameter or output; an output may leave the text out. */
export interface ResourceType extends Node {
  readonly kind: 'resource-type';
  readonly type: Text | Broken | undefined;
}
