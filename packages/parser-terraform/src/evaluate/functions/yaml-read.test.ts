import { originOf } from '@akslint/model';
import { expect, it } from 'vitest';
import { show } from '../../testing/scenario.js';
import { readYaml, readYamlDocuments } from './yaml-read.js';

const at = originOf({ file: 'main.tf', start: 0, end: 0 });
const merged = 'one: &one { a: 1 }\ntwo: &two { a: 2, b: 3 }\nboth:\n  <<: [*one, *two]\n';
const tagged = 'one: &one { a: 1 }\nall:\n  !!merge <<: *one\n';

it('merges a list of mappings for Kubernetes, the first before the others, and refuses it for yamldecode', () => {
  expect(readYamlDocuments(merged, at).map(show)).toEqual(['{one: {a: 1}, two: {a: 2, b: 3}, both: {a: 1, b: 3}}']);
  expect(show(readYaml(merged, at))).toBe('?(Terraform refuses it: a list cannot be merged into a mapping)');
});

it('knows the tag of a merge for Kubernetes alone', () => {
  expect(readYamlDocuments(tagged, at).map(show)).toEqual(['{one: {a: 1}, all: {a: 1}}']);
  expect(show(readYaml(tagged, at))).toMatch(/^\?\(Terraform refuses it: /);
});
