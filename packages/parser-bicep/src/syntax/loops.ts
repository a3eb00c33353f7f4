import type { Broken, Expression, ForExpression, Loop, Name, ObjectLiteral } from './ast.js';
import { parseObject, parseResourceObject } from './collections.js';
import { type Cursor, kindSet } from './cursor.js';
import { parseExpression, parseParenthesised, settle } from './expressions.js';
import { Kind } from './token.js';

const COLLECTION_END = kindSet(Kind.Colon, Kind.NewLine);
const BODY_END = kindSet(Kind.NewLine);

/** `[for item in collection: body]` as a value, from the `[`. */
export function parseForExpression(cursor: Cursor): ForExpression {
  const { start } = cursor;
  const loop = parseLoop(cursor);
  const body = settle(cursor, parseExpression(cursor), BODY_END, 'expected "]" to close the loop');
  closeLoop(cursor);
  return { kind: 'for', start, end: cursor.lastEnd, loop, body };
}

/** `[for item in collection:` */
function parseLoop(cursor: Cursor): Loop {
  const { start } = cursor;
  cursor.advance();
  cursor.skipNewLine();
  if (!cursor.acceptWord('for')) cursor.fail('expected "for"');
  const { item, index } = parseLoopVariables(cursor);
  if (!cursor.acceptWord('in')) cursor.fail('expected "in"');
  const collection = settle(cursor, parseExpression(cursor), COLLECTION_END, 'expected ":" after what the loop goes over');
  cursor.expect(Kind.Colon, 'expected ":" after what the loop goes over');
  return { start, end: cursor.lastEnd, item, index, collection };
}

function parseLoopVariables(cursor: Cursor): { readonly item: Name; readonly index: Name | undefined } {
  if (!cursor.accept(Kind.LeftParen)) return { item: cursor.name('expected the name of the loop variable'), index: undefined };
  const item = cursor.name('expected the name of the loop variable');
  cursor.expect(Kind.Comma, 'expected "," and the name of the index');
  const index = cursor.name('expected the name of the index');
  cursor.expect(Kind.RightParen, 'expected ")"');
  return { item, index };
}

function closeLoop(cursor: Cursor): void {
  if (cursor.kindAfterNewLine() === Kind.RightSquare) cursor.skipNewLine();
  cursor.expect(Kind.RightSquare, 'expected "]" to close the loop');
}

/** What follows the `=` of a resource or module. */
export interface DeclarationBody {
  readonly loop: Loop | undefined;
  readonly condition: Expression | undefined;
  readonly body: ObjectLiteral | Broken;
}

/** `{…}`, `if (…) {…}`, `[for …: {…}]` or `[for …: if (…) {…}]` */
export function parseDeclarationBody(cursor: Cursor, isResource: boolean): DeclarationBody {
  if (cursor.kind === Kind.NewLine && cursor.isWordAt(1, 'if')) cursor.advance();
  if (cursor.kind !== Kind.LeftSquare) return { loop: undefined, ...parseConditional(cursor, isResource) };
  const loop = parseLoop(cursor);
  const inner = parseConditional(cursor, isResource);
  closeLoop(cursor);
  return { loop, ...inner };
}

function parseConditional(cursor: Cursor, isResource: boolean): Omit<DeclarationBody, 'loop'> {
  if (!cursor.acceptWord('if')) return { condition: undefined, body: parseBody(cursor, isResource) };
  const isGroup = cursor.kind === Kind.LeftParen;
  const condition = isGroup ? parseParenthesised(cursor) : cursor.missing('expected "(" after "if"');
  return { condition, body: parseBody(cursor, isResource) };
}

function parseBody(cursor: Cursor, isResource: boolean): ObjectLiteral | Broken {
  if (cursor.kind !== Kind.LeftBrace) return cursor.missing('expected "{", "if (…) {" or "[for … : {"');
  return isResource ? parseResourceObject(cursor) : parseObject(cursor);
}
