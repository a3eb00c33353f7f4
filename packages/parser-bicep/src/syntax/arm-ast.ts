import type { Broken, Comment, Node, SyntaxError } from './ast.js';

/**
 * A JSON file that is an ARM deployment template or a parameter file.
 * Property names of ARM are compared without case; the tree keeps them as written.
 */
export type ArmFile = ArmTemplateFile | ArmParametersFile;

interface ArmFileBase {
  readonly file: string;
  readonly text: string;
  readonly root: JsonObject;
  readonly comments: readonly Comment[];
  readonly errors: readonly SyntaxError[];
}

export interface ArmTemplateFile extends ArmFileBase {
  readonly kind: 'template';
  readonly scope: DeploymentScope;
}

/** `*.parameters.json`: values (or vault references) under `parameters`. */
export interface ArmParametersFile extends ArmFileBase {
  readonly kind: 'parameters';
}

/** What a template is deployed to. */
export type DeploymentScope = 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant';

export type JsonValue = JsonObject | JsonArray | JsonString | JsonNumber | JsonBoolean | JsonNull | Broken;

export interface JsonObject extends Node {
  readonly kind: 'object';
  /** In the order of the text; a name may occur more than once, and the last one wins. */
  readonly members: readonly JsonMember[];
}

/** `start` and `end` hold name and value. */
export interface JsonMember extends Node {
  readonly name: string;
  /** The quoted name; its `start` is the member's. */
  readonly nameEnd: number;
  readonly value: JsonValue;
}

export interface JsonArray extends Node {
  readonly kind: 'array';
  readonly items: readonly JsonValue[];
}

/** `start` and `end` include the quotes. */
export interface JsonString extends Node {
  readonly kind: 'string';
  readonly value: string;
}

export interface JsonNumber extends Node {
  readonly kind: 'number';
  readonly value: number;
  /** As it is written: whole numbers and fractions differ in ARM. */
  readonly raw: string;
}

export interface JsonBoolean extends Node {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface JsonNull extends Node {
  readonly kind: 'null';
}

/** A text of a template: `[…]` is an expression, all else (and `[[…]`) is literal text. Offsets are the file's. */
export type ArmExpression = ArmText | ArmNumber | ArmCall | ArmMember | ArmIndex | ArmBroken;

/** Literal text: a whole JSON string, or `'…'` in an expression with `''` resolved. */
export interface ArmText extends Node {
  readonly kind: 'arm-text';
  readonly value: string;
}

export interface ArmNumber extends Node {
  readonly kind: 'arm-number';
  readonly value: number;
}

/** `name(args)`, `namespace.name(args)`; also `true()`, `lambda('x', …)` and `lambdaVariables('x')`. Names have no case. */
export interface ArmCall extends Node {
  readonly kind: 'arm-call';
  /** The namespace of a user function. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly nameEnd: number;
  readonly args: readonly ArmExpression[];
}

/** `of.name` */
export interface ArmMember extends Node {
  readonly kind: 'arm-member';
  readonly of: ArmExpression;
  readonly name: string;
  readonly nameStart: number;
}

/** `of[key]` */
export interface ArmIndex extends Node {
  readonly kind: 'arm-index';
  readonly of: ArmExpression;
  readonly key: ArmExpression;
}

/** An expression that could not be read. Its value is unknown. */
export interface ArmBroken extends Node {
  readonly kind: 'arm-broken';
  readonly message: string;
}
