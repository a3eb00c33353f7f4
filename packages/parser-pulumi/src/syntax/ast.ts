import type { SourceComment } from '@akslint/model';

/** Offsets into the file's text, `end` exclusive. */
export interface Node {
  readonly start: number;
  readonly end: number;
}

export interface Literal extends Node {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null | undefined;
}

/** `a${b}c`: one text more than there are expressions. */
export interface Template extends Node {
  readonly kind: 'template';
  readonly tag: Expression | undefined;
  readonly texts: readonly string[];
  readonly expressions: readonly Expression[];
}

export interface Name extends Node {
  readonly kind: 'name';
  readonly name: string;
}

export interface This extends Node {
  readonly kind: 'this' | 'super';
}

export interface Member extends Node {
  readonly kind: 'member';
  readonly of: Expression;
  readonly name: string;
  readonly isOptional: boolean;
}

export interface Index extends Node {
  readonly kind: 'index';
  readonly of: Expression;
  readonly key: Expression;
  readonly isOptional: boolean;
}

export interface Argument {
  readonly isSpread: boolean;
  readonly value: Expression;
}

export interface Call extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly args: readonly Argument[];
  readonly isOptional: boolean;
}

export interface New extends Node {
  readonly kind: 'new';
  readonly callee: Expression;
  readonly args: readonly Argument[];
}

/** `import("…")`; awaiting it is the value itself. */
export interface DynamicImport extends Node {
  readonly kind: 'import';
  readonly source: Expression;
}

export interface Property extends Node {
  readonly kind: 'property';
  /** The name as written, or what computes it. */
  readonly key: string | Expression;
  readonly keyNode: Node;
  readonly value: Expression;
}

export interface Spread extends Node {
  readonly kind: 'spread';
  readonly value: Expression;
}

export interface ObjectLiteral extends Node {
  readonly kind: 'object';
  readonly items: readonly (Property | Spread)[];
}

export interface ArrayLiteral extends Node {
  readonly kind: 'array';
  readonly items: readonly (Expression | Spread)[];
}

export interface Parameter extends Node {
  readonly pattern: Pattern;
  readonly fallback: Expression | undefined;
  readonly isRest: boolean;
  /** `private readonly x` of a constructor is a property too. */
  readonly isProperty: boolean;
}

export interface FunctionNode extends Node {
  readonly kind: 'function';
  readonly name: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly body: Expression | readonly Statement[];
  readonly isArrow: boolean;
}

export interface ClassMember extends Node {
  readonly name: string | Expression;
  readonly role: 'field' | 'method' | 'getter' | 'setter';
  readonly isStatic: boolean;
  readonly value: Expression | undefined;
}

export interface ClassNode extends Node {
  readonly kind: 'class';
  readonly name: string | undefined;
  readonly base: Expression | undefined;
  readonly make: FunctionNode | undefined;
  readonly members: readonly ClassMember[];
}

export interface Unary extends Node {
  readonly kind: 'unary';
  readonly operator: '!' | '-' | '+' | '~' | 'typeof' | 'void' | 'delete';
  readonly operand: Expression;
}

export interface Binary extends Node {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Logical extends Node {
  readonly kind: 'logical';
  readonly operator: '&&' | '||' | '??';
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional extends Node {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

/** `=`, `+=`, `??=` and so on; the operator is what stands before `=`. */
export interface Assignment extends Node {
  readonly kind: 'assignment';
  readonly operator: string;
  readonly target: Pattern;
  readonly value: Expression;
}

export interface Update extends Node {
  readonly kind: 'update';
  readonly by: 1 | -1;
  readonly isPrefix: boolean;
  readonly target: Pattern;
}

export interface Sequence extends Node {
  readonly kind: 'sequence';
  readonly items: readonly Expression[];
}

/** What is not evaluated; `what` names it: `a generator`. */
export interface Unsupported extends Node {
  readonly kind: 'unsupported';
  readonly what: string;
}

export type Expression =
  | Literal
  | Template
  | Name
  | This
  | Member
  | Index
  | Call
  | New
  | DynamicImport
  | ObjectLiteral
  | ArrayLiteral
  | FunctionNode
  | ClassNode
  | Unary
  | Binary
  | Logical
  | Conditional
  | Assignment
  | Update
  | Sequence
  | Unsupported;

export interface ObjectPattern extends Node {
  readonly kind: 'object-pattern';
  readonly items: readonly { readonly key: string | Expression; readonly target: Pattern; readonly fallback: Expression | undefined }[];
  readonly rest: Pattern | undefined;
}

export interface ArrayPattern extends Node {
  readonly kind: 'array-pattern';
  readonly items: readonly ({ readonly target: Pattern; readonly fallback: Expression | undefined } | undefined)[];
  readonly rest: Pattern | undefined;
}

/** What a value is bound or assigned to. */
export type Pattern = Name | Member | Index | ObjectPattern | ArrayPattern | Unsupported;

export interface Declaration extends Node {
  readonly pattern: Pattern;
  readonly value: Expression | undefined;
}

export interface VariableStatement extends Node {
  readonly kind: 'variables';
  readonly scope: 'block' | 'function';
  readonly declarations: readonly Declaration[];
  readonly isExported: boolean;
}

/** A function, class or enum that is declared by name; an enum's value is an object. */
export interface NamedStatement extends Node {
  readonly kind: 'named';
  readonly name: string;
  readonly value: FunctionNode | ClassNode | Unsupported;
  readonly exportedAs: string | undefined;
}

export interface EnumStatement extends Node {
  readonly kind: 'enum';
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly value: Expression | undefined; readonly node: Node }[];
  readonly isExported: boolean;
}

export interface ExpressionStatement extends Node {
  readonly kind: 'expression';
  readonly expression: Expression;
}

export interface IfStatement extends Node {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly whenTrue: Statement;
  readonly whenFalse: Statement | undefined;
}

export interface SwitchStatement extends Node {
  readonly kind: 'switch';
  readonly value: Expression;
  readonly cases: readonly { readonly test: Expression | undefined; readonly body: readonly Statement[] }[];
}

export interface ForStatement extends Node {
  readonly kind: 'for';
  readonly first: Statement | undefined;
  readonly condition: Expression | undefined;
  readonly step: Expression | undefined;
  readonly body: Statement;
  /** `do … while`: the body comes before the first test. */
  readonly isBodyFirst: boolean;
}

export interface ForEachStatement extends Node {
  readonly kind: 'for-each';
  readonly over: 'items' | 'keys';
  readonly target: Pattern;
  readonly isDeclared: boolean;
  readonly collection: Expression;
  readonly body: Statement;
}

export interface ReturnStatement extends Node {
  readonly kind: 'return';
  readonly value: Expression | undefined;
}

export interface JumpStatement extends Node {
  readonly kind: 'throw' | 'break' | 'continue';
}

export interface BlockStatement extends Node {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
}

export interface TryStatement extends Node {
  readonly kind: 'try';
  readonly body: BlockStatement;
  readonly caught: { readonly pattern: Pattern | undefined; readonly body: BlockStatement } | undefined;
  readonly last: BlockStatement | undefined;
}

/** Names that a module takes from another: `*` is the whole module. */
export interface ImportStatement extends Node {
  readonly kind: 'import-names';
  readonly source: string;
  readonly names: readonly { readonly imported: string; readonly local: string; readonly node: Node }[];
}

/** `export { a as b }`, with `source` what another module exports. */
export interface ExportStatement extends Node {
  readonly kind: 'export-names';
  readonly source: string | undefined;
  readonly names: readonly { readonly local: string; readonly exported: string }[];
  readonly isAll: boolean;
}

export interface ExportValueStatement extends Node {
  readonly kind: 'export-value';
  /** `default`, or `=` for `export = x`. */
  readonly as: 'default' | '=';
  readonly value: Expression;
}

export interface UnsupportedStatement extends Node {
  readonly kind: 'unsupported-statement';
  readonly what: string;
}

export type Statement =
  | VariableStatement
  | NamedStatement
  | EnumStatement
  | ExpressionStatement
  | IfStatement
  | SwitchStatement
  | ForStatement
  | ForEachStatement
  | ReturnStatement
  | JumpStatement
  | BlockStatement
  | TryStatement
  | ImportStatement
  | ExportStatement
  | ExportValueStatement
  | UnsupportedStatement;

/** A file as it is evaluated. */
export interface ProgramFile {
  readonly file: string;
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly errors: readonly { readonly offset: number; readonly message: string }[];
  /** Functions and classes around each `new`, outermost first: where something could be made that nothing calls. */
  readonly makings: readonly Making[];
  /** Those that address akslint, each with the statement that it is about. */
  readonly comments: readonly SourceComment[];
}

/** A `new` expression and the function, method or class that it stands in, if any. */
export interface Making {
  readonly node: New;
  readonly within: readonly (FunctionNode | ClassNode)[];
}
