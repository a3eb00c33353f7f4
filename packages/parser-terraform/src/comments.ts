import { mayAddressAkslint, type CommentedBlock, type SourceComment } from '@akslint/model';
import { byText } from './source/diagnostics.js';
import type { Block, Comment, ConfigFile } from './syntax/ast.js';

/** The comments that address akslint, by file and place, each with the top-level block that it is about. */
export function commentsIn(files: readonly ConfigFile[]): readonly SourceComment[] {
  return files
    .filter(({ text, comments }) => comments.length > 0 && mayAddressAkslint(text))
    .toSorted((left, right) => byText(left.file, right.file))
    .flatMap((file) =>
      file.comments
        .filter(({ text }) => mayAddressAkslint(text))
        .map((comment) => {
          const block = blockOf(comment, file);
          const span = { file: file.file, start: comment.start, end: comment.end };
          return { span, text: comment.text, ...(block && { block: commentedBlock(block, file.file) }) };
        }),
    );
}

/** The block around a comment, else the next one when nothing but comments and white space stands between. */
function blockOf(comment: Comment, { body, comments, text }: ConfigFile): Block | undefined {
  const around = body.blocks.find(({ start, end }) => start <= comment.start && comment.end <= end);
  if (around !== undefined) return around;
  const next = body.blocks.find(({ start }) => start >= comment.end);
  if (next === undefined) return undefined;
  let at = comment.end;
  for (const { start, end } of comments) {
    if (start < comment.end || end > next.start) continue;
    if (text.slice(at, start).trim() !== '') return undefined;
    at = end;
  }
  return isDirectlyAbove(text.slice(at, next.start)) ? next : undefined;
}

/** A blank line parts a comment from what follows. */
function isDirectlyAbove(between: string): boolean {
  return between.trim() === '' && between.split('\n').length <= 2;
}

function commentedBlock({ type, labels, start, end }: Block, file: string): CommentedBlock {
  const span = { file, start, end };
  const [name] = labels;
  return type === 'module' && name !== undefined ? { span, calls: `module.${name.text}` } : { span };
}
