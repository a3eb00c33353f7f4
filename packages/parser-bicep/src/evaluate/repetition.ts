import { mapOptions, originOf, scalar, unknown, type Choice, type Reason, type Value } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { keyOf, reasonOf } from './branch.js';
import { evaluate, loopEnvironment } from './expression.js';
import type { Environment } from './instance.js';
import { copyVariable, innermostCopy } from './lower-arm-expression.js';
import type { Repetition } from './template.js';

/** One time that a declaration stands. */
export interface Repeated {
  readonly env: Environment;
  /** Its index; undefined where it is not repeated or judged once. */
  readonly position: number | undefined;
  readonly existence: Value;
  /** Why it is judged once although it is repeated. */
  readonly judgedOnce: Reason | undefined;
}

/** More instances than this of one declaration are judged as one. */
const mostStandings = 1000;

/** How often a declaration stands, each with what its loop variables mean there. */
export function repeated(repetition: Repetition | undefined, env: Environment): readonly Repeated[] {
  const certain = scalar(true, originOf(env.use));
  if (repetition === undefined) return [{ env, position: undefined, existence: certain, judgedOnce: undefined }];
  if (repetition.kind === 'copy') return copied(repetition.name, evaluate(repetition.count, env), env, certain);
  return looped(repetition.loop, evaluate(repetition.loop.collection, env), env, certain);
}

function copied(name: string, count: Value, env: Environment, existence: Value): readonly Repeated[] {
  const at = (value: Value): Environment => ({ ...env, names: { name: copyVariable(name), value, next: { name: innermostCopy, value, next: env.names } } });
  if (count.kind === 'scalar' && typeof count.value === 'number' && count.value <= mostStandings) {
    return Array.from({ length: Math.max(0, count.value) }, (_, index) => ({
      env: at(scalar(index, count.origin)),
      position: index,
      existence,
      judgedOnce: undefined,
    }));
  }
  const some = count.kind === 'choice' ? onlyOther(count, (value) => value.kind === 'scalar' && value.value === 0) : undefined;
  if (some) return copied(name, some.value, env, some.existence);
  const reason = reasonOf(count);
  return [{ env: at(unknown(reason, count.origin, { type: 'number', nonNull: true })), position: undefined, existence, judgedOnce: reason }];
}

function looped(loop: ast.Loop, collection: Value, env: Environment, existence: Value): readonly Repeated[] {
  if (collection.kind === 'list' && !collection.open && collection.items.length <= mostStandings) {
    return collection.items.map((item, index) => ({
      env: loopEnvironment(loop, item, index, env),
      position: index,
      existence,
      judgedOnce: undefined,
    }));
  }
  if (collection.kind === 'scalar' && collection.value === null) return [];
  const some = collection.kind === 'choice' ? onlyOther(collection, isNothing) : undefined;
  if (some) return looped(loop, some.value, env, some.existence);
  const reason = reasonOf(collection);
  const key = keyOf(collection);
  const item = unknown(reason, collection.origin, { nonNull: true, ...(key === undefined ? {} : { key: `${key}[]` }) });
  return [{ env: loopEnvironment(loop, item, 0, env), position: undefined, existence, judgedOnce: reason }];
}

/** Of a choice between nothing and one thing: the thing, and whether it is that. */
function onlyOther(of: Choice, isNone: (value: Value) => boolean): { readonly value: Value; readonly existence: Value } | undefined {
  const [other, ...more] = of.options.filter(({ value }) => !isNone(value));
  if (other === undefined || more.length > 0 || of.options.length === 1) return undefined;
  return { value: other.value, existence: mapOptions(of, (value) => scalar(!isNone(value), of.origin)) };
}

function isNothing(value: Value): boolean {
  return (value.kind === 'list' && value.items.length === 0 && !value.open) || (value.kind === 'scalar' && value.value === null);
}
