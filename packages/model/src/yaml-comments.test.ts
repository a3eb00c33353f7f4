import { describe, expect, it } from 'vitest';
import { yamlTrivia } from './yaml-comments.js';

/** What the lexer of `yaml` says before a document and before a scalar. */
const document = '\u0002';
const scalar = '\u001F';

describe('the comments among tokens of YAML', () => {
  it('are found with their places, and so are separators of documents', () => {
    const tokens = ['# first', '\n', '---', '\n', document, scalar, 'a', ':', ' ', scalar, 'b', ' ', '# second'];
    expect(yamlTrivia(tokens)).toEqual({
      comments: [
        { start: 0, end: 7 },
        { start: 17, end: 25 },
      ],
      separators: [8],
    });
  });

  it('are no scalars that look like them', () => {
    expect(yamlTrivia([document, scalar, '# a block scalar', '\n', scalar, '---'])).toEqual({ comments: [], separators: [] });
  });

  it('are none in nothing', () => {
    expect(yamlTrivia([])).toEqual({ comments: [], separators: [] });
  });
});
