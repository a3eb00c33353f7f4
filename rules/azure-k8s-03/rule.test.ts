import { describe, expect, it } from 'vitest';
import { cluster } from '../testing/cluster.js';
import { judged } from '../testing/judged.js';
import { eitherBy, idOf, omitted, variable, type Written } from '../testing/values.js';

describe('kms-key', () => {
  it.each<[string, Written, Written, string]>([
    ['a literal key', true, 'https://vault/keys/etcd/1', 'pass'],
    ['a referenced key', true, idOf('key'), 'pass'],
    ['an input that cannot be null', true, variable('key', { nonNull: true }), 'pass'],
    ['an input that may be null', true, variable('key'), 'unknown'],
    ['a key or none', true, eitherBy('has_key', idOf('key'), null), 'unknown'],
    ['one of two keys', true, eitherBy('blue', idOf('key'), idOf('other')), 'pass'],
    ['no key', true, null, 'fail'],
    ['an empty key', true, '', 'fail'],
    ['off', false, idOf('key'), 'fail'],
    ['an omission', omitted(false), omitted(null), 'fail'],
    ['an unknown switch with a key', variable('kms'), idOf('key'), 'unknown'],
    ['an unknown switch without a key', variable('kms'), omitted(null), 'fail'],
    ['a type that cannot express it', variable('type'), variable('type key'), 'unknown'],
    ['a key wherever it is on', eitherBy('kms', true, false), eitherBy('kms', idOf('key'), null), 'unknown'],
  ])('judges %s', (_, on, key, verdict) => {
    expect(judged(cluster({ kms: on, kms_key: key }), 'kms-key').verdict).toBe(verdict);
  });

  it('does not print the key', () => {
    const result = judged(cluster({ kms_key: 'https://vault/keys/etcd/1' }), 'kms-key');
    expect(result.message).toBe('Kubernetes secrets are encrypted with a key of your own: kms_key is set.');
  });

  it('says that a platform key alone is not enough', () => {
    const result = judged(cluster({ kms: omitted(false), platform_encryption: true }), 'kms-key');
    expect(result).toMatchObject({ verdict: 'fail' });
    expect(result.message).toContain("the platform's own key alone is no customer key");
  });

  it('advises on a system-assigned identity and on a private vault without VNet integration', () => {
    const result = judged(cluster({ identity_type: 'SystemAssigned', vnet_integration: omitted(false) }, { kmsAdvice: ['The key cannot decrypt.'] }), 'kms-key');
    expect(result.verdict).toBe('pass');
    expect(result.advice).toEqual([
      'The key cannot decrypt.',
      'Key Vault encryption does not work with a system-assigned identity; use a user-assigned one.',
      'A vault with private access is reached only with API server VNet integration, which is off.',
    ]);
  });

  it('needs no advice on Automatic, which has VNet integration', () => {
    expect(judged(cluster({ mode: 'Automatic', vnet_integration: omitted(false) }), 'kms-key').advice).toEqual([]);
  });
});

describe('key-vault-access', () => {
  it.each<[string, Written, Written, string]>([
    ['Private', true, 'Private', 'pass'],
    ['private in lower case', true, 'private', 'pass'],
    ['Public', true, 'Public', 'fail'],
    ['an omission', true, omitted('Public'), 'fail'],
    ['an unaccepted word', true, 'Internal', 'fail'],
    ['nothing', true, null, 'fail'],
    ['an unknown', true, variable('access'), 'unknown'],
    ['KMS off', false, 'Public', 'not-applicable'],
    ['Private with KMS unknown', variable('kms'), 'Private', 'pass'],
    ['Public with KMS unknown', variable('kms'), 'Public', 'unknown'],
  ])('judges %s', (_, on, access, verdict) => {
    expect(judged(cluster({ kms: on, vault_access: access }), 'key-vault-access')).toMatchObject({ verdict, severity: 'medium' });
  });

  it('is judged without a key, too', () => {
    expect(judged(cluster({ kms_key: null, vault_access: 'Public' }), 'key-vault-access').verdict).toBe('fail');
  });
});
