import { mayAddressAkslint, type CommentedBlock, type SourceComment } from '@akslint/model';
import { byText } from './source/diagnostics.js';
import type { Block, Comment, ConfigFile } from './syntax/ast.js';

/** The comments that address akslint, by file and place, each with the top-level block that it is about. */
export function commentsIn(files: readonly ConfigFile[]): readonly SourceComment[] {
  return files
    .filter(({ text, comments }) => comments.length > 0 && mayAddressAkslint(text))
    .toSorted((left, right) => byText(left.file, right.file))
    .flatMap(commentsOf);
}

/** From the last comment to the first, so that each knows what the one below it is about. */
function commentsOf({ file, text, body, comments }: ConfigFile): readonly SourceComment[] {
  const blocks = body.blocks.toSorted((left, right) => left.start - right.start);
  const found: SourceComment[] = [];
  let index = blocks.length - 1;
  let below: { readonly start: number; readonly block: Block | undefined } = { start: text.length, block: undefined };
  for (const comment of comments.toReversed()) {
    while ((blocks[index]?.start ?? -1) > comment.start) {
      const block = blocks[index];
      if (block !== undefined && block.start < below.start) below = { start: block.start, block };
      index -= 1;
    }
    const before = blocks[index];
    const isInside = before !== undefined && comment.end <= before.end;
    const block = isInside ? before : isDirectlyAbove(comment, below.start, text) ? below.block : undefined;
    below = { start: comment.start, block: isInside ? undefined : block };
    if (!mayAddressAkslint(comment.text)) continue;
    const span = { file, start: comment.start, end: comment.end };
    found.push({ span, text: comment.text, ...(block && { block: commentedBlock(block, file) }) });
  }
  return found.reverse();
}

/** Only white space stands between, and no empty line. */
function isDirectlyAbove({ end }: Comment, start: number, text: string): boolean {
  const between = text.slice(end, start);
  return between.trim() === '' && between.split('\n').length <= 2;
}

function commentedBlock({ type, labels, start, end }: Block, file: string): CommentedBlock {
  const span = { file, start, end };
  const [name] = labels;
  return type === 'module' && name !== undefined ? { span, calls: `module.${name.text}` } : { span };
}
