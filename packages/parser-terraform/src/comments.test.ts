import { expect, it } from 'vitest';
import { commentsIn } from './comments.js';
import { parseHcl, parseTerraformJson } from './syntax/index.js';

function found(text: string, file = 'main.tf') {
  const config = file.endsWith('.json') ? parseTerraformJson(file, text) : parseHcl(file, text);
  return commentsIn([config]).map((comment) => ({
    text: comment.text.trim(),
    block: comment.block && text.slice(comment.block.span.start, comment.block.span.end).split('\n')[0],
    calls: comment.block?.calls,
  }));
}

it('gives comments for akslint with the block around them', () => {
  expect(found('# other\nresource "a" "b" {\n  x = 1 # akslint-disable-line x -- y\n  // akslint-disable-block z -- y\n}\n')).toEqual([
    { text: '# akslint-disable-line x -- y', block: 'resource "a" "b" {', calls: undefined },
    { text: '// akslint-disable-block z -- y', block: 'resource "a" "b" {', calls: undefined },
  ]);
});

it('gives a comment above a block that block, if no blank line is between', () => {
  expect(found('# akslint-a\n# more\nmodule "m" {}\n')).toEqual([{ text: '# akslint-a', block: 'module "m" {}', calls: 'module.m' }]);
  expect(found('/* akslint-a */\n\nmodule "m" {}\n')).toEqual([{ text: '/* akslint-a */', block: undefined, calls: undefined }]);
  expect(found('# akslint-a\nx = 1\nlocals {}\n')).toEqual([{ text: '# akslint-a', block: undefined, calls: undefined }]);
  expect(found('# akslint-a\n')).toEqual([{ text: '# akslint-a', block: undefined, calls: undefined }]);
});

it('takes the property "//" of JSON as a comment', () => {
  expect(found('{"resource": {"a": {"b": {"//": "akslint-disable-block x -- y", "c": 1}}}}', 'main.tf.json')).toMatchObject([{ text: '// akslint-disable-block x -- y', block: '"b": {"//": "akslint-disable-block x -- y", "c": 1}' }]);
});

it('takes time in proportion to the text', () => {
  const start = performance.now();
  expect(found('# akslint-disable-next-line x -- y\n'.repeat(50_000) + 'locals {}\n').filter(({ block }) => block === 'locals {}')).toHaveLength(50_000);
  expect(performance.now() - start).toBeLessThan(3000);
});
