/** Offsets are UTF-16 code units into the file's text (which has no BOM); `end` is exclusive. */
export interface Node {
  readonly start: number;
  readonly end: number;
}

/** A parsed file: native syntax or JSON, in one shape. */
export interface ConfigFile {
  readonly file: string;
  readonly text: string;
  readonly body: Body;
  readonly comments: readonly Comment[];
  readonly errors: readonly SyntaxError[];
  /** Names of all functions called in the file, so that heavy ones are loaded only when needed. */
  readonly functions: ReadonlySet<string>;
}

/** `text` includes the marker (`#`, `//`, `/*`). */
export interface Comment extends Node {
  readonly text: string;
}

export interface SyntaxError extends Node {
  readonly message: string;
}

export interface Body extends Node {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

export interface Attribute extends Node {
  readonly name: string;
  readonly nameEnd: number;
  readonly value: Expression;
}

/** `resource "type" "name" { … }`; the header ends before the `{`. */
export interface Block extends Node {
  readonly type: string;
  readonly labels: readonly Label[];
  readonly headerEnd: number;
  readonly body: Body;
}

export interface Label extends Node {
  readonly text: string;
}

export type Expression =
  | Literal
  | Template
  | Variable
  | GetAttribute
  | Index
  | Splat
  | Call
  | Conditional
  | Unary
  | Binary
  | Tuple
  | ObjectCons
  | ForTuple
  | ForObject
  | Parenthesised
  | Broken;

/** A number, a bool or null. Quoted text is a {@link Template}. */
export interface Literal extends Node {
  readonly kind: 'literal';
  readonly value: number | boolean | null;
  /** A number as it is written. */
  readonly raw: string;
}

/** Quoted text or a heredoc; after flush (`<<-`) and trim (`~`) processing. */
export interface Template extends Node {
  readonly kind: 'template';
  readonly parts: readonly TemplatePart[];
  readonly isHeredoc: boolean;
}

export type TemplatePart = TemplateText | TemplateInterpolation | TemplateIf | TemplateFor;

/** Text with escapes resolved; start and end are its place in the source before that. */
export interface TemplateText extends Node {
  readonly kind: 'text';
  readonly text: string;
}

export interface TemplateInterpolation extends Node {
  readonly kind: 'interpolation';
  readonly expression: Expression;
}

export interface TemplateIf extends Node {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly whenTrue: readonly TemplatePart[];
  readonly whenFalse: readonly TemplatePart[];
}

export interface TemplateFor extends Node {
  readonly kind: 'for';
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  readonly parts: readonly TemplatePart[];
}

/** The root name of a traversal: `var`, `local`, `azurerm_x`, `each`, or a `for` name. */
export interface Variable extends Node {
  readonly kind: 'variable';
  readonly name: string;
}

export interface GetAttribute extends Node {
  readonly kind: 'attribute';
  readonly of: Expression;
  readonly name: string;
}

/** `a[b]`, and the legacy `a.0` with a literal key. */
export interface Index extends Node {
  readonly kind: 'index';
  readonly of: Expression;
  readonly key: Expression;
}

/** `a.*.b` (attribute-only) and `a[*].b[0]` (full). */
export interface Splat extends Node {
  readonly kind: 'splat';
  readonly of: Expression;
  /** The traversal that follows, innermost first; empty for a bare `a[*]`. */
  readonly each: readonly SplatStep[];
  readonly isFull: boolean;
}

export type SplatStep =
  | (Node & { readonly kind: 'attribute'; readonly name: string })
  | (Node & { readonly kind: 'index'; readonly key: Expression })
  | NestedSplat;

/** A splat in what follows a full splat: `a[*].b[*].c` gives a list of lists. */
export interface NestedSplat extends Node {
  readonly kind: 'splat';
  readonly each: readonly SplatStep[];
  readonly isFull: boolean;
}

export interface Call extends Node {
  readonly kind: 'call';
  /** With its namespace where there is one: `provider::azapi::build_resource_id`. */
  readonly name: string;
  readonly nameEnd: number;
  readonly args: readonly Expression[];
  /** `f(args...)`: the last argument is a list of arguments. */
  readonly expandLast: boolean;
}

export interface Conditional extends Node {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export interface Unary extends Node {
  readonly kind: 'unary';
  readonly operator: '-' | '!';
  readonly operand: Expression;
}

export type BinaryOperator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

export interface Binary extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Tuple extends Node {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
}

/** A key that is a bare name is text; in parentheses it is an expression. */
export interface ObjectCons extends Node {
  readonly kind: 'object';
  readonly items: readonly ObjectItem[];
}

export interface ObjectItem extends Node {
  readonly key: Expression;
  /** The key is a bare word, which stands for itself. */
  readonly bareKey: string | undefined;
  readonly value: Expression;
}

interface ForBase extends Node {
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  readonly condition: Expression | undefined;
}

export interface ForTuple extends ForBase {
  readonly kind: 'for-tuple';
  readonly value: Expression;
}

export interface ForObject extends ForBase {
  readonly kind: 'for-object';
  readonly key: Expression;
  readonly value: Expression;
  /** `...` after the value: values of one key are gathered in a list. */
  readonly isGrouping: boolean;
}

export interface Parenthesised extends Node {
  readonly kind: 'parentheses';
  readonly inner: Expression;
}

/** Stands where an expression could not be read. Its value is unknown. */
export interface Broken extends Node {
  readonly kind: 'broken';
}
