import type { BinaryOperator, Broken, Expression, Lambda, Literal, Name, Node } from './ast.js';
import { parseArray, parseObject } from './collections.js';
import { type Cursor, isStatementWord, kindSet } from './cursor.js';
import { parseForExpression } from './loops.js';
import { parseText } from './strings.js';
import { Kind } from './token.js';

/** Larger numbers do not fit into 64 bits. */
const LARGEST_INTEGER = 2 ** 64;

/** What may follow an expression in parentheses. */
const GROUP_END = kindSet(Kind.Comma, Kind.NewLine);

/** Any expression. Where there is none, {@link Broken} without any token taken. */
export function parseExpression(cursor: Cursor): Expression {
  const outer = cursor.enter();
  const condition = parseBinary(cursor, 0);
  const result = isConditional(cursor) ? parseConditional(cursor, condition) : condition;
  cursor.leave(outer);
  return result;
}

/** `?` may stand on the next line. */
function isConditional(cursor: Cursor): boolean {
  return cursor.kindAfterNewLine() === Kind.Question;
}

function parseConditional(cursor: Cursor, condition: Expression): Expression {
  cursor.skipNewLine();
  cursor.advance();
  const whenTrue = parseExpression(cursor);
  if (cursor.kindAfterNewLine() === Kind.Colon) cursor.skipNewLine();
  cursor.expect(Kind.Colon, 'expected ":" and the value for when the condition is false');
  const whenFalse = parseExpression(cursor);
  return { kind: 'conditional', start: condition.start, end: cursor.lastEnd, condition, whenTrue, whenFalse };
}

interface Operator {
  readonly sign: BinaryOperator;
  readonly precedence: number;
}

const operators = new Map<number, Operator>([
  [Kind.Asterisk, { sign: '*', precedence: 7 }],
  [Kind.Slash, { sign: '/', precedence: 7 }],
  [Kind.Modulo, { sign: '%', precedence: 7 }],
  [Kind.Plus, { sign: '+', precedence: 6 }],
  [Kind.Minus, { sign: '-', precedence: 6 }],
  [Kind.LeftChevron, { sign: '<', precedence: 5 }],
  [Kind.LessOrEqual, { sign: '<=', precedence: 5 }],
  [Kind.RightChevron, { sign: '>', precedence: 5 }],
  [Kind.GreaterOrEqual, { sign: '>=', precedence: 5 }],
  [Kind.Equal, { sign: '==', precedence: 4 }],
  [Kind.NotEqual, { sign: '!=', precedence: 4 }],
  [Kind.EqualInsensitive, { sign: '=~', precedence: 4 }],
  [Kind.NotEqualInsensitive, { sign: '!~', precedence: 4 }],
  [Kind.And, { sign: '&&', precedence: 3 }],
  [Kind.Or, { sign: '||', precedence: 2 }],
  [Kind.Coalesce, { sign: '??', precedence: 1 }],
]);

function operatorOf(kind: number): Operator | undefined {
  return kind >= Kind.Asterisk || kind === Kind.RightChevron ? operators.get(kind) : undefined;
}

function parseBinary(cursor: Cursor, precedence: number): Expression {
  const outer = cursor.height;
  cursor.height = 0;
  let left = parseUnary(cursor);
  for (let operator = operatorOf(cursor.kind); operator !== undefined; operator = operatorOf(cursor.kind)) {
    if (operator.precedence <= precedence) break;
    cursor.advance();
    recoverOperand(cursor);
    const right = parseBinary(cursor, operator.precedence);
    cursor.wrap();
    left = { kind: 'binary', start: left.start, end: right.end, operator: operator.sign, left, right };
  }
  cursor.height = Math.max(outer, cursor.height);
  return left;
}

/** The language wants the operand on the operator's line; on the next line it is an error, but plain what is meant. */
function recoverOperand(cursor: Cursor): void {
  if (cursor.kind !== Kind.NewLine || !startsOperand(cursor.kindAt(1))) return;
  if (cursor.kindAt(2) === Kind.Colon || cursor.isAtStatement(1)) return;
  cursor.fail('expected the operand on the same line as the operator');
  cursor.advance();
}

function startsOperand(kind: number): boolean {
  return kind === Kind.StringComplete || kind === Kind.StringLeft || (kind >= Kind.Identifier && kind <= Kind.Null);
}

function parseUnary(cursor: Cursor): Expression {
  const kind = cursor.kind;
  if (kind !== Kind.Exclamation && kind !== Kind.Minus) return parseMember(cursor);
  const start = cursor.start;
  cursor.advance();
  const operand = parseMember(cursor);
  cursor.wrap();
  return { kind: 'unary', start, end: cursor.lastEnd, operator: kind === Kind.Minus ? '-' : '!', operand };
}

function parseMember(cursor: Cursor): Expression {
  let of = parsePrimary(cursor);
  for (let next = parseLink(cursor, of); next !== undefined; next = parseLink(cursor, of)) {
    cursor.wrap();
    of = next;
  }
  return of;
}

function parseLink(cursor: Cursor, of: Expression): Expression | undefined {
  switch (cursor.kind) {
    case Kind.Dot:
      cursor.advance();
      return parseDot(cursor, of, cursor.accept(Kind.Question));
    case Kind.LeftSquare:
      return parseIndex(cursor, of);
    case Kind.DoubleColon:
      return parseNestedResource(cursor, of);
    case Kind.Exclamation:
      cursor.advance();
      return { kind: 'non-null', start: of.start, end: cursor.lastEnd, of };
    case Kind.Question:
      return parseQuestionDot(cursor, of);
    default:
      return undefined;
  }
}

/** `a?.b` is how other languages write `a.?b`; no conditional can start so. */
function parseQuestionDot(cursor: Cursor, of: Expression): Expression | undefined {
  if (cursor.kindAt(1) !== Kind.Dot) return undefined;
  cursor.fail('expected ".?" for safe access, not "?."');
  cursor.advance();
  cursor.advance();
  return parseDot(cursor, of, true);
}

function parseDot(cursor: Cursor, of: Expression, isSafe: boolean): Expression {
  const { name, start: nameStart } = cursor.name('expected the name of a property or function after "."');
  if (cursor.kind !== Kind.LeftParen) return { kind: 'member', start: of.start, end: cursor.lastEnd, of, name, nameStart, isSafe };
  if (isSafe) cursor.fail('a function cannot be called with ".?"');
  const { args, isClosed } = parseArguments(cursor);
  if (!isClosed) return cursor.brokenFrom(of.start);
  return { kind: 'method-call', start: of.start, end: cursor.lastEnd, of, name, nameStart, args };
}

function parseNestedResource(cursor: Cursor, of: Expression): Expression {
  cursor.advance();
  const { name, start: nameStart } = cursor.name('expected the name of a nested resource after "::"');
  return { kind: 'nested-resource', start: of.start, end: cursor.lastEnd, of, name, nameStart };
}

function parseIndex(cursor: Cursor, of: Expression): Expression {
  cursor.advance();
  const isSafe = cursor.accept(Kind.Question);
  const isFromEnd = cursor.accept(Kind.Hat);
  const key = settle(cursor, parseExpression(cursor), 0, 'expected "]"');
  if (!cursor.expect(Kind.RightSquare, 'expected "]"')) return cursor.brokenFrom(of.start);
  return { kind: 'index', start: of.start, end: cursor.lastEnd, of, key, isSafe, isFromEnd };
}

/** What stands between parentheses; where the closing one is missing, items may be missing too. */
interface Arguments {
  readonly args: readonly Expression[];
  readonly isClosed: boolean;
}

/** The arguments of a call, from `(` to `)`. */
export function parseArguments(cursor: Cursor): Arguments {
  const outer = cursor.enter();
  const args: Expression[] = [];
  cursor.advance();
  cursor.skipNewLine();
  while (cursor.kind !== Kind.RightParen && !isEndOfList(cursor)) {
    args.push(settle(cursor, parseExpression(cursor), GROUP_END, 'expected "," or ")"'));
    if (!parseSeparator(cursor, Kind.RightParen)) break;
  }
  const isClosed = cursor.expect(Kind.RightParen, 'expected ")"');
  cursor.leave(outer);
  return { args, isClosed };
}

function isEndOfList(cursor: Cursor): boolean {
  return cursor.kind === Kind.EndOfFile || cursor.isAtStatement();
}

/** A comma, with or without a line break after it; or a line break before the closing sign. False where the list ends. */
export function parseSeparator(cursor: Cursor, closing: number): boolean {
  if (cursor.accept(Kind.Comma)) {
    cursor.skipNewLine();
    if (cursor.kind === closing) cursor.fail('expected a value after ","');
    return true;
  }
  if (cursor.kind !== Kind.NewLine) return false;
  cursor.advance();
  if (cursor.kind === closing || isEndOfList(cursor)) return false;
  cursor.fail('expected ","');
  return !cursor.isAtStop(0);
}

/**
 * What is left of a value when something follows that does not belong: nothing that could be trusted.
 * `stops` are the kinds of tokens that may follow, besides closing brackets.
 */
export function settle<T extends Node>(cursor: Cursor, value: T, stops: number, message: string): T | Broken {
  if (cursor.isAtStop(stops)) return value;
  cursor.fail(message);
  const place = cursor.place;
  cursor.skipTo(stops);
  return cursor.place === place ? value : cursor.brokenFrom(value.start);
}

function parsePrimary(cursor: Cursor): Expression {
  switch (cursor.kind) {
    case Kind.Integer:
    case Kind.True:
    case Kind.False:
    case Kind.Null:
      return parseLiteral(cursor);
    case Kind.StringComplete:
    case Kind.StringLeft:
      return parseText(cursor);
    case Kind.LeftBrace:
      return parseObject(cursor);
    case Kind.LeftSquare:
      return isFor(cursor) ? parseForExpression(cursor) : parseArray(cursor);
    case Kind.LeftParen:
      return parseGroup(cursor);
    case Kind.Identifier:
      return cursor.isAtStatement() ? cursor.missing('expected an expression') : parseName(cursor);
    default:
      return cursor.missing('expected an expression');
  }
}

function isFor(cursor: Cursor): boolean {
  return cursor.isWordAt(cursor.kindAt(1) === Kind.NewLine ? 2 : 1, 'for');
}

/** A number, `true`, `false` or `null`. */
export function parseLiteral(cursor: Cursor): Literal | Broken {
  const { start, end, kind } = cursor;
  const raw = cursor.word();
  if (kind !== Kind.Integer) {
    cursor.advance();
    return { kind: 'literal', start, end, value: kind === Kind.Null ? null : kind === Kind.True, raw };
  }
  const value = Number(raw);
  if (value > LARGEST_INTEGER) cursor.fail('the number is too large');
  cursor.advance();
  return value > LARGEST_INTEGER ? { kind: 'broken', start, end } : { kind: 'literal', start, end, value, raw };
}

function parseName(cursor: Cursor): Expression {
  const { start, end } = cursor;
  const name = cursor.word();
  cursor.advance();
  if (cursor.kind === Kind.LeftParen) {
    const { args, isClosed } = parseArguments(cursor);
    if (!isClosed) return cursor.brokenFrom(start);
    return { kind: 'call', start, end: cursor.lastEnd, name, nameEnd: end, args };
  }
  if (cursor.kind === Kind.Arrow) return parseLambda(cursor, start, [{ kind: 'name', start, end, name }]);
  return { kind: 'variable', start, end, name };
}

/** From the `=>`. */
function parseLambda(cursor: Cursor, start: number, parameters: readonly Name[]): Lambda {
  cursor.advance();
  skipNewLineBeforeBody(cursor);
  const body = parseExpression(cursor);
  return { kind: 'lambda', start, end: cursor.lastEnd, parameters, body };
}

/** The body of a lambda may start on the next line, but a statement there is not its body. */
export function skipNewLineBeforeBody(cursor: Cursor): void {
  if (cursor.kind !== Kind.NewLine) return;
  const isStatement = cursor.kindAt(1) === Kind.Identifier && isStatementWord(cursor.wordAt(1));
  if (!isStatement) cursor.advance();
}

/** `(value)` or `(x, y) => body` */
function parseGroup(cursor: Cursor): Expression {
  const { start } = cursor;
  const group = parseGroupItems(cursor);
  if (cursor.kind === Kind.Arrow) return parseLambda(cursor, start, group.args.map((item) => parameterOf(cursor, item)));
  return parenthesised(cursor, start, group);
}

/** `(value)` */
export function parseParenthesised(cursor: Cursor): Expression {
  const { start } = cursor;
  return parenthesised(cursor, start, parseGroupItems(cursor));
}

function parenthesised(cursor: Cursor, start: number, { args, isClosed }: Arguments): Expression {
  const end = cursor.lastEnd;
  const [inner] = args;
  if (!isClosed) return cursor.brokenFrom(start);
  if (inner !== undefined && args.length === 1) return { kind: 'parentheses', start, end, inner };
  cursor.failAt({ start, end }, 'expected one value in the parentheses');
  return { kind: 'broken', start, end };
}

function parseGroupItems(cursor: Cursor): Arguments {
  const outer = cursor.enter();
  const args: Expression[] = [];
  cursor.advance();
  cursor.skipNewLine();
  while (cursor.kind !== Kind.RightParen && !isEndOfList(cursor)) {
    args.push(settle(cursor, parseExpression(cursor), GROUP_END, 'expected ")"'));
    cursor.skipNewLine();
    if (!cursor.accept(Kind.Comma)) break;
    cursor.skipNewLine();
  }
  const isClosed = cursor.expect(Kind.RightParen, 'expected ")"');
  cursor.leave(outer);
  return { args, isClosed };
}

function parameterOf(cursor: Cursor, item: Expression): Name {
  if (item.kind === 'variable') return { kind: 'name', start: item.start, end: item.end, name: item.name };
  if (item.kind !== 'broken') cursor.failAt(item, 'expected the name of a parameter');
  return { kind: 'name', start: item.start, end: item.end, name: '' };
}
