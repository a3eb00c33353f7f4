import type { Origin, Reason } from '@akslint/model';
import type { Text } from './network-policy.js';
import { doubtOf, textOf, type Reading, type Settled } from './reading.js';
import { isContradiction, type Operator, type Selector } from './selector.js';

/** Where a selector stands, and whose it is. */
export interface SelectorPlace {
  readonly owner: string;
  readonly at: Origin;
  /** The label that a key means (Cilium's have a source before them); undefined when it is none of the pod's labels. */
  labelOf?(key: string): string | undefined;
}

/** A Kubernetes label selector. An empty or omitted one selects all. */
export function readLabelSelector(reading: Reading, selector: Settled | undefined, place: SelectorPlace): Selector {
  const at = selector?.origin ?? place.at;
  const doubt = doubtOf(selector) ?? (selector !== undefined && selector.kind !== 'object' ? { text: 'the selector is not an object' } : undefined);
  if (doubt) return { kind: 'unsure', reason: doubt, at };
  const parts = [
    ...readLabels(reading, reading.field(selector, 'matchLabels', place.owner), place),
    ...readExpressions(reading, reading.field(selector, 'matchExpressions', place.owner), place),
  ];
  const [only] = parts;
  if (only === undefined) return { kind: 'all', at };
  if (isContradiction(parts)) return { kind: 'none', at };
  return parts.length === 1 ? { ...only, at } : { kind: 'and', parts, at };
}

function readLabels(reading: Reading, labels: Settled | undefined, place: SelectorPlace): readonly Selector[] {
  const doubt = doubtOf(labels);
  if (doubt && labels) return [{ kind: 'unsure', reason: doubt, at: labels.origin }];
  if (labels?.kind !== 'object') return [];
  const parts = [...labels.entries.keys()].map((key): Selector => {
    const value = textOf(reading.field(labels, key, place.owner), labels.origin) ?? { text: '', at: labels.origin };
    return requirement(place, key, 'In', { values: [value], at: value.at });
  });
  return labels.open ? [...parts, { kind: 'unsure', reason: labels.open, at: labels.origin }] : parts;
}

function readExpressions(reading: Reading, expressions: Settled | undefined, place: SelectorPlace): readonly Selector[] {
  const list = reading.items(expressions, place.owner);
  if (list === undefined) return [];
  const parts = list.items.map(({ value, at }) => readExpression(reading, value, place, at));
  return list.more ? [...parts, { kind: 'unsure', reason: list.more, at: list.at }] : parts;
}

function readExpression(reading: Reading, expression: Settled | undefined, place: SelectorPlace, at: Origin): Selector {
  const doubt = doubtOf(expression);
  if (doubt) return { kind: 'unsure', reason: doubt, at };
  const key = textOf(reading.field(expression, 'key', place.owner), at);
  const operator = textOf(reading.field(expression, 'operator', place.owner), at);
  if (key === undefined || operator === undefined) return { kind: 'unsure', reason: { text: 'the expression has no key or no operator' }, at };
  if ('unsure' in key) return { kind: 'unsure', reason: key.unsure, at };
  if ('unsure' in operator) return { kind: 'unsure', reason: operator.unsure, at };
  if (!isOperator(operator.text)) return { kind: 'unsure', reason: { text: `"${operator.text.slice(0, 40)}" is not an operator of label selectors` }, at };
  const values = reading.items(reading.field(expression, 'values', place.owner), place.owner);
  return requirement(place, key.text, operator.text, {
    values: (values?.items ?? []).flatMap((item) => textOf(item.value, item.at) ?? []),
    ...(values?.more ? { moreValues: values.more } : {}),
    at,
  });
}

function requirement(
  place: SelectorPlace,
  key: string,
  operator: Operator,
  rest: { readonly values: readonly Text[]; readonly moreValues?: Reason; readonly at: Origin },
): Selector {
  const label = place.labelOf ? place.labelOf(key) : key;
  if (label !== undefined) return { kind: 'requirement', key: label, operator, ...rest };
  return { kind: 'unsure', reason: { text: `${key.slice(0, 60)} is not a label of the pod` }, maybeNone: true, at: rest.at };
}

function isOperator(text: string): text is 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' {
  return text === 'In' || text === 'NotIn' || text === 'Exists' || text === 'DoesNotExist';
}
