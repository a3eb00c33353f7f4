import type { Choice, ListValue, ObjectValue, Reason, Scalar, Setting, Value } from '@akslint/model';
import type { Undecided } from './judgement.js';

const longestShown = 60;

/** What a scalar is, in a sentence. Only for booleans, numbers and the words of a vocabulary: never for a secret. */
function shown(value: Scalar['value']): string {
  if (value === null) return 'not set';
  if (typeof value !== 'string') return String(value);
  if (value === '') return 'empty';
  const short = value.length > longestShown ? `${value.slice(0, longestShown)}…` : value;
  return /^[\w.:/+-]+…?$/u.test(short) ? short : JSON.stringify(short);
}

/** `private_cluster_enabled is not set; the default is false`. */
export function saysOf({ label, isBlock }: Setting, value: Value, decided: Scalar['value']): string {
  if (isBlock) return saysOfBlock(label, value, decided);
  if (value.kind !== 'scalar') return `${label} may be ${shown(decided)}`;
  if (value.isDefault && decided !== null) return `${label === '' ? '' : `${label} is not set; `}the default is ${shown(decided)}`;
  return `${label} is ${shown(value.word ?? decided)}`;
}

/** `key_management_service is not set`: what is there needs no value, and what is not has no default. */
function saysOfBlock(label: string, value: Value, decided: Scalar['value']): string {
  const isThere = decided !== false && decided !== null;
  if (value.kind !== 'scalar') return `${label} may be ${isThere ? 'set' : 'absent'}`;
  if (isThere) return `${label} is set`;
  return value.isDefault || value.value === null ? `${label} is not set` : `${label} does not turn it on`;
}

/** `AKS Automatic presets cilium, and network_profile.network_policy is not set`. */
export function saysOfPreset({ label }: Setting, what = 'it'): string {
  return `AKS Automatic presets ${what}${label === '' ? '' : `, and ${label} is not set`}`;
}

/** What is asked of a setting that is not decided. */
export function questionOf({ label, isBlock }: Setting): string {
  return isBlock ? `whether ${label} is set` : label;
}

/** The same without the value: for keys and ids. */
export function saysPresence(label: string, value: Value, isPresent: boolean): string {
  if (value.kind === 'unknown' && !value.nonNull) return `${label} may be ${isPresent ? 'set' : 'empty'}`;
  return `${label} is ${isPresent ? 'set' : emptyWord(value)}`;
}

function emptyWord(value: Value): string {
  return value.isDefault || (value.kind === 'scalar' && value.value === null) ? 'not set' : 'empty';
}

/** Why the value cannot be decided, as a clause that names it. */
export function undecidedValue(label: string, value: Value): Undecided {
  const reason = reasonOf(value);
  if (value.kind === 'choice') return { clause: clauseOfChoice(label, value), reason, at: value.origin };
  const clause = value.isDefault
    ? [...(label === '' ? [] : [`${label} is not set`]), reason.text].join('; ')
    : `${label} is not known because ${reason.text}`;
  return { clause, reason, at: value.origin };
}

function reasonOf(value: Value): Reason {
  switch (value.kind) {
    case 'choice':
    case 'unknown':
      return value.reason;
    case 'list':
    case 'object':
      return value.open ?? reasonOfPart(value) ?? { text: 'part of it is not known' };
    case 'reference':
    case 'scalar':
      return { text: 'it is known only after deployment' };
  }
}

/** The reason of the first part that is itself undecided. */
function reasonOfPart(value: ListValue | ObjectValue): Reason | undefined {
  if (value.kind === 'object') return undefined;
  const undecided = value.items.find((item) => item.kind === 'unknown' || item.kind === 'choice');
  return undecided && reasonOf(undecided);
}

function clauseOfChoice(label: string, { options, reason }: Choice): string {
  if (label.startsWith('whether ')) return `${label} is not known because ${reason.text}`;
  const values = new Set<string>();
  for (const { value } of options) {
    if (value.kind !== 'scalar' || typeof value.value !== 'boolean') {
      return `${label} has several possible values because ${reason.text}`;
    }
    values.add(shown(value.value));
  }
  return `${label} is ${[...values].join(' or ')}, and which is not known because ${reason.text}`;
}

/** The first of each name, in order. */
export function withoutDuplicates<T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(nameOf(item))) first.set(nameOf(item), item);
  return [...first.values()];
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerated(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export function capitalised(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1);
}
