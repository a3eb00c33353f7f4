import type { ValueType } from '@akslint/model';
import type { Expression } from '../syntax/ast.js';

/** What a declared type tells of a value that nobody has given: whether it may be null, and its shape. */
export type DeclaredType =
  | { readonly kind: 'simple'; readonly type: ValueType | undefined }
  | { readonly kind: 'literals'; readonly values: readonly (string | number | boolean | null)[] }
  | { readonly kind: 'object'; readonly properties: ReadonlyMap<string, DeclaredType>; readonly isOpen: boolean }
  | { readonly kind: 'nullable'; readonly of: DeclaredType }
  | { readonly kind: 'named'; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: 'unresolved'; readonly of?: Expression };
