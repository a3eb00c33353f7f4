import {
  list,
  mapOptions,
  object,
  unknown,
  type Choice,
  type ListValue,
  type ObjectValue,
  type Origin,
  type Reason,
  type Value,
} from '@akslint/model';
import type { Expression, ForObject, ForTuple, ObjectCons } from '../syntax/ast.js';
import { convert } from './convert.js';
import { outcomesOf } from './condition.js';
import { evaluate } from './expression.js';
import { failed, isFailure } from './failure.js';
import { Members, noteUnseen, type UnseenItem } from './members.js';
import { rowsOf, unwalkable, type Row } from './rows.js';
import { originAt, withBindings, withinItem, type Binding, type Scope } from './scope.js';
import { settled, undecidedReason } from './steps.js';
import { stringType } from './type.js';

type Single = Exclude<Value, Choice>;

/** Anything that walks a collection under names of its own. */
export interface Walk {
  readonly keyName: string | undefined;
  readonly valueName: string;
}

export const tooManyItems: Reason = { text: 'there are more items than akslint expands' };

/** Evaluates `[for k, v in c : v if x]`. */
export function evaluateForTuple(expression: ForTuple, scope: Scope): Value {
  const at = originAt(scope, expression);
  return overCollection(expression.collection, scope, at, 'list', (collection) => {
    const items: Value[] = [];
    let { open } = collection;
    for (const row of rowsOf(collection).rows) {
      if (!scope.evaluation.charge(1)) return list(items, at, tooManyItems);
      const inner = withRow(scope, expression, row);
      const included = isIncluded(expression.condition, inner);
      if (included === false) continue;
      if (typeof included === 'object' && 'kind' in included) return included;
      if (included !== true) {
        open ??= included;
        continue;
      }
      const item = settled(evaluate(expression.value, inner));
      if (isFailure(item)) return item;
      items.push(item);
    }
    return list(items, at, open);
  });
}

/** Evaluates `{for k, v in c : k => v if x}` and its grouping form. */
export function evaluateForObject(expression: ForObject, scope: Scope): Value {
  const at = originAt(scope, expression);
  return overCollection(expression.collection, scope, at, 'object', (collection) => {
    const gathering = new Gathering(expression.isGrouping, at, collection.open);
    for (const row of rowsOf(collection).rows) {
      if (!scope.evaluation.charge(1)) return gathering.result(tooManyItems);
      const inner = withRow(scope, expression, row);
      const included = isIncluded(expression.condition, inner);
      if (included === false) continue;
      if (typeof included === 'object' && 'kind' in included) return included;
      if (included !== true) {
        gathering.open ??= included;
        continue;
      }
      const refused = gathering.add(evaluate(expression.key, inner), settled(evaluate(expression.value, inner)));
      if (refused) return refused;
    }
    return gathering.result();
  });
}

/** Evaluates `{ a = 1, (b) = 2 }`: of two items with one key the later counts. */
export function evaluateObject(expression: ObjectCons, scope: Scope): Value {
  const at = originAt(scope, expression);
  const members = new Members();
  const unseen: UnseenItem[] = [];
  let open: Reason | undefined;
  for (const item of expression.items) {
    const value = settled(evaluate(item.value, withinItem(scope, item.key, item.value)));
    if (isFailure(value)) return value;
    const key = item.bareKey ?? convert(evaluate(item.key, scope), stringType, originAt(scope, item.key));
    if (typeof key === 'string') members.set(key, value, originAt(scope, item.key));
    else if (isFailure(key)) return key;
    else if (key.kind === 'scalar') {
      if (key.value === null) return failed('a key is null', at);
      members.set(String(key.value), value, originAt(scope, item.key));
    } else {
      open ??= reasonOf(key);
      unseen.push({ key, value });
    }
  }
  noteUnseen(members, unseen);
  return object(members, at, open);
}

/** Gathers the members of an object that a `for` makes. */
class Gathering {
  readonly #values = new Map<string, Value[]>();
  readonly #keyOrigins = new Map<string, Origin>();
  readonly #unseen: UnseenItem[] = [];

  constructor(
    readonly isGrouping: boolean,
    readonly at: Origin,
    public open: Reason | undefined,
  ) {}

  /** Adds a member; the failure when Terraform refuses it. */
  add(written: Value, value: Value): Value | undefined {
    const key = convert(written, stringType, this.at);
    if (isFailure(key)) return key;
    if (isFailure(value)) return value;
    if (key.kind !== 'scalar') {
      this.open ??= reasonOf(key);
      this.#unseen.push({ key, value });
      return undefined;
    }
    if (key.value === null) return failed('a key is null', this.at);
    const name = String(key.value);
    const others = this.#values.get(name);
    if (others && !this.isGrouping) return failed(`two items have the key "${name}"`, this.at);
    if (others) others.push(value);
    else this.#values.set(name, [value]);
    this.#keyOrigins.set(name, key.origin);
    return undefined;
  }

  result(open: Reason | undefined = this.open): ObjectValue {
    const members = new Members();
    for (const [name, values] of this.#values) {
      const [first] = values;
      if (this.isGrouping) members.set(name, list(values, this.at, open), this.#keyOrigins.get(name));
      else if (first) members.set(name, first, this.#keyOrigins.get(name));
    }
    noteUnseen(members, this.isGrouping ? [] : this.#unseen);
    return object(members, this.at, open);
  }
}

/** Applies `walk` to the collection, option by option. */
export function overCollection(
  expression: Expression,
  scope: Scope,
  at: Origin,
  type: 'list' | 'object' | 'string',
  walk: (collection: ListValue | ObjectValue) => Value,
): Value {
  return mapOptions(evaluate(expression, scope), (option) => overSingle(option, at, type, walk));
}

function overSingle(
  value: Single,
  at: Origin,
  type: 'list' | 'object' | 'string',
  walk: (collection: ListValue | ObjectValue) => Value,
): Value {
  if (value.kind === 'list' || value.kind === 'object') return walk(value);
  if (isFailure(value)) return value;
  if (value.kind === 'scalar') return unwalkable(value, at) ?? value;
  return unknown(undecidedReason(value), value.origin, { type });
}

/** The scope of one item. */
export function withRow(scope: Scope, { keyName, valueName }: Walk, row: Row): Scope {
  const bound: [string, Binding][] = [[valueName, { value: row.value, isUse: false }]];
  if (keyName !== undefined) bound.unshift([keyName, { value: row.key, isUse: false }]);
  return withBindings(scope, bound);
}

/** Whether a filter lets an item in; a reason when it may or may not, the failure when Terraform refuses it. */
function isIncluded(condition: Expression | undefined, scope: Scope): boolean | Reason | Value {
  if (condition === undefined) return true;
  const outcomes = outcomesOf(evaluate(condition, scope), originAt(scope, condition));
  const [first] = outcomes.all;
  return first && outcomes.all.length === 1 ? first.is : outcomes.reason;
}

function reasonOf(value: Value): Reason {
  if (value.kind === 'choice') return value.reason;
  if (value.kind === 'unknown' || value.kind === 'reference') return undecidedReason(value);
  return { text: 'a key is not known' };
}
