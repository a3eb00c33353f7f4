import { describe, expect, it } from 'vitest';
import { Positions } from './positions.js';

const text = 'a = "ä😀"\r\nbb\n\nlast';
const positions = new Positions((file) => (file === 'x' ? text : undefined));

describe('positions', () => {
  it('are 1-based and count UTF-16 code units, the end exclusive', () => {
    const start = text.indexOf('😀');
    expect(positions.of({ file: 'x', start, end: start + 2 })).toEqual({ line: 1, column: 7, endLine: 1, endColumn: 9 });
    expect(positions.of({ file: 'x', start: 0, end: text.indexOf('bb') + 2 })).toEqual({ line: 1, column: 1, endLine: 2, endColumn: 3 });
  });

  it('stay in the text, whatever they are asked', () => {
    expect(positions.of({ file: 'x', start: -3, end: 9999 })).toEqual({ line: 1, column: 1, endLine: 4, endColumn: 5 });
  });

  it('give lines without their breaks', () => {
    expect([0, 1, 2, 3, 4, 5].map((line) => positions.line('x', line))).toEqual([undefined, 'a = "ä😀"', 'bb', '', 'last', undefined]);
  });

  it('are unknown where there is no text', () => {
    expect(positions.of({ file: 'y', start: 0, end: 1 })).toBeUndefined();
    expect(positions.line('y', 1)).toBeUndefined();
  });

  it('know an empty file', () => {
    expect(new Positions(() => '').of({ file: 'x', start: 0, end: 0 })).toEqual({ line: 1, column: 1, endLine: 1, endColumn: 1 });
  });
});
