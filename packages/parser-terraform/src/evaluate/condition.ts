import { choice, optionsOf, scalar, unknown, type Assumption, type Origin, type Reason, type Value } from '@akslint/model';
import { convert } from './convert.js';
import { failed, isFailure } from './failure.js';
import { undecidedReason } from './steps.js';
import { boolType } from './type.js';
import { identityOf, isNeverNull } from './undecided.js';

/** One way in which a condition can turn out. */
export interface Outcome {
  readonly is: boolean | Value;
  readonly when: readonly Assumption[];
}

/** The ways in which a condition can turn out, a value in place of a bool where Terraform refuses it. */
export interface Outcomes {
  readonly all: readonly Outcome[];
  readonly reason: Reason;
  readonly origin: Origin;
}

/** Works a condition out as far as it is known; `at` is its own text. */
export function outcomesOf(condition: Value, at: Origin): Outcomes {
  const all: Outcome[] = [];
  let reason: Reason = condition.kind === 'choice' ? condition.reason : { text: 'the condition is not known' };
  for (const { value, when } of optionsOf(condition)) {
    const bool = convert(value, boolType, at);
    if (bool.kind === 'scalar' && typeof bool.value === 'boolean') all.push({ is: bool.value, when });
    else if (bool.kind === 'scalar') all.push({ is: failed('the condition is null', at), when });
    else if (isFailure(bool) || bool.kind === 'list' || bool.kind === 'object') all.push({ is: bool, when });
    else if (bool.kind === 'unknown' || bool.kind === 'reference') {
      if (condition.kind !== 'choice') reason = undecidedReason(bool);
      const key = identityOf(value);
      for (const is of [true, false]) all.push({ is, when: [...when, ...(key === undefined ? [] : assumptionsOf(key, is))] });
    }
  }
  return { all, reason, origin: condition.origin };
}

/** What is assumed of the undecided things when the condition named `key` turns out as `is`. */
export function assumptionsOf(key: string, is: boolean): readonly Assumption[] {
  if (key.startsWith('not(')) return assumptionsOf(key.slice(4, -1), !is);
  const own: Assumption = { key, is };
  const equality = is ? /^eq\((.+),("(?:[^"\\]|\\.)*"|-?\d+|true|false)\)$/.exec(key) : null;
  if (!equality) return [own];
  const literal: unknown = JSON.parse(equality[2] ?? 'null');
  if (typeof literal !== 'string' && typeof literal !== 'number' && typeof literal !== 'boolean') return [own];
  return [own, { key: equality[1] ?? '', is: literal }];
}

/** The value of each outcome under what is assumed for it. */
export function chooseBy(outcomes: Outcomes, valueWhen: (is: boolean, when: readonly Assumption[]) => Value): Value {
  const [first] = outcomes.all;
  if (first && outcomes.all.length === 1) return typeof first.is === 'boolean' ? valueWhen(first.is, first.when) : first.is;
  const options = outcomes.all.map(({ is, when }) => ({ value: typeof is === 'boolean' ? valueWhen(is, when) : is, when }));
  return choice(options, outcomes.reason, outcomes.origin);
}

/** What a value is where the assumptions hold: the undecided thing that they decide, or one that is not null. */
export function assuming(value: Value, assumptions: readonly Assumption[]): Value {
  if (assumptions.length === 0) return value;
  if (value.kind === 'list' && value.items.length <= 8) {
    const items = value.items.map((item) => assumingSingle(item, assumptions));
    return items.every((item, index) => item === value.items[index]) ? value : { ...value, items };
  }
  return assumingSingle(value, assumptions);
}

function assumingSingle(value: Value, assumptions: readonly Assumption[]): Value {
  if (value.kind !== 'unknown' || value.key === undefined) return value;
  const { key } = value;
  for (const assumption of assumptions) {
    if (assumption.key === key) return scalar(assumption.is, value.origin);
    if (assumption.key === `eq(${key},null)` && assumption.is === true) return scalar(null, value.origin);
  }
  const isNotNull = assumptions.some((assumption) => assumption.key === `eq(${key},null)` && assumption.is === false);
  return isNotNull && !isNeverNull(value) ? { ...value, nonNull: true } : value;
}

/** Both hold. An undecided bool that has a name becomes a choice resting on it. */
export function both(left: Value, right: Value): Value {
  const outcomes = outcomesOf(left, left.origin);
  if (left.kind === 'scalar') return left.value === true ? right : left;
  if (right.kind === 'scalar') return right.value === true ? left : right;
  return chooseBy(outcomes, (is) => (is ? asChoice(right) : scalar(false, left.origin)));
}

/** An undecided bool as a choice between true and false that rests on its name. */
export function asChoice(value: Value): Value {
  if (value.kind !== 'unknown' || value.key === undefined) return value;
  return chooseBy(outcomesOf(value, value.origin), (is) => scalar(is, value.origin));
}

/** A bool of which nothing is known. */
export function undecidedBool(reason: Reason, origin: Origin, key?: string): Value {
  return unknown(reason, origin, { type: 'bool', nonNull: true, ...(key !== undefined && { key }) });
}
