import type { Reason } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { bind } from './assign.js';
import { decide, keyOf, reasonOf } from './decide.js';
import { blockIn, originIn, Scope, usedAt, type Environment } from './environment.js';
import { evaluate } from './expression.js';
import { andThen, isAll, next, redirected, sideBySide, type Flow } from './flow.js';
import { isNullish, scalarItem, textOf, unknownItem, type Item, type Single } from './item.js';
import { optionsOfItem } from './choose.js';
import { entriesIn, itemsIn } from './parts.js';
import { restrict } from './path.js';
import { sharedItems, type SharedItem } from './shared-items.js';
import { executeOne, split } from './statements.js';

/** More rounds than this are done as one of which the number is not known. */
const mostRounds = 1000;

/** After a round: `continue` goes on with the next one. */
function roundEnd(flow: Flow): Flow {
  return redirected(flow, (to) => (to === 'continue' ? 'next' : to));
}

/** After the loop: `break` goes on behind it. */
function loopEnd(flow: Flow): Flow {
  return redirected(flow, (to) => (to === 'break' ? 'next' : to));
}

/** `for (const x of list)`, `for (const key in object)`. */
export function executeForEach(statement: ast.ForEachStatement, env: Environment): Flow {
  const { run } = env;
  const collection = restrict(evaluate(statement.collection, usedAt(statement.collection, env)), run.path);
  if (collection.kind !== 'choice') return overSingle(statement, collection, env);
  const shared = statement.over === 'items' ? sharedItems(collection) : undefined;
  if (shared) return overShared(statement, collection.reason, shared, env);
  const { options, reason } = collection;
  const flows = optionsOfItem(collection).map(({ value, when }, index) => {
    const worlds = options.map((other, at) => ({ when: other.when, here: at === index }));
    return { when, flow: run.under(worlds, reason, () => overSingle(statement, value, env)) };
  });
  return sideBySide(flows, run);
}

function overShared(statement: ast.ForEachStatement, reason: Reason, shared: readonly SharedItem[], env: Environment): Flow {
  const { run } = env;
  const flow = shared.reduce<Flow>((before, { item, worlds }) => {
    const elsewhere = (): Flow => next;
    return andThen(before, { text: 'when the loop ends cannot be decided' }, run, () =>
      run.isExhausted ? next : split(worlds, reason, run, () => roundEnd(round(statement, item, env)), elsewhere),
    );
  }, next);
  return loopEnd(flow);
}

function overSingle(statement: ast.ForEachStatement, collection: Single, env: Environment): Flow {
  const found = roundsOf(statement, collection, env);
  const flow = found.items.reduce<Flow>(
    (before, item) => andThen(before, { text: 'when the loop ends cannot be decided' }, env.run, () => (env.run.isExhausted ? next : roundEnd(round(statement, item, env)))),
    next,
  );
  const { open } = found;
  if (open === undefined) return loopEnd(flow);
  return loopEnd(andThen(flow, open, env.run, () => unknownRounds(open, env, () => round(statement, itemOf(collection, open, statement, env), env))));
}

function roundsOf(statement: ast.ForEachStatement, collection: Single, env: Environment): { readonly items: readonly Item[]; readonly open: Reason | undefined } {
  if (isNullish(collection)) return { items: [], open: undefined };
  if (statement.over === 'items') {
    const found = itemsIn(collection);
    if (found && found.items.length <= mostRounds) return found;
    const text = textOf(collection);
    return text === '' ? { items: [], open: undefined } : { items: [], open: reasonOf(collection) };
  }
  const entries = entriesIn(collection);
  if (entries) return { items: entries.entries.map(([key, entry]) => scalarItem(key, entry.key ?? originIn(statement, env))), open: entries.open };
  const list = itemsIn(collection);
  if (list) return { items: list.items.map((item, index) => scalarItem(String(index), item.origin)), open: list.open };
  return { items: [], open: reasonOf(collection) };
}

function itemOf(collection: Single, reason: Reason, statement: ast.ForEachStatement, env: Environment): Item {
  const key = keyOf(collection);
  const place = collection.kind === 'unknown' ? collection.origin : originIn(statement.collection, env);
  return unknownItem(reason, place, { nonNull: true, ...(key === undefined ? {} : { key: `${key}[]` }) });
}

function round(statement: ast.ForEachStatement, item: Item, env: Environment): Flow {
  const inside: Environment = { ...env, scope: new Scope(env.scope, false) };
  bind(statement.target, item, statement.isDeclared ? { as: 'declaration', scope: 'block' } : { as: 'assignment' }, { ...inside, use: item.origin.span });
  return executeOne(statement.body, inside);
}

/**
 * A body that is executed an unknown number of times. What it changes is unknown after it, and already while the
 * body is looked at: so it is executed twice, and only the second time counts.
 */
function unknownRounds(reason: Reason, env: Environment, work: () => Flow): Flow {
  const { run } = env;
  return run.repeatedly(reason, () => {
    run.declarations.withoutDeclaring(() => work());
    const flow = work();
    return isAll(flow, 'throw') ? next : redirected(flow, (to) => (to === 'continue' || to === 'throw' ? 'next' : to));
  });
}

/** `for (;;)`, `while`, `do … while`. */
export function executeFor(statement: ast.ForStatement, env: Environment): Flow {
  const inside = blockIn(env);
  if (statement.first) executeOne(statement.first, inside);
  return loopEnd(rounds(statement, inside, 0));
}

function rounds(statement: ast.ForStatement, env: Environment, count: number): Flow {
  const { run } = env;
  const round = (): Flow => roundEnd(executeOne(statement.body, blockIn(env)));
  let flow: Flow = next;
  for (let done = count; ; done += 1) {
    if (run.isExhausted) return flow;
    const isFirst = statement.isBodyFirst && done === 0;
    const decision = isFirst || !statement.condition ? { is: true } : decide(evaluate(statement.condition, usedAt(statement.condition, env)), run);
    if ('is' in decision && !decision.is) return flow;
    if (!('is' in decision) || done >= mostRounds || !isAll(flow, 'next')) {
      const reason = 'is' in decision ? { text: 'how often the loop runs cannot be decided' } : decision.reason;
      return andThen(flow, reason, run, () => unknownRounds(reason, env, () => endlessRound(statement, env, round)));
    }
    flow = round();
    if (!flow.some(({ to }) => to === 'next')) return flow;
    if (statement.step) evaluate(statement.step, env);
  }
}

function endlessRound(statement: ast.ForStatement, env: Environment, round: () => Flow): Flow {
  if (statement.condition) evaluate(statement.condition, env);
  const flow = round();
  if (statement.step) evaluate(statement.step, env);
  return flow;
}
