import { mayAddressAkslint, type SourceComment } from './comment.js';

/** A place in a text: UTF-16 code units, `end` exclusive. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** A declaration of a file. */
export interface BlockPlace extends Place {
  /** As in {@link CommentedBlock}. */
  readonly calls?: string;
}

/**
 * The comments of a file that address akslint, each with the block that it is about: the one directly below it (no
 * empty line between), else the innermost around it. Takes time linear in the text.
 *
 * @param comments all comments of the file, in their order
 * @param blocks the file's declarations in any order; they nest or stand apart
 */
export function commentsAboutBlocks({ file, text }: { readonly file: string; readonly text: string }, comments: readonly Place[], blocks: readonly BlockPlace[]): readonly SourceComment[] {
  if (!mayAddressAkslint(text)) return [];
  const sorted = blocks.toSorted((one, other) => one.start - other.start || other.end - one.end);
  const below = blocksBelow(text, comments, sorted);
  const around = blocksAround(comments, sorted);
  return comments.flatMap(({ start, end }, index) => {
    const said = text.slice(start, end);
    if (!mayAddressAkslint(said)) return [];
    const block = below[index] ?? around[index];
    const calls = block?.calls;
    return [{ span: { file, start, end }, text: said, ...(block && { block: { span: { file, start: block.start, end: block.end }, ...(calls !== undefined && { calls }) } }) }];
  });
}

/** For each comment the block that begins right after it, other comments aside; one behind code is about no other line. */
function blocksBelow(text: string, comments: readonly Place[], sorted: readonly BlockPlace[]): readonly (BlockPlace | undefined)[] {
  const beginning = new Map<number, BlockPlace>();
  for (const block of sorted) if (!beginning.has(block.start)) beginning.set(block.start, block);
  const found: (BlockPlace | undefined)[] = [];
  let next: { readonly start: number; readonly block: BlockPlace | undefined } | undefined;
  for (let index = comments.length - 1; index >= 0; index -= 1) {
    const comment = comments[index];
    if (comment === undefined) continue;
    const { after, breaks } = whiteSpaceAfter(text, comment.end);
    const candidate = next?.start === after ? next.block : beginning.get(after);
    const isBehindCode = breaks > 0 && !isFirstOnLine(text, comment.start);
    const block = breaks > 1 || isBehindCode ? undefined : candidate;
    found[index] = block;
    next = { start: comment.start, block };
  }
  return found;
}

function whiteSpaceAfter(text: string, from: number): { readonly after: number; readonly breaks: number } {
  let after = from;
  // A line comment of some formats holds its own line break.
  let breaks = text[from - 1] === '\n' ? 1 : 0;
  for (; after < text.length && /\s/.test(text.charAt(after)); after += 1) if (text[after] === '\n') breaks += 1;
  return { after, breaks };
}

function isFirstOnLine(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at -= 1;
  return at < 0 || text[at] === '\n' || text[at] === '\r' || text[at] === '\uFEFF';
}

/** For each comment the innermost block that it stands in. */
function blocksAround(comments: readonly Place[], sorted: readonly BlockPlace[]): readonly (BlockPlace | undefined)[] {
  const open: BlockPlace[] = [];
  let index = 0;
  return comments.map(({ start }) => {
    for (let block = sorted[index]; block !== undefined && block.start <= start; block = sorted[index]) {
      closeBefore(block.start, open);
      open.push(block);
      index += 1;
    }
    closeBefore(start, open);
    return open.at(-1);
  });
}

function closeBefore(start: number, open: BlockPlace[]): void {
  for (let last = open.at(-1); last !== undefined && last.end <= start; last = open.at(-1)) open.pop();
}
