import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeNamespaces } from './namespaces.js';
import { deployment, networkPolicy } from './testing/policies.js';
import { either, hidden, openList, type Written } from './testing/written.js';

/** The specification's own words, as plain data. */
interface Expression {
  readonly key: string;
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  readonly values?: readonly string[];
}
interface PodSelector {
  readonly matchLabels?: { readonly [key: string]: string };
  readonly matchExpressions?: readonly Expression[];
}
interface Peer {
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
  readonly podSelector?: PodSelector;
}
interface Port {
  readonly port?: number;
  readonly endPort?: number;
  readonly protocol?: string;
}
interface Rule {
  readonly to?: readonly Peer[];
  readonly from?: readonly Peer[];
  readonly ports?: readonly Port[];
}
interface Spec {
  readonly podSelector?: PodSelector;
  readonly policyTypes?: readonly string[];
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
}
type Labels = { readonly [key: string]: string };

const values = ['a', 'b'];
const keys = ['app', 'tier'];

/** Every pod that selectors over these keys and values can tell apart; `z` is a value that none names. */
const pods: readonly Labels[] = [undefined, ...values, 'z'].flatMap((app) =>
  [undefined, ...values, 'z'].map((tier) => ({ ...(app === undefined ? {} : { app }), ...(tier === undefined ? {} : { tier }) })),
);

// Brute force, straight from the specification of NetworkPolicy.

function selects(selector: PodSelector = {}, pod: Labels): boolean {
  const labelled = Object.entries(selector.matchLabels ?? {}).every(([key, value]) => pod[key] === value);
  return labelled && (selector.matchExpressions ?? []).every(({ key, operator, values: named = [] }) => {
    const value = pod[key];
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    const isNamed = value !== undefined && named.includes(value);
    return operator === 'In' ? isNamed : !isNamed;
  });
}

function covers(spec: Spec, direction: 'ingress' | 'egress'): boolean {
  if (spec.policyTypes && spec.policyTypes.length > 0) return spec.policyTypes.includes(direction === 'ingress' ? 'Ingress' : 'Egress');
  return direction === 'ingress' || (spec.egress ?? []).length > 0;
}

function bits(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function contains(cidr: string, address: string): boolean {
  const [base = '', length = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(length));
  return Math.floor(bits(base) / size) === Math.floor(bits(address) / size);
}

function allowsMetadata(rule: Rule): boolean {
  const peers = rule.to ?? [];
  const ports = rule.ports ?? [];
  const address = '169.254.169.254';
  const byPeer = peers.length === 0 || peers.some(({ ipBlock }) => ipBlock && contains(ipBlock.cidr, address) && !(ipBlock.except ?? []).some((except) => contains(except, address)));
  const byPort = ports.length === 0 || ports.some(({ endPort, port, protocol = 'TCP' }) => protocol === 'TCP' && (port === undefined || (port <= 80 && 80 <= (endPort ?? port))));
  return byPeer && byPort;
}

function canReachMetadata(specs: readonly Spec[], pod: Labels): boolean {
  const isolating = specs.filter((spec) => selects(spec.podSelector, pod) && covers(spec, 'egress'));
  return isolating.length === 0 || isolating.some((spec) => (spec.egress ?? []).some(allowsMetadata));
}

function selectsEveryPod(spec: Spec): boolean {
  return pods.every((pod) => selects(spec.podSelector, pod));
}

function deniesByDefault(specs: readonly Spec[]): boolean {
  const onAll = specs.filter(selectsEveryPod);
  return (['ingress', 'egress'] as const).every((direction) => {
    const covering = onAll.filter((spec) => covers(spec, direction));
    const isEverything = (rule: Rule): boolean => ((direction === 'ingress' ? rule.from : rule.to) ?? []).length === 0 && (rule.ports ?? []).length === 0;
    return covering.length > 0 && !covering.some((spec) => (spec[direction] ?? []).some(isEverything));
  });
}

// Small worlds.

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });
const cidr = fc.constantFrom('0.0.0.0/0', '169.254.0.0/16', '169.254.169.254/32', '169.254.169.253/32', '10.0.0.0/8', '169.254.169.252/30');
const matchLabels = fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...values), { maxKeys: 2 });
const expression: fc.Arbitrary<Expression> = fc.oneof(
  fc.record({ key: fc.constantFrom(...keys), operator: fc.constantFrom('In' as const, 'NotIn' as const), values: fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }) }),
  fc.record({ key: fc.constantFrom(...keys), operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const) }),
);
const anySelector: fc.Arbitrary<PodSelector> = record({ matchLabels: optional(matchLabels), matchExpressions: optional(fc.array(expression, { maxLength: 2 })) });
const plainSelector: fc.Arbitrary<PodSelector> = record({ matchLabels: optional(matchLabels) });
const peer: fc.Arbitrary<Peer> = fc.oneof(
  { weight: 3, arbitrary: record({ ipBlock: record({ cidr, except: optional(fc.array(cidr, { maxLength: 2 })) }) }) },
  { weight: 1, arbitrary: record({ podSelector: plainSelector }) },
);
const port: fc.Arbitrary<Port> = fc
  .record({ port: optional(fc.constantFrom(1, 79, 80, 81, 443)), more: optional(fc.constantFrom(0, 1, 100)), protocol: optional(fc.constantFrom('TCP', 'UDP')) })
  .map(({ more, port: first, protocol }) => dropUndefined({ port: first, protocol, endPort: first === undefined || more === undefined ? undefined : first + more }));

function rule(direction: 'to' | 'from'): fc.Arbitrary<Rule> {
  return record({ [direction]: optional(fc.array(peer, { maxLength: 2 })), ports: optional(fc.array(port, { maxLength: 2 })) });
}

function specOf(podSelector: fc.Arbitrary<PodSelector>): fc.Arbitrary<Spec> {
  return record({
    podSelector: fc.oneof(fc.constant({}), podSelector),
    policyTypes: optional(fc.uniqueArray(fc.constantFrom('Ingress', 'Egress'))),
    ingress: optional(fc.array(rule('from'), { maxLength: 2 })),
    egress: optional(fc.array(rule('to'), { maxLength: 2 })),
  });
}

function dropUndefined<T extends object>(whole: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function record<T extends object>(parts: { [K in keyof T]: fc.Arbitrary<T[K] | undefined> }): fc.Arbitrary<T> {
  return fc.record(parts as Record<string, fc.Arbitrary<unknown>>).map((whole) => dropUndefined(whole) as T);
}

function judge(specs: readonly Written[]): { readonly deny: boolean | undefined; readonly imds: boolean | undefined } {
  const [shop] = describeNamespaces(specs.map((spec, index) => networkPolicy(`p${index}`, spec)));
  return { deny: shop?.defaultDeny.holds, imds: shop?.imdsEgressBlocked.holds };
}

function asWritten(specs: readonly Spec[]): readonly Written[] {
  return JSON.parse(JSON.stringify(specs)) as readonly Written[];
}

describe('the engine and brute force over every pod', () => {
  it('agree wherever selectors are labels', () => {
    fc.assert(
      fc.property(fc.array(specOf(plainSelector), { minLength: 1, maxLength: 4 }), (specs) => {
        expect(judge(asWritten(specs))).toEqual({ deny: deniesByDefault(specs), imds: !pods.some((pod) => canReachMetadata(specs, pod)) });
      }),
      { numRuns: 1500 },
    );
  });

  it('agree on default-deny, and on the metadata address wherever the engine decides, with any selectors', () => {
    fc.assert(
      fc.property(fc.array(specOf(anySelector), { minLength: 1, maxLength: 4 }), (specs) => {
        const { deny, imds } = judge(asWritten(specs));
        const blocked = !pods.some((pod) => canReachMetadata(specs, pod));
        expect(deny).toBe(deniesByDefault(specs));
        const isIsolatedAsOne = specs.some((spec) => selectsEveryPod(spec) && covers(spec, 'egress'));
        if (imds !== undefined || isIsolatedAsOne) expect(imds).toBe(blocked);
      }),
      { numRuns: 1500 },
    );
  });
});

// Hiding parts.

/** Replaces parts of plain data as `draw` says, one draw for each part. */
function conceal(data: Written, draw: () => number): Written {
  const drawn = draw();
  if (drawn < 0.06) return hidden();
  if (Array.isArray(data)) {
    const items = data as readonly Written[];
    return drawn < 0.12 ? openList(...items.slice(0, Math.floor(items.length / 2)).map((item) => conceal(item, draw))) : items.map((item) => conceal(item, draw));
  }
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, conceal(value as Written, draw)]));
}

function drawer(numbers: readonly number[]): () => number {
  let next = 0;
  return () => numbers[next++ % numbers.length] ?? 1;
}

const draws = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 60 });

describe('what is hidden', () => {
  it('never changes an answer that is decided without it', () => {
    fc.assert(
      fc.property(fc.array(specOf(plainSelector), { minLength: 1, maxLength: 4 }), draws, (specs, numbers) => {
        const { deny, imds } = judge(asWritten(specs).map((spec) => conceal(spec, drawer(numbers))));
        if (deny !== undefined) expect(deny).toBe(deniesByDefault(specs));
        if (imds !== undefined) expect(imds).toBe(!pods.some((pod) => canReachMetadata(specs, pod)));
      }),
      { numRuns: 3000 },
    );
  });

  it('never changes an answer about declared workloads that is decided without it', () => {
    const labels = fc.dictionary(fc.constantFrom(...keys), fc.constantFrom(...values), { maxKeys: 2 });
    const answer = (specs: readonly Written[], workloads: readonly Written[]): readonly (boolean | undefined)[] => {
      const policies = specs.map((spec, index) => networkPolicy(`p${index}`, spec));
      const [shop] = describeNamespaces([...policies, ...workloads.map((one, index) => deployment(`d${index}`, one))]);
      return [shop?.defaultDeny.holds, shop?.imdsEgressBlocked.holds];
    };
    fc.assert(
      fc.property(fc.array(specOf(plainSelector), { minLength: 1, maxLength: 3 }), fc.array(labels, { minLength: 1, maxLength: 2 }), draws, (specs, workloads, numbers) => {
        const draw = drawer(numbers);
        const full = answer(asWritten(specs), workloads);
        const found = answer(asWritten(specs).map((spec) => conceal(spec, draw)), workloads.map((one) => conceal(one, draw)));
        found.forEach((holds, index) => {
          if (holds !== undefined) expect(holds).toBe(full[index]);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it('in a choice of whole policies decides exactly when both options do', () => {
    const pair = fc.tuple(specOf(plainSelector), specOf(plainSelector));
    fc.assert(
      fc.property(fc.array(specOf(plainSelector), { maxLength: 2 }), fc.array(pair, { minLength: 1, maxLength: 2 }), (certain, pairs) => {
        const chosen = pairs.map(([yes, no]) => either('var.which', asWritten([yes])[0] ?? null, asWritten([no])[0] ?? null));
        const found = judge([...asWritten(certain), ...chosen]);
        const worlds = [0, 1].map((which) => [...certain, ...pairs.map((one) => one[which] ?? {})]);
        const all = (answers: readonly boolean[]): boolean | undefined => (new Set(answers).size === 1 ? answers[0] : undefined);
        expect(found).toEqual({
          deny: all(worlds.map(deniesByDefault)),
          imds: all(worlds.map((specs) => !pods.some((pod) => canReachMetadata(specs, pod)))),
        });
      }),
      { numRuns: 800 },
    );
  });
});
