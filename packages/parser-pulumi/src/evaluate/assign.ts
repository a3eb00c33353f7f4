import type { Reason } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { callFunction } from './call.js';
import { setterOf } from './class.js';
import { answer, decide, missingness, orElse, reasonOf } from './decide.js';
import { originIn, usedAt, writeCell, type Environment } from './environment.js';
import { evaluate } from './expression.js';
import type { ArrayHeap } from './heap.js';
import { nothing, scalarItem, unknownItem, type Item, type RecordItem, type Single } from './item.js';
import { keyText, obscure } from './literals.js';
import { memberOf } from './member.js';
import { binary } from './operators.js';
import { entriesIn, itemsIn } from './parts.js';
import { doubtSince, restrict, written } from './path.js';
import type { Run } from './run.js';

/** Where a value goes: a new variable, or what exists. */
export type Bind = { readonly as: 'declaration'; readonly scope: 'block' | 'function' } | { readonly as: 'assignment' };

/** Gives a value to a pattern. */
export function bind(pattern: ast.Pattern, value: Item, how: Bind, env: Environment): void {
  switch (pattern.kind) {
    case 'name':
      bindName(pattern.name, value, how, env);
      return;
    case 'member':
      writeMember(evaluate(pattern.of, env), scalarItem(pattern.name, originIn(pattern, env)), value, pattern, env);
      return;
    case 'index':
      writeMember(evaluate(pattern.of, env), evaluate(pattern.key, env), value, pattern, env);
      return;
    case 'object-pattern':
      bindObject(pattern, value, how, env);
      return;
    case 'array-pattern':
      bindArray(pattern, value, how, env);
      return;
    case 'unsupported':
      env.run.incomplete ??= { text: `${pattern.what} is not followed` };
  }
}

function bindName(name: string, value: Item, how: Bind, env: Environment): void {
  const { run } = env;
  if (how.as === 'declaration') {
    const scope = how.scope === 'block' ? env.scope : functionScope(env);
    const known = how.scope === 'function' ? scope.own(name) : undefined;
    if (known) writeCell(known, value, run.path);
    else scope.declare(name, { value, born: run.path });
    return;
  }
  const cell = env.scope.find(name);
  if (cell) writeCell(cell, value, run.path);
}

function functionScope(env: Environment): Environment['scope'] {
  let { scope } = env;
  while (!scope.isFunction && scope.around) scope = scope.around;
  return scope;
}

function bindObject(pattern: ast.ObjectPattern, value: Item, how: Bind, env: Environment): void {
  const taken: string[] = [];
  for (const { key, target, fallback } of pattern.items) {
    const name = typeof key === 'string' ? key : keyText(evaluate(key, env));
    if (name !== undefined) taken.push(name);
    const part = name === undefined ? unknownItem('the name of a property is not known', originIn(pattern, env)) : memberOf(value, name, false, pattern, env);
    bind(target, withFallback(part, fallback, env), how, env);
  }
  if (pattern.rest) bind(pattern.rest, restOf(value, taken, pattern, env), how, env);
}

function restOf(value: Item, taken: readonly string[], pattern: ast.Node, env: Environment): Item {
  const origin = originIn(pattern, env);
  return env.run.cases(value, (single) => {
    const entries = entriesIn(single);
    if (entries === undefined) return unknownItem(reasonOf(single), origin, { type: 'object', nonNull: true });
    const left = entries.entries.filter(([key]) => !taken.includes(key));
    return env.run.record(left, single.origin, { open: entries.open });
  });
}

function bindArray(pattern: ast.ArrayPattern, value: Item, how: Bind, env: Environment): void {
  pattern.items.forEach((item, index) => {
    if (item) bind(item.target, withFallback(memberOf(value, String(index), false, pattern, env), item.fallback, env), how, env);
  });
  if (pattern.rest) bind(pattern.rest, tailOf(value, pattern.items.length, pattern, env), how, env);
}

function tailOf(value: Item, from: number, pattern: ast.Node, env: Environment): Item {
  const origin = originIn(pattern, env);
  return env.run.cases(value, (single) => {
    const found = itemsIn(single);
    return found ? env.run.array(found.items.slice(from), origin, found.open) : unknownItem(reasonOf(single), origin, { type: 'list', nonNull: true });
  });
}

/** The value, or the default of a parameter or pattern where nothing is given. */
export function withFallback(value: Item, fallback: ast.Expression | undefined, env: Environment): Item {
  if (fallback === undefined) return value;
  return orElse(value, (single) => missingness(single, false), env.run, originIn(fallback, env), () => evaluate(fallback, usedAt(fallback, env)));
}

/** `a = b`, `a += b`, `a ??= b`. */
export function assign(node: ast.Assignment, env: Environment): Item {
  const value = assigned(node, usedAt(node, env));
  bind(node.target, value, { as: 'assignment' }, env);
  return value;
}

function assigned(node: ast.Assignment, env: Environment): Item {
  const { run } = env;
  const origin = originIn(node, env);
  const right = (): Item => evaluate(node.value, env);
  if (node.operator === '') return right();
  const left = readTarget(node.target, env);
  switch (node.operator) {
    case '??':
      return orElse(left, (single) => missingness(single, true), run, origin, right);
    case '||':
      return run.either(decide(left, run), origin, () => left, right);
    case '&&':
      return run.either(decide(left, run), origin, right, () => left);
    default:
      return binary(node.operator, left, right(), run, origin);
  }
}

function readTarget(target: ast.Pattern, env: Environment): Item {
  if (target.kind === 'name' || target.kind === 'member' || target.kind === 'index') return evaluate(target, env);
  return unknownItem('this is not evaluated', originIn(target, env));
}

/** `a++`, `--a`. */
export function update(node: ast.Update, env: Environment): Item {
  const origin = originIn(node, env);
  const before = readTarget(node.target, env);
  const after = binary('-', before, scalarItem(-node.by, origin), env.run, origin);
  bind(node.target, after, { as: 'assignment' }, env);
  return node.isPrefix ? after : before;
}

/** `of[key] = value`. */
export function writeMember(of: Item, key: Item, value: Item, node: ast.Node, env: Environment): void {
  const { run } = env;
  run.cases(of, (single) => {
    run.cases(key, (one) => {
      writeSingle(single, one, value, node, env);
      return nothing(originIn(node, env));
    });
    return nothing(originIn(node, env));
  });
}

function writeSingle(of: Single, key: Single, value: Item, node: ast.Node, env: Environment): void {
  const { run } = env;
  const origin = originIn(node, env);
  const name = keyText(key);
  if (of.kind === 'record') {
    const setter = name === undefined ? undefined : of.heap.madeBy && setterOf(of.heap.madeBy, name);
    if (setter) callFunction(setter, { items: [value] }, of, { env, origin });
    else if (name === undefined) obscure(of.heap, { text: 'a property is set whose name is not known' }, origin);
    else writeEntry(of, name, value, run, origin);
    return;
  }
  if (of.kind === 'array') {
    writeItem(of.heap, name, value, run);
    return;
  }
  if (of.kind === 'class') writeEntry({ kind: 'record', heap: of.statics, origin: of.origin }, name ?? '', value, run, origin);
  else if (of.kind === 'reference') run.declarations.rewrite(of, name, run, origin);
}

function writeEntry(of: RecordItem, name: string, value: Item, run: Run, origin: ReturnType<typeof originIn>): void {
  const before = of.heap.entries.get(name);
  const old = before?.value ?? (of.heap.open ? unknownItem(of.heap.open, origin) : nothing(origin));
  of.heap.entries.set(name, { value: written(value, old, run.path, of.heap.born), key: before?.key ?? origin });
}

function writeItem(heap: ArrayHeap, name: string | undefined, value: Item, run: Run): void {
  const index = Number(name);
  const old = heap.items[index];
  if (name !== undefined && old) {
    heap.items = heap.items.with(index, written(value, old, run.path, heap.born));
    return;
  }
  const doubt = doubtSince(run.path, heap.born);
  if (index === heap.items.length && !doubt && !heap.open) heap.items = [...heap.items, value];
  else if (name !== 'length' || heap.items.length > 0) blur(heap, { text: 'an item is set whose place is not known' });
}

/** Any item may now be there. */
export function blur(heap: ArrayHeap, reason: Reason): void {
  heap.items = [];
  heap.open ??= reason;
}

/** `delete a.b`. */
export function remove(target: ast.Expression, env: Environment): Item {
  const origin = originIn(target, env);
  if (target.kind === 'member' || target.kind === 'index') {
    const key = target.kind === 'member' ? scalarItem(target.name, origin) : evaluate(target.key, env);
    writeMember(evaluate(target.of, env), key, nothing(origin), target, env);
  }
  return scalarItem(true, origin);
}

/** A known condition as a value that a program can hold. */
export function conditionItem(item: Item, env: Environment, node: ast.Node, isNegated: boolean): Item {
  return answer(decide(restrict(item, env.run.path), env.run), originIn(node, env), isNegated);
}
