import { expect, it } from 'vitest';
import { changedLinesIn, LinesOfChange, type ChangedLines } from './changed-lines.js';

const header = (name: string): string => `diff --git a/${name} b/${name}\nindex 1..2 100644\n--- a/${name}\n+++ b/${name}\n`;

it('reads the added lines of each file, and none of what was removed', () => {
  const patch = `${header('a.tf')}@@ -3 +3 @@ resource\n-old\n+new\n@@ -9,0 +10,2 @@\n+x\n+y\n@@ -20,2 +22,0 @@\n-u\n-v\n${header('b.tf')}@@ -1 +0,0 @@\n-gone\n`;
  expect([...changedLinesIn(patch)]).toEqual([['a.tf', [{ first: 3, last: 3 }, { first: 10, last: 11 }]], ['b.tf', []]]);
});

it('is not misled by lines that look like headers', () => {
  const patch = `${header('a.tf')}@@ -1,2 +1,3 @@\n--- a/other\n-@@ -1 +1,99 @@\n+++ b/other\n+@@ -1 +1,99 @@\n+diff --git a/x b/x\n\\ No newline at end of file\n@@ -7 +8 @@\n-u\n+v\n`;
  expect([...changedLinesIn(patch)]).toEqual([['a.tf', [{ first: 1, last: 3 }, { first: 8, last: 8 }]]]);
});

it('reads names with unusual characters, and leaves out what is gone', () => {
  const hunk = '@@ -0,0 +1 @@\n+x\n';
  const patch = `diff --git a b\n--- /dev/null\n+++ "b/t\\tq\\"\\303\\244 é\\\\.tf"\n${hunk}diff --git a b\n--- /dev/null\n+++ b/with space.tf\t\n${hunk}diff --git a b\n--- a/z.tf\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n`;
  expect([...changedLinesIn(patch).keys()]).toEqual(['t\tq"ä é\\.tf', 'with space.tf']);
});

it('takes a stretch as touched when one of its lines changed', () => {
  const text = 'a\nbb\nccc\nd\n';
  const lines = new Map<string, ChangedLines>([['x', [{ first: 3, last: 3 }]], ['new', 'all'], ['moved', []]]);
  const change = new LinesOfChange(lines, () => text);
  const touches = (start: number, end: number, file = 'x'): boolean => change.touches({ file, start, end });
  expect([touches(0, 1), touches(2, 5), touches(5, 8), touches(5, 5), touches(0, 10), touches(9, 10)]).toEqual([false, false, true, true, true, false]);
  expect([touches(2, 6), touches(0, 1, 'new'), touches(0, 10, 'moved'), touches(0, 10, 'other')]).toEqual([true, true, false, false]);
});
