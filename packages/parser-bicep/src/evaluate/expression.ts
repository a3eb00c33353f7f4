import {
  choice,
  itemsOf,
  list,
  mapOptions,
  originOf,
  propertyOf,
  scalar,
  through,
  unknown,
  type ObjectValue,
  type Origin,
  type Reason,
  type Span,
  type Value,
} from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { branch, dependent, keyOf, reasonOf } from './branch.js';
import { callFunction } from './calls.js';
import type { Environment } from './instance.js';
import { isReason } from './loader.js';
import { assemble, keyedPart, type Part } from './objects.js';
import { textKey } from './text-key.js';
import { worldsOf } from './worlds.js';
import { binary, minus, negate } from './operators.js';

/** Text that is put together may get this long, and lists this many items. */
const longestText = 1_000_000;
const mostItems = 10_000;

/** The value of an expression in its environment. Never throws; what cannot be decided is unknown with its reason. */
export function evaluate(expression: ast.Expression, env: Environment): Value {
  const answer = env.instance.run.step(() => evaluateKind(expression, env));
  return isReason(answer) ? unknown(answer, originAt(expression, env)) : answer;
}

/** Where a node of the environment's file stands. */
function originAt(node: ast.Node, env: Environment): Origin {
  return originOf(spanAt(node, env));
}

function spanAt(node: ast.Node, env: Environment): Span {
  return { file: env.instance.template.file, start: node.start, end: node.end };
}

function evaluateKind(expression: ast.Expression, env: Environment): Value {
  const origin = originAt(expression, env);
  switch (expression.kind) {
    case 'variable':
      return nameValue(expression.name, env, origin);
    case 'member':
      return mapOptions(evaluate(expression.of, env), (of) => memberOf(of, expression.name, isSafeChain(expression), env, origin));
    case 'nested-resource':
      return nestedResource(expression, env, origin);
    case 'index':
      return indexed(expression, env, origin);
    case 'non-null':
      return vowedNonNull(evaluate(expression.of, env));
    case 'call':
      return callFunction(expression, env, origin);
    case 'method-call':
      return methodCall(expression, env, origin);
    case 'unary':
      return unaryValue(expression, env, origin);
    case 'binary':
      return binaryValue(expression, env, origin);
    case 'conditional':
      return branch(
        evaluate(expression.condition, env),
        origin,
        () => evaluate(expression.whenTrue, env),
        () => evaluate(expression.whenFalse, env),
      );
    case 'parentheses':
      return evaluate(expression.inner, env);
    default:
      return writtenOut(expression, env, origin);
  }
}

type WrittenOut = ast.Literal | ast.Text | ast.ObjectLiteral | ast.ArrayLiteral | ast.ForExpression | ast.Lambda | ast.Broken;

/** What stands there as it is written, with its parts evaluated. */
function writtenOut(expression: WrittenOut, env: Environment, origin: Origin): Value {
  switch (expression.kind) {
    case 'literal':
    case 'string':
      return scalar(expression.value, origin);
    case 'interpolated':
      return interpolated(expression, env, origin);
    case 'object':
      return objectValue(expression, env, origin);
    case 'array':
      return arrayValue(expression, env, origin);
    case 'for':
      return forValue(expression, env, origin);
    case 'lambda':
      return unknown({ text: 'a lambda is no value by itself' }, origin);
    case 'broken':
      return unknown({ text: 'this part of the file cannot be read' }, origin);
  }
}

function unaryValue({ operator, operand }: ast.Unary, env: Environment, origin: Origin): Value {
  const value = evaluate(operand, env);
  return operator === '!' ? negate(value, origin) : minus(value, origin);
}

function interpolated(text: ast.InterpolatedString, env: Environment, origin: Origin): Value {
  const parts = text.parts.map((part) => (part.kind === 'text' ? scalar(part.text, origin) : evaluate(part.expression, env)));
  const [only] = parts;
  if (parts.length === 1 && only && only.kind !== 'scalar') return mapOptions(only, (one) => asText([one], origin));
  return joinParts(parts, origin);
}

/** Text put together from parts, any of which may be a choice. */
export function joinParts(parts: readonly Value[], origin: Origin): Value {
  const worlds = worldsOf(parts);
  const first = parts.find((part) => part.kind === 'choice');
  if (first === undefined) return asText(parts, origin);
  if (worlds === undefined) return dependent('text', parts, origin, { type: 'string', nonNull: true });
  return choice(worlds.map(({ values, when }) => ({ value: asText(values, origin), when })), reasonOf(first), origin);
}

function asText(parts: readonly Value[], origin: Origin): Value {
  const texts = parts.map(textOf);
  if (texts.every((text) => text !== undefined)) {
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    return length > longestText ? unknown({ text: 'the text is too long' }, origin, { type: 'string', nonNull: true }) : scalar(texts.join(''), origin);
  }
  const [only] = parts;
  if (parts.length === 1 && (only?.kind === 'reference' || (only?.kind === 'unknown' && only.type === 'string'))) return only;
  const pattern = patternOf(parts, texts);
  const key = textKey(parts);
  const undecided = parts.find(({ kind }) => kind !== 'scalar');
  return unknown(undecided ? reasonOf(undecided) : { text: 'it is no text' }, origin, {
    type: 'string',
    nonNull: true,
    ...(key === undefined ? {} : { key }),
    ...(pattern === undefined ? {} : { pattern }),
  });
}

/** What is known of a text, with `*` for each part that is not; undefined when the text may hold a `*` itself. */
function patternOf(parts: readonly Value[], texts: readonly (string | undefined)[]): string | undefined {
  if (texts.some((text) => text?.includes('*'))) return undefined;
  const pattern = parts.map((part, index) => texts[index] ?? (part.kind === 'unknown' ? part.pattern : undefined) ?? '*').join('');
  return pattern.length > longestText ? undefined : pattern;
}

function textOf(part: Value): string | undefined {
  if (part.kind !== 'scalar') return undefined;
  if (typeof part.value === 'boolean') return part.value ? 'True' : 'False';
  return part.value === null ? '' : String(part.value);
}

function nameValue(name: string, env: Environment, origin: Origin): Value {
  for (let scope = env.names; scope !== undefined; scope = scope.next) {
    if (scope.name === name) return through(scope.value, env.use);
  }
  return env.instance.valueOf(name, env, origin);
}

/** `of.name`: of a known object, of a resource or module, or of something unknown. */
export function memberOf(of: Value, name: string, isSafe: boolean, env: Environment, origin: Origin): Value {
  switch (of.kind) {
    case 'object':
      return propertyValue(of, name, isSafe, env, origin);
    case 'reference':
      return env.instance.run.memberOfResource(of, name, env, origin);
    case 'choice':
      return mapOptions(of, (one) => memberOf(one, name, isSafe, env, origin));
    case 'unknown':
      return unknownMember(of, name, origin);
    default:
      return isSafe && isNull(of) ? scalar(null, origin) : unknown({ text: `it has no property "${name}"` }, origin);
  }
}

function propertyValue(of: ObjectValue, name: string, isSafe: boolean, env: Environment, origin: Origin): Value {
  const value = propertyOf(of, name);
  if (value !== undefined) return through(value, env.use);
  return isSafe ? scalar(null, origin) : unknown({ text: `there is no property "${name}"` }, origin);
}

/** `a.?b.c`: what follows a safe access is safe too. */
function isSafeChain(expression: ast.Expression): boolean {
  for (let one = expression; one.kind === 'member' || one.kind === 'index'; one = one.of) if (one.isSafe) return true;
  return false;
}

/** A part of something unknown; an output of a module that cannot be read is taken to be there. */
function unknownMember({ key, reason }: Extract<Value, { kind: 'unknown' }>, name: string, origin: Origin): Value {
  if (key === undefined) return unknown(reason, origin);
  const whole = `${key}.${name}`;
  return unknown(reason, origin, key.endsWith('.outputs') ? { key: whole, nonNull: true } : { key: whole });
}

function indexed(expression: ast.Index, env: Environment, origin: Origin): Value {
  const key = evaluate(expression.key, env);
  return mapOptions(evaluate(expression.of, env), (of) => mapOptions(key, (one) => itemAt(of, one, { ...expression, isSafe: isSafeChain(expression) }, env, origin)));
}

function itemAt(of: Value, key: Value, expression: ast.Index, env: Environment, origin: Origin): Value {
  if (key.kind === 'scalar' && typeof key.value === 'string') return memberOf(of, key.value, expression.isSafe, env, origin);
  if (of.kind === 'reference') return env.instance.run.itemOfResource(of, key, origin);
  if (of.kind === 'list' && key.kind === 'scalar' && typeof key.value === 'number') {
    if (of.open) return unknown(of.open, origin);
    const index = expression.isFromEnd ? of.items.length - key.value : key.value;
    const item = itemsOf(of)[index];
    if (item !== undefined) return through(item, env.use);
    return expression.isSafe ? scalar(null, origin) : unknown({ text: `there is no item ${index}` }, origin);
  }
  if (expression.isSafe && isNull(of)) return scalar(null, origin);
  if (of.kind === 'unknown' || key.kind === 'unknown') return dependent('index', [of, key], origin);
  return dependent('index', [of, key], origin);
}

function nestedResource(expression: ast.NestedResource, env: Environment, origin: Origin): Value {
  const symbol = symbolOf(expression);
  const declared = symbol === undefined ? undefined : env.instance.symbolReference(symbol, origin);
  if (declared) return declared;
  const of = evaluate(expression.of, env);
  return of.kind === 'reference' && of.path.length === 0
    ? env.instance.run.nestedIn(of, expression.name, origin)
    : unknown({ text: `"${expression.name}" is not a resource in it` }, origin);
}

/** `outer::inner`, as a nested resource is called where no loop is around it. */
function symbolOf(expression: ast.Expression): string | undefined {
  if (expression.kind === 'variable') return expression.name;
  const outer = expression.kind === 'nested-resource' ? symbolOf(expression.of) : undefined;
  return outer === undefined || expression.kind !== 'nested-resource' ? undefined : `${outer}::${expression.name}`;
}

function vowedNonNull(value: Value): Value {
  return mapOptions(value, (one) => (one.kind === 'unknown' ? { ...one, nonNull: true } : one));
}

function methodCall(expression: ast.MethodCall, env: Environment, origin: Origin): Value {
  const call: ast.Call = {
    kind: 'call',
    start: expression.start,
    end: expression.end,
    name: expression.name,
    nameEnd: expression.nameStart + expression.name.length,
    args: expression.args,
  };
  const { of } = expression;
  if (of.kind === 'variable' && (of.name === 'az' || of.name === 'sys')) return callFunction(call, env, origin);
  if (of.kind === 'variable') {
    const imported = env.instance.run.imports.function(env.instance, expression.name, of.name);
    if (imported) return imported(expression.args.map((arg) => evaluate(arg, env)), origin);
  }
  return unknown({ text: `${expression.name}() is answered only during deployment` }, origin, { nonNull: true });
}

function binaryValue(expression: ast.Binary, env: Environment, origin: Origin): Value {
  const { operator } = expression;
  if (operator === '??') return coalesce([expression.left, expression.right], env, origin);
  const left = evaluate(expression.left, env);
  if (left.kind === 'scalar' && left.value === (operator === '||') && (operator === '||' || operator === '&&')) return scalar(left.value, origin);
  return binary(operator, left, evaluate(expression.right, env), origin);
}

/** The first that is not null; a choice where it is not known whether one is. */
export function coalesce(expressions: readonly ast.Expression[], env: Environment, origin: Origin): Value {
  const [first, ...rest] = expressions;
  if (first === undefined) return scalar(null, origin);
  return mapOptions(evaluate(first, env), (value) => {
    if (rest.length === 0) return value;
    if (isNull(value)) return coalesce(rest, env, origin);
    if (value.kind !== 'unknown' || value.nonNull) return value;
    const key = keyOf(value);
    const isSet = unknown(value.reason, origin, key === undefined ? {} : { key: `set(${key})` });
    return branch(isSet, origin, () => ({ ...value, nonNull: true }), () => coalesce(rest, env, origin));
  });
}

function objectValue(expression: ast.ObjectLiteral, env: Environment, origin: Origin): Value {
  const parts = expression.items.map((item): Part => {
    if (item.kind === 'spread') return { key: undefined, value: () => evaluate(item.value, env) };
    if (item.kind === 'broken') return { key: undefined, value: () => unknown(unreadable, originAt(item, env)) };
    const inside: Environment = { ...env, use: spanAt(item, env) };
    const value = (): Value => evaluate(item.value, inside);
    const name = item.name ?? (item.key.kind === 'name' ? item.key.name : undefined);
    const place = originAt(item.key, env);
    if (name !== undefined || item.key.kind === 'name') return { key: name ?? '', value, about: { origin: place } };
    return keyedPart(evaluate(item.key, env), value, place);
  });
  const value = assemble(parts, origin);
  return expression.isIncomplete && value.kind === 'object' ? { ...value, open: unreadable } : value;
}

const unreadable: Reason = { text: 'a part of the file cannot be read', remedy: 'mend the syntax error' };

function arrayValue(expression: ast.ArrayLiteral, env: Environment, origin: Origin): Value {
  const spread = expression.items.findIndex((item) => item.kind === 'spread');
  if (spread === -1) {
    const items = expression.items.map((item) => evaluate(item.kind === 'spread' ? item.value : item, env));
    return list(items, origin, expression.isIncomplete ? unreadable : undefined);
  }
  const lists = expression.items.map((item) => (item.kind === 'spread' ? evaluate(item.value, env) : list([evaluate(item, env)], origin)));
  return concatenated(lists, origin);
}

/** Lists one after the other; null is nothing, an unknown one leaves the result open. */
export function concatenated(lists: readonly Value[], origin: Origin): Value {
  return lists.reduce<Value>(
    (all, next) =>
      mapOptions(all, (before) =>
        mapOptions(next, (after) => {
          if (before.kind !== 'list') return before;
          if (after.kind === 'list') return limited([...before.items, ...itemsOf(after)], origin, before.open ?? after.open);
          return isNull(after) ? before : list(before.items, origin, reasonOf(after));
        }),
      ),
    list([], origin),
  );
}

function limited(items: readonly Value[], origin: Origin, open: Reason | undefined): Value {
  if (items.length <= mostItems) return list(items, origin, open);
  return list(items.slice(0, mostItems), origin, { text: `the list has more than ${mostItems} items` });
}

function forValue(expression: ast.ForExpression, env: Environment, origin: Origin): Value {
  const { loop, body } = expression;
  return mapOptions(evaluate(loop.collection, env), (collection) => {
    if (collection.kind !== 'list') return list([], origin, reasonOf(collection));
    const items = itemsOf(collection).map((item, index) => evaluate(body, loopEnvironment(loop, item, index, env)));
    return list(items, origin, collection.open);
  });
}

/** The environment of a loop's body for one item. */
export function loopEnvironment(loop: ast.Loop, item: Value, index: number, env: Environment): Environment {
  const names = { name: loop.item.name, value: item, next: env.names };
  if (loop.index === undefined) return { ...env, names };
  return { ...env, names: { name: loop.index.name, value: scalar(index, item.origin), next: names } };
}

/** Looks up a path of property names in a value; undefined when it is certainly not there. */
export function pathIn(value: Value, path: readonly (string | number)[]): Value | undefined {
  let current: Value | undefined = value;
  for (const segment of path) {
    if (current?.kind === 'object') current = propertyOf(current, String(segment));
    else if (current?.kind === 'list' && typeof segment === 'number') current = itemsOf(current)[segment];
    else return current?.kind === 'unknown' ? current : undefined;
  }
  return current;
}

function isNull(value: Value): boolean {
  return value.kind === 'scalar' && value.value === null;
}
