import { list, scalar, stepsOf, through } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { cluster } from '../testing/cluster.js';
import { judged } from '../testing/judged.js';
import { advised, eitherBy, idOf, mystery, omitted, oneOf, openList, place, variable, type Written } from '../testing/values.js';

describe('private-cluster', () => {
  it('passes when the API server is private', () => {
    const result = judged(cluster(), 'private-cluster');
    expect(result).toMatchObject({ verdict: 'pass', severity: 'critical', message: 'The API server is private: private_cluster is true.' });
    expect(result.at.span.file).toBe('private_cluster');
  });

  it('fails when it is switched off', () => {
    expect(judged(cluster({ private_cluster: false }), 'private-cluster')).toMatchObject({
      verdict: 'fail',
      message: 'The API server is reachable from the internet: private_cluster is false.',
    });
  });

  it.each(['Standard', 'Automatic'])('fails by default on %s, and says that it is a default', (mode) => {
    const result = judged(cluster({ mode, private_cluster: omitted(false) }), 'private-cluster');
    expect(result.verdict).toBe('fail');
    expect(result.message).toBe('The API server is reachable from the internet: private_cluster is not set; the default is false.');
    expect(result.at.span.file).toBe('block');
  });

  it('is unknown for a variable without value, and says what would decide it', () => {
    const result = judged(cluster({ private_cluster: variable('private') }), 'private-cluster');
    expect(result.verdict).toBe('unknown');
    expect(result.message).toBe('Cannot tell whether the API server is private: private_cluster is not known because variable "private" has no value.');
    expect(result.undecided).toEqual([{ text: 'variable "private" has no value', remedy: 'set it' }]);
    expect(result.at.span.file).toBe('var.private');
  });

  it('is unknown between true and false', () => {
    const result = judged(cluster({ private_cluster: eitherBy('prod', true, false) }), 'private-cluster');
    expect(result.verdict).toBe('unknown');
    expect(result.message).toBe(
      'Cannot tell whether the API server is private: private_cluster is true or false, and which is not known because variable "prod" has no value.',
    );
  });

  it('carries the advice of the value', () => {
    expect(judged(cluster({ private_cluster: advised(true, 'later changes are ignored') }), 'private-cluster').advice).toEqual(['later changes are ignored']);
  });

  it('is decided by a condition that the cluster itself exists by', () => {
    const subject = cluster({ private_cluster: eitherBy('prod', true, false) }, { existence: variable('prod') });
    expect(judged(subject, 'private-cluster').verdict).toBe('pass');
  });
});

describe('authorized-ip-ranges', () => {
  const cases: readonly [string, Written, Written, string][] = [
    ['closed ranges on a public cluster', false, ['203.0.113.0/24'], 'pass'],
    ['the range 0.0.0.0/32', false, ['0.0.0.0/32'], 'pass'],
    ['half of the IPv4 addresses', false, ['0.0.0.0/1'], 'pass'],
    ['ranges that leave out one address', false, ['0.0.0.0/1', '128.0.0.0/2', '192.0.0.0/3', '255.255.255.255/32'], 'pass'],
    ['closed IPv6 ranges', false, ['2001:db8::/32'], 'pass'],
    ['no ranges on a public cluster', false, null, 'fail'],
    ['an empty list on a public cluster', false, [], 'fail'],
    ['only empty texts', false, ['', null], 'fail'],
    ['0.0.0.0/0', false, ['203.0.113.0/24', '0.0.0.0/0'], 'fail'],
    ['::/0', false, ['::/0'], 'fail'],
    ['all of IPv4 mapped into IPv6', false, ['::ffff:0.0.0.0/96'], 'fail'],
    ['host bits in an open range', false, ['10.0.0.1/0'], 'fail'],
    ['an open range on a private cluster', true, ['0.0.0.0/0'], 'fail'],
    ['halves that together are open', false, ['128.0.0.0/1', '0.0.0.0/1'], 'fail'],
    ['overlapping ranges that together are open', true, ['0.0.0.0/1', '64.0.0.0/2', '64.0.0.0/3', '128.0.0.0/1'], 'fail'],
    ['IPv6 halves', false, ['::/1', '8000::/1'], 'fail'],
    ['halves of different families', false, ['0.0.0.0/1', '8000::/1'], 'pass'],
    ['no ranges on a private cluster', true, null, 'not-applicable'],
    ['closed ranges on a private cluster', true, ['203.0.113.0/24'], 'not-applicable'],
    ['a service tag', false, ['AzureCloud'], 'unknown'],
    ['a service tag on a private cluster', true, ['AzureCloud'], 'unknown'],
    ['a typo', false, ['203.0.113.0/33'], 'unknown'],
    ['a number for an address', false, ['0/0'], 'unknown'],
    ['a number', false, [7], 'unknown'],
    ['a service tag beside an open range', false, ['AzureCloud', '0.0.0.0/0'], 'fail'],
    ['an unknown list', false, variable('ranges'), 'unknown'],
    ['an unknown list on a private cluster', true, variable('ranges'), 'unknown'],
    ['an unknown range', false, [variable('range'), '203.0.113.0/24'], 'unknown'],
    ['an unknown range beside an open one', false, [variable('range'), '0.0.0.0/0'], 'fail'],
    ['an open list with a closed range', false, openList('203.0.113.0/24'), 'unknown'],
    ['an open list with an open range', false, openList('0.0.0.0/0'), 'fail'],
    ['one of two closed lists', false, oneOf(['203.0.113.0/24'], ['198.51.100.0/24']), 'pass'],
    ['one of a closed and an open list', false, oneOf(['203.0.113.0/24'], ['0.0.0.0/0']), 'unknown'],
    ['closed ranges while it is unknown whether it is private', variable('private'), ['203.0.113.0/24'], 'pass'],
    ['no ranges while it is unknown whether it is private', variable('private'), [], 'unknown'],
    ['an open range while it is unknown whether it is private', variable('private'), ['0.0.0.0/0'], 'fail'],
    ['ranges just when it is public', eitherBy('private', true, false), eitherBy('private', null, ['203.0.113.0/24']), 'pass'],
    ['no ranges just when it is public', eitherBy('private', true, false), eitherBy('private', ['203.0.113.0/24'], []), 'unknown'],
  ];

  it.each(cases)('judges %s', (_, isPrivate, ranges, verdict) => {
    expect(judged(cluster({ private_cluster: isPrivate, ip_ranges: ranges }), 'authorized-ip-ranges').verdict).toBe(verdict);
  });

  it('names the open range and points at it', () => {
    const result = judged(cluster({ private_cluster: false, ip_ranges: ['0.0.0.0/0'] }), 'authorized-ip-ranges');
    expect(result.message).toBe('The API server is not limited to chosen address ranges: ip_ranges holds 0.0.0.0/0.');
  });

  it('points at the open range through the uses of its list', () => {
    const used = through(list([scalar('0.0.0.0/0', place('tfvars'))], place('tfvars')), place('module argument').span);
    const { at } = judged(cluster({ private_cluster: false, ip_ranges: used }), 'authorized-ip-ranges');
    expect([at.span, ...stepsOf(at)].map(({ file }) => file)).toEqual(['tfvars', 'module argument']);
  });

  it('names the family that ranges cover together', () => {
    const result = judged(cluster({ ip_ranges: ['128.0.0.0/1', '0.0.0.0/1'] }), 'authorized-ip-ranges');
    expect(result.message).toContain('the ranges in ip_ranges together cover every IPv4 address');
  });

  it('says what is no range', () => {
    const result = judged(cluster({ private_cluster: false, ip_ranges: ['AzureCloud'] }), 'authorized-ip-ranges');
    expect(result.message).toContain('ip_ranges holds "AzureCloud", which is no CIDR range');
  });

  it.each([
    [[], 'ip_ranges is empty'],
    [omitted(null), 'ip_ranges is not set'],
  ])('tells an empty list from none', (ranges, says) => {
    expect(judged(cluster({ private_cluster: false, ip_ranges: ranges }), 'authorized-ip-ranges').message).toContain(says);
  });

  it('advises that ranges do nothing for a private API server', () => {
    expect(judged(cluster({ ip_ranges: ['203.0.113.0/24'] }), 'authorized-ip-ranges').advice).toEqual([
      'Authorized ranges have no effect on a private API server; they apply to the public endpoint only.',
    ]);
  });
});

describe('public-fqdn', () => {
  it.each<[string, Written, Written, string]>([
    ['no public name', true, omitted(false), 'pass'],
    ['a public name', true, true, 'fail'],
    ['a public name by default', true, omitted(true), 'fail'],
    ['a public cluster', false, true, 'not-applicable'],
    ['an unknown', true, mystery(), 'unknown'],
    ['no public name while it is unknown whether it is private', variable('p'), false, 'pass'],
    ['a public name just when it is public', variable('p'), eitherBy('p', false, true), 'pass'],
  ])('judges %s', (_, isPrivate, fqdn, verdict) => {
    expect(judged(cluster({ private_cluster: isPrivate, public_fqdn: fqdn }), 'public-fqdn')).toMatchObject({ verdict, severity: 'medium' });
  });
});

describe('private-dns-zone', () => {
  it.each<[string, Written, Written, string]>([
    ['system', true, 'system', 'pass'],
    ['an omission', true, omitted('system'), 'pass'],
    ['nothing', true, null, 'pass'],
    ['a zone id', true, '/subscriptions/s/zone', 'pass'],
    ['a reference', true, idOf('zone'), 'pass'],
    ['an input that cannot be null', true, variable('zone', { nonNull: true }), 'pass'],
    ['an input that may be anything', true, variable('zone'), 'unknown'],
    ['none', true, 'none', 'fail'],
    ['none in another case', true, 'None', 'fail'],
    ['system or none', true, oneOf('system', 'none'), 'unknown'],
    ['a public cluster', false, 'none', 'not-applicable'],
  ])('judges %s', (_, isPrivate, zone, verdict) => {
    expect(judged(cluster({ private_cluster: isPrivate, private_dns_zone: zone }), 'private-dns-zone')).toMatchObject({ verdict, severity: 'medium' });
  });
});
