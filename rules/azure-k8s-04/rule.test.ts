import type { Companions, DefenderPlan } from '@akslint/model';
import { describe, expect, it } from 'vitest';
import { cluster, defenderPlan, found, foundOpen } from '../testing/cluster.js';
import { judged } from '../testing/judged.js';
import { eitherBy, mystery, omitted, variable, type Written } from '../testing/values.js';

const off = omitted(false);
const doubt = { text: 'its subscription is not known' };

describe('defender on a cluster', () => {
  it.each<[string, Written, Companions<DefenderPlan>, string]>([
    ['the profile', true, found(), 'pass'],
    ['the profile beside a plan Free', true, found(defenderPlan({ tier: 'Free' })), 'pass'],
    ['a plan at Standard', off, found(defenderPlan()), 'pass'],
    ['a plan at Standard among others', false, found(defenderPlan({ tier: 'Free' }), defenderPlan()), 'pass'],
    ['neither', off, found(), 'fail'],
    ['a plan Free', off, found(defenderPlan({ tier: 'Free' })), 'fail'],
    ['a superseded plan', off, found(defenderPlan({ plan: 'KubernetesService' })), 'fail'],
    ['a plan for something else', off, found(defenderPlan({ plan: 'VirtualMachines' })), 'fail'],
    ['a plan of an unknown tier', off, found(defenderPlan({ tier: variable('tier') })), 'unknown'],
    ['a plan with an unknown name', off, found(defenderPlan({ plan: mystery() })), 'unknown'],
    ['a plan of another subscription, perhaps', off, found(defenderPlan({ doubt })), 'unknown'],
    ['plans that cannot be seen', off, foundOpen(), 'unknown'],
    ['a plan Free and others that cannot be seen', off, foundOpen(defenderPlan({ tier: 'Free' })), 'unknown'],
    ['a plan at Standard and others that cannot be seen', off, foundOpen(defenderPlan()), 'pass'],
    ['an unknown profile without a plan', variable('defender'), found(), 'unknown'],
    ['an unknown profile with a plan', variable('defender'), found(defenderPlan()), 'pass'],
    ['a plan just when there is no profile', eitherBy('d', true, false), found(defenderPlan({ existence: eitherBy('d', false, true) })), 'pass'],
  ])('judges %s', (_, profile, plans, verdict) => {
    for (const mode of ['Standard', 'Automatic']) {
      expect(judged(cluster({ mode, defender: profile }, { plans }), 'defender').verdict).toBe(verdict);
    }
  });

  it('is not applicable when configuration says that the plan is elsewhere', () => {
    const companionsElsewhere = new Map([['defender', 'akslint.config.json']]);
    expect(judged(cluster({ defender: off }), 'defender', { companionsElsewhere })).toMatchObject({
      verdict: 'not-applicable',
      message: 'Does not apply: akslint.config.json declares that it is done elsewhere.',
    });
  });

  it('advises on a plan without sensor, a plan Free beside the profile, and superseded plans', () => {
    const adviceFor = (defender: Written, plan: DefenderPlan): string => judged(cluster({ defender }, { plans: found(plan) }), 'defender').advice.join();
    expect(adviceFor(off, defenderPlan({ sensor: false }))).toContain('ContainerSensor');
    expect(adviceFor(true, defenderPlan({ tier: 'Free' }))).toContain('Free');
    expect(adviceFor(off, defenderPlan({ plan: 'ContainerRegistry' }))).toContain('ContainerRegistry is superseded');
    expect(adviceFor(off, defenderPlan())).toBe('');
  });

  it('says what is missing', () => {
    expect(judged(cluster({ defender: off }), 'defender').message).toBe(
      'Defender for Containers does not watch the cluster: defender is not set; the default is false and no plan Containers at Standard is in the scan.',
    );
  });
});

describe('a Defender plan without a cluster', () => {
  it.each<[Parameters<typeof defenderPlan>[0], string]>([
    [{}, 'pass'],
    [{ tier: 'Free' }, 'fail'],
    [{ tier: variable('tier') }, 'unknown'],
    [{ plan: 'KubernetesService' }, 'fail'],
    [{ plan: 'ContainerRegistry' }, 'fail'],
    [{ plan: 'AppServices' }, 'not-applicable'],
  ])('is judged by itself', (parts, verdict) => {
    expect(judged(defenderPlan(parts), 'defender').verdict).toBe(verdict);
  });
});
