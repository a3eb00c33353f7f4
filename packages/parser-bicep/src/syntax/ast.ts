import type { TypeExpression } from './type-ast.js';

export type * from './type-ast.js';

/** Offsets are UTF-16 code units into the file's text (which has no BOM); `end` is exclusive. */
export interface Node {
  readonly start: number;
  readonly end: number;
}

/** A parsed `.bicep` or `.bicepparam` file. What could not be read is in `errors`, never thrown. */
export interface BicepFile {
  readonly file: string;
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly comments: readonly Comment[];
  readonly directives: readonly Directive[];
  /** In the order of the text. */
  readonly errors: readonly SyntaxError[];
}

/** `text` includes the marker (`//`, `/*`). */
export interface Comment extends Node {
  readonly text: string;
}

/** `#disable-next-line`, `#disable-diagnostics` and `#restore-diagnostics`, with the codes that follow. */
export interface Directive extends Node {
  readonly kind: 'disable-next-line' | 'disable-diagnostics' | 'restore-diagnostics';
  readonly codes: readonly Name[];
}

export interface SyntaxError extends Node {
  readonly message: string;
}

/** A name as it is declared or imported; names are case-sensitive in Bicep. */
export interface Name extends Node {
  readonly kind: 'name';
  readonly name: string;
}

/** Stands where something could not be read. Its value is unknown; there is an error about it. */
export interface Broken extends Node {
  readonly kind: 'broken';
}

export type Statement =
  | TargetScope
  | Metadata
  | Parameter
  | VariableDeclaration
  | TypeDeclaration
  | FunctionDeclaration
  | ResourceDeclaration
  | ModuleDeclaration
  | TestDeclaration
  | Output
  | Import
  | Extension
  | Assert
  | Using
  | Extends
  | ParameterAssignment
  | ExtensionConfig
  | BrokenStatement;

/** `start` is the first decorator's, if there is one; `keyword` is where the keyword starts. */
interface StatementBase extends Node {
  readonly decorators: readonly Decorator[];
  readonly keyword: number;
}

/** `@minLength(3)`, `@sys.secure()`; `start` is the `@`. */
export interface Decorator extends Node {
  /** What stands before the last dot: `sys`. */
  readonly namespace: string | undefined;
  /** Empty where it is missing. */
  readonly name: string;
  readonly args: readonly Expression[];
}

/** `targetScope = 'subscription'` */
export interface TargetScope extends StatementBase {
  readonly kind: 'target-scope';
  readonly value: Expression;
}

/** `metadata name = …` */
export interface Metadata extends StatementBase {
  readonly kind: 'metadata';
  readonly name: Name;
  readonly value: Expression;
}

/** `param name type = default` in a `.bicep` file. */
export interface Parameter extends StatementBase {
  readonly kind: 'parameter';
  readonly name: Name;
  readonly type: TypeExpression;
  readonly value: Expression | undefined;
}

/** `var name type = …`; the type is optional. */
export interface VariableDeclaration extends StatementBase {
  readonly kind: 'variable-declaration';
  readonly name: Name;
  readonly type: TypeExpression | undefined;
  readonly value: Expression;
}

/** `type name = …` */
export interface TypeDeclaration extends StatementBase {
  readonly kind: 'type-declaration';
  readonly name: Name;
  readonly value: TypeExpression;
}

/** `func name(a string) string => …` */
export interface FunctionDeclaration extends StatementBase {
  readonly kind: 'function-declaration';
  readonly name: Name;
  readonly parameters: readonly FunctionParameter[];
  readonly returns: TypeExpression;
  readonly body: Expression;
}

export interface FunctionParameter extends Node {
  readonly name: Name;
  readonly type: TypeExpression;
}

/** `[for item in collection: …]` or `[for (item, index) in collection: …]`; `end` is after the `:`. */
export interface Loop extends Node {
  readonly item: Name;
  readonly index: Name | undefined;
  readonly collection: Expression;
}

/**
 * `resource name 'type@version' existing = …`, at the top or inside a resource's body.
 * Written with a loop, a condition or both, the condition is asked for each item.
 */
export interface ResourceDeclaration extends StatementBase {
  readonly kind: 'resource';
  readonly name: Name;
  readonly type: Text | Broken;
  readonly isExisting: boolean;
  /** Before the `=`. */
  readonly headerEnd: number;
  readonly loop: Loop | undefined;
  readonly condition: Expression | undefined;
  readonly body: ObjectLiteral | Broken;
}

/** `module name 'path' = …`; the path may also be `br:…`, `br/alias:…` or `ts:…`. */
export interface ModuleDeclaration extends StatementBase {
  readonly kind: 'module';
  readonly name: Name;
  readonly path: Text | Broken;
  /** Before the `=`. */
  readonly headerEnd: number;
  readonly loop: Loop | undefined;
  readonly condition: Expression | undefined;
  readonly body: ObjectLiteral | Broken;
}

/** `test name 'path' = { params: {…} }` */
export interface TestDeclaration extends StatementBase {
  readonly kind: 'test';
  readonly name: Name;
  readonly path: Text | Broken;
  readonly body: ObjectLiteral | Broken;
}

/** `output name type = …`; the type may be `resource 'type'`. */
export interface Output extends StatementBase {
  readonly kind: 'output';
  readonly name: Name;
  readonly type: TypeExpression;
  readonly value: Expression;
}

/** `import * as all from 'path'` and `import { a, b as c } from 'path'` */
export interface Import extends StatementBase {
  readonly kind: 'import';
  readonly wildcard: Name | undefined;
  readonly symbols: readonly ImportedSymbol[];
  readonly path: Text | Broken;
}

export interface ImportedSymbol extends Node {
  /** As the other file declares it; quoted where it is not an identifier. */
  readonly name: string;
  /** What this file calls it. */
  readonly alias: Name;
}

/** `extension az as x`, `extension 'br:…' with {…}`; also the older `provider …` and `import 'kubernetes@1.0'`. */
export interface Extension extends StatementBase {
  readonly kind: 'extension';
  readonly specification: Name | Text | Broken;
  readonly config: ObjectLiteral | Broken | undefined;
  readonly alias: Name | undefined;
}

/** `assert name = …` */
export interface Assert extends StatementBase {
  readonly kind: 'assert';
  readonly name: Name;
  readonly value: Expression;
}

/** `using 'main.bicep'` or `using none`, optionally `with {…}`; only in `.bicepparam` files. */
export interface Using extends StatementBase {
  readonly kind: 'using';
  /** `undefined` for `none`. */
  readonly path: Text | Broken | undefined;
  readonly config: ObjectLiteral | Broken | undefined;
}

/** `extends 'base.bicepparam'`; only in `.bicepparam` files. */
export interface Extends extends StatementBase {
  readonly kind: 'extends';
  readonly path: Text | Broken;
}

/** `param name = …`; only in `.bicepparam` files. */
export interface ParameterAssignment extends StatementBase {
  readonly kind: 'parameter-assignment';
  readonly name: Name;
  readonly value: Expression;
}

/** `extensionConfig alias with {…}`; only in `.bicepparam` files. */
export interface ExtensionConfig extends StatementBase {
  readonly kind: 'extension-config';
  readonly alias: Name;
  readonly config: ObjectLiteral | Broken;
}

/** A statement that could not be read, or decorators that decorate nothing. */
export interface BrokenStatement extends StatementBase {
  readonly kind: 'broken';
}

export type Expression =
  | Literal
  | Text
  | Variable
  | Member
  | NestedResource
  | Index
  | NonNull
  | Call
  | MethodCall
  | Unary
  | Binary
  | Conditional
  | Parenthesised
  | ObjectLiteral
  | ArrayLiteral
  | ForExpression
  | Lambda
  | Broken;

/** A whole number, a bool or null. */
export interface Literal extends Node {
  readonly kind: 'literal';
  /** A number beyond 2^53 loses digits here; `raw` has them all. */
  readonly value: number | boolean | null;
  /** As it is written. */
  readonly raw: string;
}

export type Text = StringLiteral | InterpolatedString;

/** Text without interpolation, with escapes resolved. */
export interface StringLiteral extends Node {
  readonly kind: 'string';
  readonly value: string;
  /** Written `'''…'''`; the first line break is not part of the value. */
  readonly isMultiLine: boolean;
}

/** `'a${b}c'` and `$'''a${b}c'''`; at least one part is an interpolation, empty texts are left out. */
export interface InterpolatedString extends Node {
  readonly kind: 'interpolated';
  readonly parts: readonly StringPart[];
  readonly isMultiLine: boolean;
}

export type StringPart = StringPartText | Interpolation;

/** Text with escapes resolved; start and end are its place in the source before that. */
export interface StringPartText extends Node {
  readonly kind: 'text';
  readonly text: string;
}

/** From the `$` to after the `}`. */
export interface Interpolation extends Node {
  readonly kind: 'interpolation';
  readonly expression: Expression;
}

/** A use of a name: a parameter, variable, resource, module, import, namespace or loop or lambda variable. */
export interface Variable extends Node {
  readonly kind: 'variable';
  readonly name: string;
}

/** `of.name`, and `of.?name`, which is null where there is no such property or `of` is null. */
export interface Member extends Node {
  readonly kind: 'member';
  readonly of: Expression;
  /** Empty where it is missing. */
  readonly name: string;
  readonly nameStart: number;
  readonly isSafe: boolean;
}

/** `of::name`: a resource declared inside another. */
export interface NestedResource extends Node {
  readonly kind: 'nested-resource';
  readonly of: Expression;
  readonly name: string;
  readonly nameStart: number;
}

/** `of[key]`, `of[?key]` (null where absent), `of[^1]` (counted from the end). */
export interface Index extends Node {
  readonly kind: 'index';
  readonly of: Expression;
  readonly key: Expression;
  readonly isSafe: boolean;
  readonly isFromEnd: boolean;
}

/** `of!`: the author vows that it is not null. */
export interface NonNull extends Node {
  readonly kind: 'non-null';
  readonly of: Expression;
}

/** `name(args)` */
export interface Call extends Node {
  readonly kind: 'call';
  readonly name: string;
  readonly nameEnd: number;
  readonly args: readonly Expression[];
}

/** `of.name(args)`: a function of a namespace (`az.resourceId(…)`, an import) or of a resource (`vault.getSecret(…)`). */
export interface MethodCall extends Node {
  readonly kind: 'method-call';
  readonly of: Expression;
  readonly name: string;
  readonly nameStart: number;
  readonly args: readonly Expression[];
}

export interface Unary extends Node {
  readonly kind: 'unary';
  readonly operator: '-' | '!';
  readonly operand: Expression;
}

export type BinaryOperator =
  | '||' | '&&' | '??'
  | '==' | '!=' | '=~' | '!~' | '<' | '<=' | '>' | '>='
  | '+' | '-' | '*' | '/' | '%';

export interface Binary extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional extends Node {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export interface Parenthesised extends Node {
  readonly kind: 'parentheses';
  readonly inner: Expression;
}

export interface ObjectLiteral extends Node {
  readonly kind: 'object';
  readonly items: readonly ObjectItem[];
  /** Resources declared inside; only in the body of a resource. */
  readonly resources: readonly ResourceDeclaration[];
  /** The closing brace is missing, so properties may be missing too. */
  readonly isIncomplete: boolean;
}

/** Later items win over earlier ones. A broken item may have set any property. */
export type ObjectItem = Property | Spread | Broken;

export interface Property extends Node {
  readonly kind: 'property';
  /** The key where it is written out; `undefined` where it is interpolated. */
  readonly name: string | undefined;
  readonly key: Name | Text;
  readonly value: Expression;
}

/** `...value` in an object or an array. */
export interface Spread extends Node {
  readonly kind: 'spread';
  readonly value: Expression;
}

export interface ArrayLiteral extends Node {
  readonly kind: 'array';
  readonly items: readonly (Expression | Spread)[];
  /** The closing bracket is missing, so items may be missing too. */
  readonly isIncomplete: boolean;
}

/** `[for item in collection: body]` as a value. */
export interface ForExpression extends Node {
  readonly kind: 'for';
  readonly loop: Loop;
  readonly body: Expression;
}

/** `x => …`, `(x, i) => …` */
export interface Lambda extends Node {
  readonly kind: 'lambda';
  readonly parameters: readonly Name[];
  readonly body: Expression;
}

