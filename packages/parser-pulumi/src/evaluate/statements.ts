import type { Reason } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { bind } from './assign.js';
import { makeClass } from './class.js';
import { decide } from './decide.js';
import { blockIn, originIn, usedAt, writeCell, type Environment } from './environment.js';
import { evaluate } from './expression.js';
import { andThen, goTo, isAll, next, redirected, sideBySide, type Flow } from './flow.js';
import type { RecordEntry } from './heap.js';
import { nothing, scalarItem, unknownItem, type Item } from './item.js';
import { executeFor, executeForEach } from './loops.js';
import type { World } from './path.js';
import type { Run } from './run.js';
import { binary } from './operators.js';

/** Executes statements in their scope. Functions are there before the first statement. */
export function execute(statements: readonly ast.Statement[], env: Environment): Flow {
  for (const statement of statements) {
    if (statement.kind === 'named' && statement.value.kind === 'function') {
      const value: Item = { kind: 'function', node: statement.value, env, origin: originIn(statement.value, env) };
      env.scope.declare(statement.name, { value, born: env.run.path });
    }
  }
  return executeFrom(statements, 0, env);
}

function executeFrom(statements: readonly ast.Statement[], from: number, env: Environment): Flow {
  for (let index = from; index < statements.length; index += 1) {
    const statement = statements[index];
    if (statement === undefined) continue;
    const flow = executeOne(statement, env);
    if (isAll(flow, 'next')) continue;
    return andThen(flow, { text: 'what comes before it cannot be decided' }, env.run, () => executeFrom(statements, index + 1, env));
  }
  return next;
}

/** Executes one statement. */
export function executeOne(statement: ast.Statement, env: Environment): Flow {
  const { run } = env;
  if (!run.spend()) return next;
  return run.deeper(() => executeKind(statement, env)) ?? tooDeep(run);
}

function tooDeep(run: Run): Flow {
  run.incomplete ??= { text: 'a part of the program nests too deeply to be followed' };
  return next;
}

function executeKind(statement: ast.Statement, env: Environment): Flow {
  switch (statement.kind) {
    case 'variables':
      declare(statement, env);
      return next;
    case 'named':
      if (statement.value.kind === 'class') env.scope.declare(statement.name, { value: makeClass(statement.value, env), born: env.run.path });
      return next;
    case 'enum':
      env.scope.declare(statement.name, { value: enumValue(statement, env), born: env.run.path });
      return next;
    case 'expression':
      return executeExpression(statement.expression, env);
    case 'block':
      return execute(statement.statements, blockIn(env));
    case 'import-names':
    case 'export-names':
      return next;
    case 'export-value':
      env.run.modules.exportValue(env.file, statement.as, evaluate(statement.value, usedAt(statement, env)));
      return next;
    case 'unsupported-statement':
      env.run.incomplete ??= { text: `${statement.what} is not followed` };
      return next;
    default:
      return executeControl(statement, env);
  }
}

type Control = Extract<ast.Statement, { kind: 'if' | 'switch' | 'for' | 'for-each' | 'return' | 'throw' | 'break' | 'continue' | 'try' }>;

function executeControl(statement: Control, env: Environment): Flow {
  switch (statement.kind) {
    case 'if':
      return executeIf(statement, env);
    case 'switch':
      return executeSwitch(statement, env);
    case 'for':
      return executeFor(statement, env);
    case 'for-each':
      return executeForEach(statement, env);
    case 'return':
      giveBack(statement, env);
      return goTo('return');
    case 'throw':
    case 'break':
    case 'continue':
      return goTo(statement.kind);
    case 'try':
      return executeTry(statement, env);
  }
}

function declare(statement: ast.VariableStatement, env: Environment): void {
  for (const declaration of statement.declarations) {
    const inside = usedAt(declaration, env);
    const value = declaration.value ? evaluate(declaration.value, inside) : nothing(originIn(declaration, env));
    bind(declaration.pattern, value, { as: 'declaration', scope: statement.scope }, inside);
  }
}

/** `process.exit()` ends the program as a `throw` does. */
function executeExpression(expression: ast.Expression, env: Environment): Flow {
  evaluate(expression, usedAt(expression, env));
  const isExit =
    expression.kind === 'call' &&
    expression.callee.kind === 'member' &&
    expression.callee.name === 'exit' &&
    expression.callee.of.kind === 'name' &&
    expression.callee.of.name === 'process';
  return isExit ? goTo('throw') : next;
}

function giveBack(statement: ast.ReturnStatement, env: Environment): void {
  const value = statement.value ? evaluate(statement.value, usedAt(statement, env)) : nothing(originIn(statement, env));
  const { frame, run } = env;
  if (frame) {
    const cell = { value: frame.result, born: frame.born };
    writeCell(cell, value, run.path);
    frame.result = cell.value;
  }
}

function enumValue(statement: ast.EnumStatement, env: Environment): Item {
  const entries: [string, RecordEntry][] = [];
  const inside = blockIn(env);
  let following = 0;
  for (const member of statement.members) {
    const origin = originIn(member.node, env);
    const value = member.value ? evaluate(member.value, { ...inside, use: origin.span }) : scalarItem(following, origin);
    if (value.kind === 'scalar' && typeof value.value === 'number') {
      following = value.value + 1;
      entries.push([String(value.value), { value: scalarItem(member.name, origin), key: origin }]);
    }
    inside.scope.declare(member.name, { value, born: env.run.path });
    entries.push([member.name, { value, key: origin }]);
  }
  return env.run.record(entries, originIn(statement, env));
}

function executeIf(statement: ast.IfStatement, env: Environment): Flow {
  const decision = decide(evaluate(statement.condition, usedAt(statement.condition, env)), env.run);
  const branch = (taken: ast.Statement | undefined) => (): Flow => (taken ? executeOne(taken, blockIn(env)) : next);
  if ('is' in decision) return branch(decision.is ? statement.whenTrue : statement.whenFalse)();
  return split(decision.worlds, decision.reason, env.run, branch(statement.whenTrue), branch(statement.whenFalse));
}

/** Both ways, each in its worlds. */
export function split(worlds: readonly World[], reason: Reason, run: Run, here: () => Flow, elsewhere: () => Flow): Flow {
  const yes = run.under(worlds, reason, here);
  const no = run.under(worlds.map((world) => ({ ...world, here: !world.here })), reason, elsewhere);
  return sideBySide(worlds.map(({ when, here: is }) => ({ when, flow: is ? yes : no })), run);
}

/** A `switch` is a row of tests; a case without `break` goes on with the next one's statements. */
function executeSwitch(statement: ast.SwitchStatement, env: Environment): Flow {
  const value = evaluate(statement.value, usedAt(statement.value, env));
  const inside = blockIn(env);
  const order = statement.cases.flatMap(({ test }, index) => (test ? [index] : []));
  const fallback = statement.cases.findIndex(({ test }) => test === undefined);
  const bodyFrom = (index: number): Flow => execute(statement.cases.slice(index).flatMap(({ body }) => body), inside);
  const attempt = (position: number): Flow => {
    const index = order[position];
    const test = index === undefined ? undefined : statement.cases[index]?.test;
    if (index === undefined || test === undefined) return fallback === -1 ? next : bodyFrom(fallback);
    const decision = decide(binary('===', value, evaluate(test, env), env.run, originIn(test, env)), env.run);
    if ('is' in decision) return decision.is ? bodyFrom(index) : attempt(position + 1);
    return split(decision.worlds, decision.reason, env.run, () => bodyFrom(index), () => attempt(position + 1));
  };
  return redirected(attempt(0), (to) => (to === 'break' ? 'next' : to));
}

/** The body; where it may have failed, also what catches it. */
function executeTry(statement: ast.TryStatement, env: Environment): Flow {
  const { run } = env;
  const before = run.failures;
  const body = executeOne(statement.body, env);
  const hasFailed = run.failures > before;
  const caught = (): Flow => (statement.caught ? executeCatch(statement.caught, env) : next);
  let flow = body;
  if (isAll(body, 'throw')) flow = caught();
  else if (hasFailed && statement.caught) {
    const key = run.freshKey(originIn(statement, env));
    const worlds = [true, false].map((here) => ({ when: [{ key, is: here }], here }));
    flow = split(worlds, { text: 'whether it fails cannot be told' }, run, caught, () => body);
  }
  const { last } = statement;
  return last ? andThenAlways(flow, executeOne(last, env)) : flow;
}

function andThenAlways(flow: Flow, last: Flow): Flow {
  return isAll(last, 'next') ? flow : last;
}

function executeCatch(caught: NonNullable<ast.TryStatement['caught']>, env: Environment): Flow {
  const inside = blockIn(env);
  if (caught.pattern) {
    bind(caught.pattern, unknownItem('an error is known only when it happens', originIn(caught.pattern, env), { nonNull: true }), { as: 'declaration', scope: 'block' }, inside);
  }
  return executeOne(caught.body, inside);
}
