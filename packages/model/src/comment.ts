import type { Span } from './origin.js';

/** A comment that addresses akslint, in whatever way its format writes comments. */
export interface SourceComment {
  readonly span: Span;
  /** As it is written, with its marks: `# akslint-disable-line …`. */
  readonly text: string;
  /** The declaration that it stands in or directly above of. */
  readonly block?: CommentedBlock;
}

/** A whole declaration: a resource, a variable, a module call. */
export interface CommentedBlock {
  readonly span: Span;
  /** For a call that brings declarations of its own: what their addresses begin with, within the file's own module. */
  readonly calls?: string;
}

const addressed = 'akslint-';

/** Whether a text can hold a comment for akslint at all; parsers look for comments only then. */
export function mayAddressAkslint(text: string): boolean {
  return text.includes(addressed);
}

/** What a resource's `metadata.akslint` says (`ID[, ID] -- reason [until YYYY-MM-DD]`), as the comment that says the same. */
export function metadataComment(said: string, span: Span, block: CommentedBlock): SourceComment {
  return { span, text: `${addressed}disable-block ${said}`, block };
}
