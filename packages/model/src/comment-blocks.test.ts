import { describe, expect, it } from 'vitest';
import { commentsAboutBlocks, type BlockPlace } from './comment-blocks.js';

/** What each comment is about, by the text of the block; comments are `#` to the end of the line, blocks `{…}`. */
function about(text: string): readonly (string | undefined)[] {
  const comments = [...text.matchAll(/#.*/g)].map(({ index, 0: said }) => ({ start: index, end: index + said.length }));
  return commentsAboutBlocks({ file: 'f', text }, comments, blocksIn(text)).map(({ block }) => block && text.slice(block.span.start, block.span.end).replaceAll('\n', ' '));
}

function blocksIn(text: string): readonly BlockPlace[] {
  const open: number[] = [];
  const blocks: BlockPlace[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{') open.push(at);
    if (text[at] === '}') blocks.push({ start: open.pop() ?? 0, end: at + 1 });
  }
  return blocks;
}

describe('a comment', () => {
  it('is about the innermost block around it', () => {
    expect(about('{a {b\n# akslint-x\nc} d # akslint-y\n}')).toEqual(['{b # akslint-x c}', '{a {b # akslint-x c} d # akslint-y }']);
  });

  it('is about the block directly below it, also within another, and through other comments', () => {
    expect(about('# akslint-x\n# why\n{a\n# akslint-y\n{b}}')).toEqual(['{a # akslint-y {b}}', '{b}']);
  });

  it('is about nothing across an empty line', () => {
    expect(about('# akslint-x\n\n{a}')).toEqual([undefined]);
    expect(about('# akslint-x\n\n# why\n{a}')).toEqual([undefined]);
  });

  it('behind code is not about the block of the next line', () => {
    expect(about('{a} # akslint-x\n{b}')).toEqual([undefined]);
  });

  it('is left out when it does not address akslint', () => {
    expect(about('# other\n{a}')).toEqual([]);
  });

  it('costs time linear in their number', () => {
    const text = '# akslint-x\n'.repeat(100_000) + '{a}'.repeat(100_000);
    const began = performance.now();
    expect(about(text)).toHaveLength(100_000);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
