import { originOf, scalar, type MetadataNsg } from '@akslint/model';
import { expect, it } from 'vitest';
import { fingerprintOf } from './fingerprint.js';

const at = (file: string, start: number, end: number) => originOf({ file, start, end });
const subject = (more: Partial<MetadataNsg> = {}): MetadataNsg => ({
  kind: 'NetworkSecurityGroup', name: null, address: 'x', format: 'terraform', variant: null, deployment: '.', notes: [], advice: [],
  declaredAt: at('a.tf', 0, 1), existence: scalar(true, at('a.tf', 0, 1)), ...more,
});
const of = (text: string, start: number, end: number, more: Partial<MetadataNsg> = {}, file = 'a.tf') =>
  fingerprintOf(subject(more), 'azure-k8s-01', { id: 'private-cluster', at: at(file, start, end) }, () => text);

it('is the same when lines move, the file is renamed, or only white space changes', () => {
  const before = of('x = {\n  a = 1 }', 4, 15);
  expect(of('# more\nx = {  a = 1   }', 11, 23, {}, 'b.tf')).toBe(before);
  expect(before).toMatch(/^[0-9a-f]{32}$/);
});

it('differs by the deciding text, the address, the variant and the requirement', () => {
  const all = [of('false', 0, 5), of('true ', 0, 5), of('false', 0, 5, { address: 'y' }), of('false', 0, 5, { variant: 'prod' })];
  expect(new Set(all).size).toBe(4);
});

it('does without a text that cannot be read', () => {
  expect(fingerprintOf(subject(), 'c', { id: 'r', at: at('gone', 3, 9) }, () => undefined)).toMatch(/^[0-9a-f]{32}$/);
});

it('stays what it is from version to version', () => {
  expect(of('false', 0, 5)).toMatchInlineSnapshot(`"bb172a415b0c624b6ebfb8a1908882db"`);
});
