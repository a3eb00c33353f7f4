import { itemsOf, list, mapOptions, object, propertyOf, scalar, unknown, type Origin, type Value } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { dependent, reasonOf, truth } from './branch.js';
import { keyAsValue, keyIn, LazyEntries, object as members } from './entries.js';
import { evaluate } from './expression.js';
import { assemble, keyedPart } from './objects.js';
import type { Bound, Environment } from './instance.js';

type LambdaFunction = (args: readonly ast.Expression[], env: Environment, origin: Origin, name: string) => Value;
type Applied = (...values: readonly Value[]) => Value;

/** Functions of ARM and Bicep that take a lambda. */
export const lambdaFunctions: ReadonlyMap<string, LambdaFunction> = new Map<string, LambdaFunction>([
  ['map', over((items, apply, origin, open) => list(items.map((item, index) => apply(item, scalar(index, origin))), origin, open))],
  ['filter', over(filtered)],
  ['sort', over(sorted)],
  ['reduce', reduced],
  ['toobject', toObject],
  ['groupby', over(grouped)],
  ['mapvalues', mapValues],
  ['objectkeys', ([of], env, origin) => (of ? objectKeys(evaluate(of, env), origin) : unknown({ text: 'objectKeys() needs an object' }, origin))],
]);

function over(work: (items: readonly Value[], apply: Applied, origin: Origin, open: ReturnType<typeof reasonOf> | undefined) => Value): LambdaFunction {
  return ([of, lambda], env, origin) => {
    if (!of || !lambda) return unknown({ text: 'a list and a lambda are needed' }, origin);
    return mapOptions(evaluate(of, env), (collection) =>
      collection.kind === 'list'
        ? work(itemsOf(collection), applier(lambda, env), origin, collection.open)
        : work([], applier(lambda, env), origin, reasonOf(collection)),
    );
  };
}

/** A lambda as a function of values; ARM writes `lambda('x', …)`, which the reader turns into one. */
function applier(lambda: ast.Expression, env: Environment): Applied {
  if (lambda.kind === 'parentheses') return applier(lambda.inner, env);
  if (lambda.kind !== 'lambda') return () => unknown({ text: 'a lambda is expected here' }, { span: env.use, via: undefined });
  return (...values) => {
    const names = lambda.parameters.reduce<Bound | undefined>((next, parameter, index) => {
      const value = values[index];
      return value === undefined ? next : { name: parameter.name, value, next };
    }, env.names);
    return evaluate(lambda.body, { ...env, names });
  };
}

function filtered(items: readonly Value[], apply: Applied, origin: Origin, open: ReturnType<typeof reasonOf> | undefined): Value {
  const kept: Value[] = [];
  let doubt = open;
  for (const [index, item] of items.entries()) {
    const answer = apply(item, scalar(index, origin));
    const is = truth(answer);
    if (is === true) kept.push(item);
    else if (is === undefined) doubt = reasonOf(answer);
  }
  return list(kept, origin, doubt);
}

function sorted(items: readonly Value[], apply: Applied, origin: Origin, open: ReturnType<typeof reasonOf> | undefined): Value {
  let doubt = open;
  const result = [...items].sort((left, right) => {
    const is = truth(apply(left, right));
    if (is === undefined) doubt = { text: 'the order cannot be told' };
    return is === true ? -1 : Number(truth(apply(right, left)) === true);
  });
  return list(result, origin, doubt);
}

function grouped(items: readonly Value[], apply: Applied, origin: Origin, open: ReturnType<typeof reasonOf> | undefined): Value {
  const groups = new Map<string, Value[]>();
  let doubt = open;
  for (const [index, item] of items.entries()) {
    const key = apply(item, scalar(index, origin));
    if (key.kind !== 'scalar' || typeof key.value !== 'string') doubt = reasonOf(key);
    else groups.set(key.value, [...(groups.get(key.value) ?? []), item]);
  }
  return members([...groups].map(([name, items]) => ({ name, value: () => list(items, origin, doubt) })), origin, doubt);
}

function reduced([of, initial, lambda]: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  if (!of || !initial || !lambda) return unknown({ text: 'reduce() needs a list, a first value and a lambda' }, origin);
  const apply = applier(lambda, env);
  return mapOptions(evaluate(of, env), (collection) => {
    if (collection.kind !== 'list' || collection.open) return unknown(reasonOf(collection), origin);
    return itemsOf(collection).reduce<Value>((all, item, index) => apply(all, item, scalar(index, origin)), evaluate(initial, env));
  });
}

function toObject([of, keyLambda, valueLambda]: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  if (!of || !keyLambda) return unknown({ text: 'toObject() needs a list and a lambda' }, origin);
  const toKey = applier(keyLambda, env);
  const toValue = valueLambda ? applier(valueLambda, env) : (value: Value | undefined) => value ?? scalar(null, origin);
  return mapOptions(evaluate(of, env), (collection) => {
    const items = collection.kind === 'list' ? itemsOf(collection) : [];
    const built = assemble(items.map((item) => keyedPart(toKey(item), () => toValue(item))), origin);
    const open = collection.kind === 'list' ? collection.open : reasonOf(collection);
    return open && built.kind === 'object' ? { ...built, open } : built;
  });
}

function mapValues([of, lambda]: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  if (!of || !lambda) return unknown({ text: 'mapValues() needs an object and a lambda' }, origin);
  const apply = applier(lambda, env);
  return mapOptions(evaluate(of, env), (from) => {
    if (from.kind !== 'object') return dependent('mapValues', [from], origin, { type: 'object' });
    const entries = new LazyEntries();
    for (const key of from.entries.keys()) entries.set(key, () => apply(propertyOf(from, key) ?? scalar(null, origin)), keyIn(from.entries, key));
    return object(entries, origin, from.open);
  });
}

function objectKeys(of: Value, origin: Origin): Value {
  return mapOptions(of, (from) => {
    if (from.kind !== 'object') return dependent('objectKeys', [from], origin, { type: 'list' });
    return list([...from.entries.keys()].sort((one, other) => (one < other ? -1 : 1)).map((key) => keyAsValue(from.entries, key, origin)), origin, from.open);
  });
}
