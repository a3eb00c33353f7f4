import type { Origin, Reason } from '@akslint/model';
import { both, claim, either, every, not, some, unsure, type Claim } from './claim.js';
import type { Text } from './network-policy.js';

export type Operator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Contains' | 'StartsWith' | 'EndsWith';

/** Which pods (or namespaces) are meant, by their labels. */
export type Selector =
  | { readonly kind: 'all'; readonly at: Origin }
  | { readonly kind: 'none'; readonly at: Origin }
  | {
      readonly kind: 'requirement';
      readonly key: string;
      readonly operator: Operator;
      readonly values: readonly Text[];
      /** More values may exist than can be seen. */
      readonly moreValues?: Reason;
      readonly at: Origin;
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Selector[]; readonly at: Origin }
  | { readonly kind: 'not'; readonly part: Selector; readonly at: Origin }
  | {
      readonly kind: 'unsure';
      readonly reason: Reason;
      /** It may select nothing here at all. */
      readonly maybeNone?: true;
      readonly at: Origin;
    };

export type Requirement = Extract<Selector, { kind: 'requirement' }>;

export interface Labels {
  readonly labels: ReadonlyMap<string, Text>;
  /** More labels may exist than can be seen. */
  readonly moreLabels?: Reason;
  readonly at: Origin;
}

/** A pod, or all the pods of one workload. */
export interface Pod extends Labels {
  /** For messages: `Deployment web`. */
  readonly title: string;
  /** A selector that is taken to select it, whatever its labels are. */
  readonly selectedBy?: Selector;
}

/** Whether the selector selects what has these labels. */
export function matches(selector: Selector, labels: Labels): Claim {
  switch (selector.kind) {
    case 'all':
      return claim(true, selector.at);
    case 'none':
      return claim(false, selector.at);
    case 'requirement':
      return meets(selector, labels);
    case 'and':
      return every(selector.parts.map((part) => matches(part, labels)), selector.at);
    case 'or':
      return some(selector.parts.map((part) => matches(part, labels)), selector.at);
    case 'not':
      return not(matches(selector.part, labels));
    case 'unsure':
      return unsure(selector.reason, selector.at);
  }
}

/** Whether the selector selects every pod there could be. */
export function selectsAll(selector: Selector): Claim {
  switch (selector.kind) {
    case 'all':
      return claim(true, selector.at);
    case 'none':
    case 'requirement':
      return claim(false, selector.at);
    case 'unsure':
      return unsure(selector.reason, selector.at);
    case 'and':
      return every(selector.parts.map(selectsAll), selector.at);
    case 'or':
      return selectsAllTogether(selector.parts.map(selectsAll), selector);
    case 'not':
      return selectsAllTogether(selector.part.kind === 'none' ? [claim(true, selector.at)] : [], selector);
  }
}

/**
 * Labels of a pod that the selector selects, as few as will do; undefined when none come to mind or the selector is
 * not fully known.
 */
export function exampleOf(selector: Selector): ReadonlyMap<string, Text> | undefined {
  const parts = conjunction(selector);
  if (!parts.every(({ kind }) => kind === 'requirement' || kind === 'all')) return undefined;
  const labels = new Map<string, Text>();
  for (const [key, requirements] of requirementsByKey(parts)) {
    const value = exampleValue(requirements);
    if (value) labels.set(key, value);
  }
  return matches(selector, { labels, at: selector.at }).is === true ? labels : undefined;
}

/**
 * Whether requirements contradict each other, so that no pod meets them all. Exact for the operators of Kubernetes:
 * a label is absent, has a value that they name, or has any other.
 */
export function isContradiction(parts: readonly Selector[]): boolean {
  return [...requirementsByKey(parts)].some(([key, requirements]) => {
    const values = [...requirements.flatMap((one) => one.values), ...requirements.slice(0, 1).map(({ at }): Text => ({ text: '\u0000', at }))];
    const candidates = [new Map<string, Text>(), ...values.map((value) => new Map([[key, value]]))];
    return candidates.every((labels) => requirements.some((one) => meets(one, { labels, at: one.at }).is === false));
  });
}

/** A label that every selected pod has, with one of these values; undefined when none is required for certain. */
export function requiredValues(selector: Selector): { readonly key: string; readonly values: readonly string[] } | undefined {
  for (const one of conjunction(selector)) {
    if (one.kind !== 'requirement' || one.operator !== 'In' || one.moreValues) continue;
    const values = one.values.flatMap((value) => ('text' in value ? [value.text] : []));
    if (values.length === one.values.length) return { key: one.key, values };
  }
  return undefined;
}

/** Whether the only doubt about the selector is which values its required labels have; then some pod satisfies it. */
export function canBeMet(selector: Selector): boolean {
  const keys = new Set<string>();
  return conjunction(selector).every((one) => {
    if (one.kind === 'all') return true;
    if (one.kind === 'unsure') return one.maybeNone === undefined;
    if (one.kind !== 'requirement' || keys.has(one.key)) return false;
    keys.add(one.key);
    return one.operator !== 'In' || one.values.length > 0;
  });
}

/** The same selector where the labels that all pods of a namespace share (its own) are put in. */
export function within(selector: Selector, shared: Labels, isShared: (key: string) => boolean): Selector {
  switch (selector.kind) {
    case 'requirement':
      return isShared(selector.key) ? constant(meets(selector, shared), selector.at) : selector;
    case 'and':
    case 'or':
      return { ...selector, parts: selector.parts.map((part) => within(part, shared, isShared)) };
    case 'not':
      return { ...selector, part: within(selector.part, shared, isShared) };
    case 'all':
    case 'none':
    case 'unsure':
      return selector;
  }
}

function constant(met: Claim, at: Origin): Selector {
  if (met.is === undefined) {
    return { kind: 'unsure', reason: met.because ?? { text: 'the labels of the namespace are not known' }, maybeNone: true, at };
  }
  return { kind: met.is ? 'all' : 'none', at };
}

function meets(requirement: Requirement, { labels, moreLabels }: Labels): Claim {
  const { key, operator, at } = requirement;
  const value = labels.get(key);
  const present = value === undefined && moreLabels ? unsure(moreLabels, at) : claim(value !== undefined, at);
  switch (operator) {
    case 'Exists':
      return present;
    case 'DoesNotExist':
      return not(present);
    case 'NotIn':
      return either(not(present), not(agrees(requirement, value)));
    case 'In':
    case 'Contains':
    case 'StartsWith':
    case 'EndsWith':
      return both(present, agrees(requirement, value));
  }
}

/** Whether the label's value is one that the requirement names; of a label that is not seen nothing is known. */
function agrees(requirement: Requirement, value: Text | undefined): Claim {
  const { at, moreValues, values } = requirement;
  if (value === undefined) return unsure({ text: `the value of label ${requirement.key} is not known` }, at);
  if ('unsure' in value) return values.length === 0 && !moreValues ? claim(false, at) : unsure(value.unsure, at);
  const named = values.map((one) => ('unsure' in one ? unsure(one.unsure, one.at) : claim(compares(requirement.operator, value.text, one.text), one.at)));
  return some(moreValues ? [...named, unsure(moreValues, at)] : named, at);
}

function compares(operator: Operator, value: string, named: string): boolean {
  switch (operator) {
    case 'Contains':
      return value.includes(named);
    case 'StartsWith':
      return value.startsWith(named);
    case 'EndsWith':
      return value.endsWith(named);
    case 'In':
    case 'NotIn':
    case 'Exists':
    case 'DoesNotExist':
      return value === named;
  }
}

/** A pod without labels that is not selected, or one with strange values, shows that not all are. */
function selectsAllTogether(parts: readonly Claim[], selector: Selector): Claim {
  if (parts.some(({ is }) => is === true)) return claim(true, selector.at);
  for (const labels of [new Map<string, Text>(), strangeLabels(keysOf(selector), selector.at)]) {
    if (matches(selector, { labels, at: selector.at }).is === false) return claim(false, selector.at);
  }
  return unsure({ text: 'it cannot be told whether the selector selects every pod', remedy: 'select all pods with an empty selector' }, selector.at);
}

/** All these labels, with values that nobody writes. */
export function strangeLabels(keys: readonly string[], at: Origin): ReadonlyMap<string, Text> {
  return new Map(keys.map((key) => [key, { text: '\u0000', at }]));
}

/** The keys of the labels that it asks about. */
export function keysOf(selector: Selector): readonly string[] {
  switch (selector.kind) {
    case 'requirement':
      return [selector.key];
    case 'and':
    case 'or':
      return selector.parts.flatMap(keysOf);
    case 'not':
      return keysOf(selector.part);
    case 'all':
    case 'none':
    case 'unsure':
      return [];
  }
}

function requirementsByKey(parts: readonly Selector[]): ReadonlyMap<string, readonly Requirement[]> {
  const byKey = new Map<string, Requirement[]>();
  for (const one of parts) {
    if (one.kind !== 'requirement') continue;
    const others = byKey.get(one.key);
    if (others) others.push(one);
    else byKey.set(one.key, [one]);
  }
  return byKey;
}

function conjunction(selector: Selector): readonly Selector[] {
  return selector.kind === 'and' ? selector.parts.flatMap(conjunction) : [selector];
}

/** A value that meets all requirements on one label; undefined when none does, or when the label may be absent. */
function exampleValue(requirements: readonly Requirement[]): Text | undefined {
  const meetAll = (labels: ReadonlyMap<string, Text>): boolean =>
    requirements.every((one) => meets(one, { labels, at: one.at }).is === true);
  if (meetAll(new Map())) return undefined;
  return requirements
    .flatMap((one): readonly Text[] => [...one.values, { text: 'any', at: one.at }])
    .find((value) => meetAll(new Map(requirements.map(({ key }) => [key, value]))));
}
