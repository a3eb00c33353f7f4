import { choice, list, unknown, type Assumption, type ManagedCluster, type Value } from '@akslint/model';
import { judge } from '@akslint/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controls } from './index.js';
import { assignment, category, cluster, defenderPlan, diagnosticSetting, found, group, namespace, safeguards, type ClusterParts, type Label } from './testing/cluster.js';
import { noValue, omitted, place, written, type Written } from './testing/values.js';

/** A source of choices: the same seed gives the same cluster. */
class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  below(limit: number): number {
    this.#state = (Math.imul(this.#state ^ (this.#state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    const mixed = Math.imul(this.#state ^ (this.#state >>> 13), 0x297a2d39) >>> 0;
    return ((mixed ^ (mixed >>> 15)) >>> 0) % limit;
  }
  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

/** Values of one kind: what may be written, and what an unknown of it may turn out to be. */
interface Domain {
  readonly name: string;
  readonly values: readonly Written[];
}

const flag: Domain = { name: 'flag', values: [true, false] };
const word = (...values: readonly Written[]): Domain => ({ name: values.join(), values });
const domains: Partial<Record<Label, Domain>> = {
  mode: word('Standard', 'Automatic'),
  private_cluster: flag,
  public_fqdn: flag,
  private_dns_zone: word('system', 'none', '/zone'),
  oidc_issuer: flag,
  kms: flag,
  kms_key: word('key', '', null),
  vault_access: word('Private', 'Public'),
  platform_encryption: flag,
  defender: flag,
  policy_addon: flag,
  local_accounts_disabled: flag,
  plugin: word('azure', 'none'),
  policy: word('azure', 'calico', 'cilium', 'none', 'other'),
  dataplane: word('azure', 'cilium'),
  link_local: word('IMDS', 'None'),
  identity_type: word('UserAssigned', 'SystemAssigned'),
  kubelet_identity: word('/one', '/two', null),
};
const range = word('203.0.113.0/24', '0.0.0.0/1', '128.0.0.0/1', '0.0.0.0/0');
const identity = word('/one', '/two', null);
const logCategory = word('kube-apiserver', 'kube-audit', 'guard', 'cluster-autoscaler');
const logGroup = word('allLogs', 'other');
const keys = ['a', 'b', 'c'];

/** Works out what every unknown turns out to be, once for each value and key. */
class Completion {
  readonly #dice: Dice;
  readonly #flags: ReadonlyMap<string, boolean>;
  readonly #keyed = new Map<string, Value>();
  readonly domainOf: ReadonlyMap<Value, Domain>;
  readonly #done = new Map<Value, Value>();
  isPossible = true;

  constructor(seed: number, domainOf: ReadonlyMap<Value, Domain>) {
    this.#dice = new Dice(seed);
    this.#flags = new Map(keys.map((key) => [key, this.#dice.below(2) === 0]));
    this.domainOf = domainOf;
  }

  of(value: Value): Value {
    const before = this.#done.get(value);
    if (before) return before;
    const complete = this.#complete(value);
    this.#done.set(value, complete);
    return complete;
  }

  #complete(value: Value): Value {
    switch (value.kind) {
      case 'choice': {
        const able = value.options.filter(({ when }) => when.every(({ key, is }) => this.#flags.get(key) === is));
        if (able.length === 0) this.isPossible = false;
        return able.length === 0 ? value : this.of(this.#dice.of(able).value);
      }
      case 'unknown': {
        const domain = this.domainOf.get(value) ?? flag;
        if (value.key === undefined) return written(this.#dice.of(domain.values), 'completed');
        if (domain === flag) return written(this.#flags.get(value.key) ?? false, 'completed');
        const keyed = this.#keyed.get(value.key) ?? written(this.#dice.of(domain.values), 'completed');
        this.#keyed.set(value.key, keyed);
        return keyed;
      }
      case 'list': {
        const more = value.open ? [written(this.#dice.of((this.domainOf.get(value) ?? range).values), 'completed')] : [];
        return list([...value.items.map((item) => this.of(item)), ...more], value.origin);
      }
      default:
        return value;
    }
  }
}

class Generator {
  readonly domainOf = new Map<Value, Domain>();
  readonly #dice: Dice;
  constructor(seed: number) {
    this.#dice = new Dice(seed);
  }

  value(domain: Domain, depth = 0): Value {
    const dice = this.#dice;
    const kind = dice.below(depth > 1 ? 3 : 8);
    if (kind <= 3) return written(dice.of(domain.values), domain.name);
    if (kind === 4) return this.#note(unknown(noValue('x'), place('x')), domain);
    if (kind === 5) {
      const key = domain === flag ? dice.of(keys) : `${domain.name} ${dice.below(2)}`;
      return this.#note(unknown(noValue(key), place(key), { key }), domain);
    }
    const key = dice.of(keys);
    const when = (is: boolean): readonly Assumption[] => (kind === 6 ? [{ key, is }] : []);
    return choice(
      [
        { value: this.value(domain, depth + 1), when: when(true) },
        { value: this.value(domain, depth + 1), when: when(false) },
      ],
      noValue(key),
      place(key),
    );
  }

  list(domain: Domain): Value {
    const items = Array.from({ length: this.#dice.below(3) }, () => this.value(domain, 1));
    return this.#note(list(items, place('list'), this.#dice.below(6) === 0 ? noValue('list') : undefined), domain);
  }

  cluster(): ManagedCluster {
    const changes: Partial<Record<Label, Written>> = {};
    for (const [label, domain] of Object.entries(domains)) Object.assign(changes, { [label]: this.#sometimes(domain) });
    return cluster({ ...changes, ip_ranges: this.list(range), identity_ids: this.list(identity) }, this.#parts());
  }

  #parts(): ClusterParts {
    const existence = (): Value => this.value(flag);
    return {
      existence: this.value(flag),
      settings: found(...this.#several(2).map(() => diagnosticSetting({ logs: this.#logs(), existence: existence(), workspace: this.value(word('w', null)) }))),
      plans: found(...this.#several(2).map(() => defenderPlan({ existence: existence(), tier: this.value(word('Standard', 'Free')), plan: this.value(word('Containers', 'Other')) }))),
      assignments: found(
        ...this.#several(2).map(() => assignment({ existence: existence(), effect: this.value(word('deny', 'audit')), initiative: this.value(word('restricted', 'baseline', 'x')), enforced: existence() })),
      ),
      safeguards: found(...this.#several(1).map(() => safeguards(this.value(word('Enforce', 'Warn')), this.value(word('Restricted', 'Baseline'))))),
      namespaces: found(...this.#several(3).map((index) => namespace(`n${index}`, { existence: existence(), denies: this.#dice.below(4) > 0, blocks: this.#dice.below(4) > 0 }))),
    };
  }

  #logs(): ReturnType<typeof category>[] {
    const whole = this.#dice.below(2) === 0 ? [group(this.value(logGroup), this.value(flag))] : [];
    return [...whole, ...this.#several(3).map(() => category(this.value(logCategory), this.value(flag)))];
  }

  #several(most: number): readonly number[] {
    return Array.from({ length: this.#dice.below(most + 1) }, (_, index) => index);
  }

  #sometimes(domain: Domain): Written {
    return this.#dice.below(6) === 0 ? omitted(written(this.#dice.of(domain.values), '').kind === 'scalar' ? this.#plain(domain) : null) : this.value(domain);
  }

  #plain(domain: Domain): string | boolean | null {
    const value = this.#dice.of(domain.values);
    return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  }

  #note<V extends Value>(value: V, domain: Domain): V {
    this.domainOf.set(value, domain);
    return value;
  }
}

/** The same cluster with nothing undecided. */
function completed<T>(part: T, completion: Completion): T {
  if (Array.isArray(part)) return part.map((item: unknown) => completed(item, completion)) as T;
  if (typeof part !== 'object' || part === null) return part;
  if ('kind' in part && 'origin' in part) return completion.of(part as unknown as Value) as T;
  if ('span' in part) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, completed(value, completion)])) as T;
}

function verdictsOf(subject: ManagedCluster): ReadonlyMap<string, string> {
  const [result] = judge([subject], controls);
  return new Map(result!.controls.flatMap(({ requirements }) => requirements.map(({ id, verdict }) => [id, verdict])));
}

/** On Automatic an identity that cannot be compared is not asked for; that it is a good one may yet turn out. */
function isKubeletOnAutomatic(id: string, verdict: string | undefined): boolean {
  return id === 'kubelet-identity' && verdict === 'not-applicable';
}

describe('a decided verdict', () => {
  it('holds in every completion of what is not known', () => {
    const decided = new Set<string>();
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (seed, completions) => {
        const generator = new Generator(seed);
        const subject = generator.cluster();
        const verdicts = verdictsOf(subject);
        for (const one of completions) {
          const completion = new Completion(one, generator.domainOf);
          const complete = completed(subject, completion);
          const exists = complete.existence.kind === 'scalar' && complete.existence.value === true;
          if (!exists || !completion.isPossible) continue;
          const living = { found: complete.namespaces.found.filter(({ existence }) => existence.kind === 'scalar' && existence.value === true) };
          for (const [id, verdict] of verdictsOf({ ...complete, namespaces: living })) {
            const before = verdicts.get(id);
            if (before === 'unknown') continue;
            decided.add(`${id} ${before}`);
            const allowed = before === 'pass' || isKubeletOnAutomatic(id, before) ? ['pass', 'not-applicable'] : [before];
            expect(allowed, `${id} of seed ${seed} in completion ${one}`).toContain(verdict);
          }
        }
      }),
      { numRuns: 1200, seed: 20 },
    );
    expect(decided.size).toBeGreaterThan(35);
  });

  it('is the same each time that it is asked for', () => {
    const subject = new Generator(7).cluster();
    expect(JSON.stringify(judge([subject], controls))).toBe(JSON.stringify(judge([subject], controls)));
  });
});

describe('a cluster that passes everything', () => {
  it('does so requirement by requirement', () => {
    const verdicts = verdictsOf(cluster());
    expect(verdicts.size).toBe(23);
    expect([...verdicts].filter(([, verdict]) => verdict !== 'pass')).toEqual([['authorized-ip-ranges', 'not-applicable']]);
  });
});
