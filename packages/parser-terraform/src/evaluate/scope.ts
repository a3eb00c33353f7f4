import { originOf, type Origin, type Span, type Value } from '@akslint/model';
import type { Expression, Node } from '../syntax/ast.js';
import type { Evaluation } from './evaluation.js';

/** A name that is bound for a while: a `for` variable, an iterator, `each`, `count`. */
export interface Binding {
  readonly value: Value;
  /** What it gives was written elsewhere, so that the argument which uses it belongs to the trace. */
  readonly isUse: boolean;
}

export type Bindings = ReadonlyMap<string, Binding>;

export type TraversalStep =
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'index'; readonly key: Expression };

/** The value of a traversal's root and its first `used` steps. */
export interface Resolved {
  readonly value: Value;
  readonly used: number;
}

/** The names that a module gives to its expressions. */
export interface Names {
  resolve(root: string, steps: readonly TraversalStep[], scope: Scope, at: Origin): Resolved;
}

/** Where an expression stands: what names mean there, and how its text is cited. */
export interface Scope {
  readonly evaluation: Evaluation;
  readonly names: Names;
  readonly bindings: Bindings;
  readonly file: string;
  /** The argument in which the expression stands; recorded as the use of what it refers to. */
  readonly use: Span | undefined;
  /** Stands for every place in a text that is no file (an environment variable). */
  readonly pinned?: Origin;
}

export const noBindings: Bindings = new Map();

/** The origin of what is written at `node`. */
export function originAt(scope: Scope, node: Node): Origin {
  return scope.pinned ?? originOf({ file: scope.file, start: node.start, end: node.end });
}

/** The scope of an argument: references in it are uses of this argument. */
export function withinArgument(scope: Scope, file: string, argument: Node): Scope {
  return { ...scope, file, use: { file, start: argument.start, end: argument.end } };
}

/** The scope of an object's item, where one argument is being read: the innermost item says more than the argument. */
export function withinItem(scope: Scope, key: Node, value: Node): Scope {
  return scope.use === undefined ? scope : { ...scope, use: { file: scope.file, start: key.start, end: value.end } };
}

export function withBindings(scope: Scope, bound: Iterable<readonly [string, Binding]>): Scope {
  return { ...scope, bindings: new Map([...scope.bindings, ...bound]) };
}
