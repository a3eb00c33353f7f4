import type { Reason, Span } from '@akslint/model';
import type { Decorator, Expression, Loop, Node, ObjectLiteral } from '../syntax/ast.js';
import type { DeclaredType } from './types.js';

export type Scope = 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant';

/** A Bicep file or an ARM template (also one nested in another), in one shape: declarations over expressions. */
export interface Template {
  readonly file: string;
  readonly format: 'bicep' | 'arm';
  readonly scope: Scope;
  readonly parameters: ReadonlyMap<string, ParameterNode>;
  readonly variables: ReadonlyMap<string, Declared>;
  readonly functions: ReadonlyMap<string, FunctionNode>;
  readonly types: ReadonlyMap<string, DeclaredType>;
  readonly imports: readonly ImportNode[];
  /** Nested ones too, each with its parent. */
  readonly resources: readonly ResourceNode[];
  readonly modules: readonly ModuleNode[];
  readonly outputs: ReadonlyMap<string, Declared>;
  /** Why absence proves nothing in this template: a part of its file cannot be read. */
  readonly incomplete: Reason | undefined;
}

/** Something with a name and a value. `span` is the whole statement or member, which a trace shows. */
export interface Declared {
  readonly value: Expression;
  readonly span: Span;
}

export interface ParameterNode {
  readonly span: Span;
  readonly type: DeclaredType;
  readonly value: Expression | undefined;
  /** `@allowed([…])`, `allowedValues` */
  readonly allowed: Expression | undefined;
}

export interface FunctionNode {
  readonly parameters: readonly string[];
  readonly body: Expression;
}

export interface ImportNode {
  readonly path: string | undefined;
  readonly span: Span;
  /** What `import * as x` is called. */
  readonly wildcard: string | undefined;
  /** Own name to the other file's name. */
  readonly symbols: ReadonlyMap<string, string>;
}

/** How often a declaration stands: for each item of a collection, or a number of times (`copy`). */
export type Repetition =
  | { readonly kind: 'loop'; readonly loop: Loop }
  | { readonly kind: 'copy'; readonly name: string; readonly count: Expression };

export interface ResourceNode {
  /** Symbolic name; for an ARM resource without one, a name made from its place. */
  readonly symbol: string;
  /** What a report calls it: the symbolic name, else the name's text. */
  readonly label: string;
  /** `Microsoft.ContainerService/managedClusters`, without API version. */
  readonly type: string;
  readonly apiVersion: string;
  readonly isExisting: boolean;
  readonly header: Span;
  readonly repetition: Repetition | undefined;
  readonly condition: Expression | undefined;
  readonly body: ObjectLiteral | Node;
  /** The resource around it. */
  readonly within: ResourceNode | undefined;
  readonly name: Expression | undefined;
  /** Bicep's `parent:`. */
  readonly parent: Expression | undefined;
  /** Bicep's `scope:`, ARM's `"scope"`. */
  readonly scope: Expression | undefined;
  readonly decorators: readonly Decorator[];
}

export interface ModuleNode {
  readonly symbol: string;
  readonly label: string;
  readonly header: Span;
  readonly repetition: Repetition | undefined;
  readonly condition: Expression | undefined;
  readonly name: Expression | undefined;
  readonly scope: Expression | undefined;
  /** The object of arguments: Bicep's `params`, or a nested deployment's `parameters` with a `value` in each. */
  readonly arguments: Expression | undefined;
  readonly argumentShape: 'plain' | 'wrapped';
  readonly source: ModuleSource;
}

export type ModuleSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'registry'; readonly reference: string }
  /** A nested template; `outer` ones see the names of the template around them. */
  | { readonly kind: 'inline'; readonly template: Template; readonly evaluation: 'inner' | 'outer' }
  | { readonly kind: 'unreadable'; readonly reference: string; readonly reason: Reason };
