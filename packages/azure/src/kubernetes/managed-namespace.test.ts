import { describe, expect, it } from 'vitest';
import { judgeManagedNamespace } from './managed-namespace.js';
import { either, hidden, placeAt, written, type Written } from './testing/written.js';

const at = placeAt('main.bicep');

function judge(ingress?: Written, egress?: Written): ReturnType<typeof judgeManagedNamespace> {
  const value = (data: Written | undefined, place: string) => (data === undefined ? undefined : written(data, place));
  return judgeManagedNamespace(value(ingress, 'ingress'), value(egress, 'egress'), at);
}

describe('a managed namespace', () => {
  it.each<[Written | undefined, Written | undefined, boolean | undefined, boolean | undefined]>([
    ['DenyAll', 'DenyAll', true, true],
    ['DenyAll', 'AllowSameNamespace', false, true],
    ['AllowSameNamespace', 'DenyAll', false, true],
    ['DenyAll', 'AllowAll', false, false],
    ['DenyAll', 'Nothing', false, false],
    [undefined, 'DenyAll', false, true],
    ['DenyAll', undefined, false, false],
    ['', '', false, false],
    [null, null, false, false],
    [hidden(), 'DenyAll', undefined, true],
    ['DenyAll', hidden(), undefined, undefined],
    [hidden(), 'AllowAll', false, false],
    [either('x', 'AllowAll', 'AllowSameNamespace'), 'DenyAll', false, true],
    ['DenyAll', either('x', 'DenyAll', 'AllowSameNamespace'), undefined, true],
  ])('with ingress %s and egress %s gives %s and %s', (ingress, egress, deny, imds) => {
    const { defaultDeny, imdsEgressBlocked } = judge(ingress, egress);
    expect([defaultDeny.holds, imdsEgressBlocked.holds]).toEqual([deny, imds]);
  });

  it('says what decides, and that it is a default', () => {
    expect(judge('DenyAll', undefined)).toEqual({
      defaultDeny: { holds: false, message: 'The managed namespace does not deny by default: egress is AllowAll (not set; this is the default).', at, advice: [] },
      imdsEgressBlocked: {
        holds: false,
        message: 'Pods of the managed namespace can reach 169.254.169.254: egress is AllowAll (not set; this is the default).',
        at,
        advice: [],
      },
    });
  });

  it('compares words without case, and says how they are documented', () => {
    const { defaultDeny } = judge('denyall', 'DenyAll');
    expect(defaultDeny).toMatchObject({ holds: true, at: placeAt('ingress'), advice: ['"denyall" is documented as DenyAll.'] });
  });
});
