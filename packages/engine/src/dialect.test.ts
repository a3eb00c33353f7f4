import { describe, expect, it } from 'vitest';
import { closest, dialectsOf, remedyFor, remedyIn } from './dialect.js';
import { itemsOf } from './frameworks.js';
import { languageOf } from './guide.js';

describe('the language of advice', () => {
  it.each([
    [{ format: 'terraform' }, ['azurerm', 'kubernetes']],
    [{ format: 'terraform-plan', spelling: 'azurerm-automatic' }, ['azurerm-automatic', 'azurerm', 'kubernetes']],
    [{ format: 'terraform', spelling: 'arm' }, ['azapi', 'arm', 'kubernetes']],
    [{ format: 'bicep', spelling: 'arm' }, ['bicep', 'arm', 'kubernetes']],
    [{ format: 'arm' }, ['arm', 'kubernetes']],
    [{ format: 'pulumi' }, ['azure-native', 'arm', 'kubernetes']],
    [{ format: 'pulumi', spelling: 'azurerm' }, ['azure-classic', 'kubernetes']],
    [{ format: 'pulumi-yaml', spelling: 'azurerm-automatic' }, ['azure-classic-automatic', 'azure-classic', 'kubernetes']],
    [{ format: 'kubernetes' }, ['kubernetes']],
    [{ format: 'terraform', spelling: 'kubernetes' }, ['kubernetes']],
  ] as const)('of %j is %j', (subject, dialects) => {
    expect(dialectsOf(subject)).toEqual(dialects);
  });

  it('is the closest that has words', () => {
    const words = { title: 't', holds: 'h', otherwise: 'o', remedy: { arm: 'shared', azapi: 'own' } };
    expect([remedyFor(words, { format: 'terraform', spelling: 'arm' }), remedyFor(words, { format: 'bicep' }), remedyFor(words, { format: 'terraform' })]).toEqual(['own', 'shared', undefined]);
    expect([remedyIn(words, 'azure-native'), remedyIn(words, 'cli')]).toEqual(['shared', undefined]);
    expect(closest({}, ['arm'])).toBeUndefined();
  });
});

it('takes the items of a mapping apart', () => {
  expect([itemsOf('AC-17; SC-7 ;'), itemsOf(null)]).toEqual([['AC-17', 'SC-7'], []]);
});

it('knows the language of a sample by its file', () => {
  expect(['a.tf', 'b.bicep', 'c.sh', 'd.odd'].map((file) => languageOf({ file }))).toEqual(['hcl', 'bicep', 'bash', '']);
});
