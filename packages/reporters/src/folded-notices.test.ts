import { originOf, type Notice } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { foldedNotices } from './folded-notices.js';

function missing(file: string, start: number, name: string): Notice {
  const alike = { many: 'Modules', name, predicate: 'are not there; fetch them.' };
  return { origin: originOf({ file, start, end: start + 1 }), message: `Module ${name} is not there; fetch it.`, alike };
}

const told = (...notices: readonly Notice[]): readonly string[] =>
  foldedNotices(notices).map(({ origin: { span }, message }) => `${span.file}:${span.start} ${message}`);

describe('notices that say the same', () => {
  it('are one for each folder, where the first stands', () => {
    expect(told(missing('a/main.tf', 1, 'x'), missing('a/main.tf', 2, 'y'), missing('a/other.tf', 0, 'z'), missing('b/main.tf', 1, 'x'))).toEqual([
      'a/main.tf:1 Modules x, y and z are not there; fetch them.',
      'b/main.tf:1 Module x is not there; fetch it.',
    ]);
  });

  it('name a few and count the others', () => {
    const names = (count: number): readonly Notice[] => Array.from({ length: count }, (_, index) => missing('main.tf', index, `m${index}`));
    expect(told(...names(5))).toEqual(['main.tf:0 Modules m0, m1, m2, m3 and m4 are not there; fetch them.']);
    expect(told(...names(6))).toEqual(['main.tf:0 Modules m0, m1, m2, m3 and 2 others are not there; fetch them.']);
  });

  it('leave all others as they are', () => {
    const other = (start: number): Notice => ({ origin: originOf({ file: 'main.tf', start, end: start + 1 }), message: 'Look here.' });
    expect(told(other(1), missing('main.tf', 2, 'x'), other(3))).toEqual(['main.tf:1 Look here.', 'main.tf:2 Module x is not there; fetch it.', 'main.tf:3 Look here.']);
  });

  it('name a thing once that is said of at several places', () => {
    expect(told(missing('main.tf', 1, 'x'), missing('main.tf', 9, 'x'))).toEqual(['main.tf:1 Module x is not there; fetch it.']);
  });
});
