import type { ArrayLiteral, Broken, Expression, Name, ObjectItem, ObjectLiteral, ResourceDeclaration, Spread, Text } from './ast.js';
import { type Cursor, ITEM_END } from './cursor.js';
import { parseExpression, settle } from './expressions.js';
import { parseNestedDeclaration } from './resources.js';
import { parseText } from './strings.js';
import { Kind } from './token.js';

const AFTER_PROPERTY = 'expected a line break or "," after the property';
const AFTER_ITEM = 'expected a line break or "," after the item';

const noResources: readonly ResourceDeclaration[] = [];

/** What a list of items in braces or brackets is made of. */
export interface ItemList {
  readonly closing: number;
  /** The error for a missing closing bracket. */
  readonly unclosed: string;
  readonly parseItem: () => void;
  /** Whether what looks like a statement at the start of a line is an item nevertheless. */
  readonly isItem?: (cursor: Cursor) => boolean;
}

/** From the opening bracket to the closing one; false where that is missing. */
export function parseItems(cursor: Cursor, list: ItemList): boolean {
  cursor.advance();
  cursor.skipNewLine();
  while (cursor.kind !== list.closing && cursor.kind !== Kind.EndOfFile) {
    if (cursor.isAtStatement() && list.isItem?.(cursor) !== true) break;
    list.parseItem();
    if (!parseItemEnd(cursor, list.closing)) break;
  }
  return cursor.expect(list.closing, list.unclosed);
}

function parseItemEnd(cursor: Cursor, closing: number): boolean {
  if (cursor.accept(Kind.NewLine)) return true;
  if (!cursor.accept(Kind.Comma)) return cursor.kind === closing;
  if (cursor.kind === Kind.NewLine) {
    cursor.fail('items on their own lines are not separated by ","');
    cursor.advance();
  }
  return true;
}

/** A plain object. */
export function parseObject(cursor: Cursor): ObjectLiteral {
  const outer = cursor.enter();
  const { start } = cursor;
  const items: ObjectItem[] = [];
  const isClosed = parseItems(cursor, {
    closing: Kind.RightBrace,
    unclosed: 'expected "}" to close the object',
    parseItem: () => items.push(parseObjectItem(cursor)),
  });
  cursor.leave(outer);
  return { kind: 'object', start, end: cursor.lastEnd, items, resources: noResources, isIncomplete: !isClosed };
}

/** The body of a resource, which may hold further resources. */
export function parseResourceObject(cursor: Cursor): ObjectLiteral {
  const outer = cursor.enter();
  const { start } = cursor;
  const items: ObjectItem[] = [];
  const resources: ResourceDeclaration[] = [];
  const isClosed = parseItems(cursor, {
    closing: Kind.RightBrace,
    unclosed: 'expected "}" to close the resource',
    parseItem: () => parseResourceItem(cursor, items, resources),
    isItem: isNestedDeclaration,
  });
  cursor.leave(outer);
  return { kind: 'object', start, end: cursor.lastEnd, items, resources, isIncomplete: !isClosed };
}

function parseResourceItem(cursor: Cursor, items: ObjectItem[], resources: ResourceDeclaration[]): void {
  if (!isNestedDeclaration(cursor)) {
    items.push(parseObjectItem(cursor));
    return;
  }
  const nested = parseNestedDeclaration(cursor);
  if (nested.kind === 'resource') resources.push(nested);
  else items.push(nested);
}

/** `resource` is also a fine name for a property. */
function isNestedDeclaration(cursor: Cursor): boolean {
  return cursor.kind === Kind.At || (cursor.isWord('resource') && cursor.kindAt(1) === Kind.Identifier);
}

function parseObjectItem(cursor: Cursor): ObjectItem {
  const { start } = cursor;
  if (cursor.kind === Kind.Ellipsis) return parseSpread(cursor, AFTER_PROPERTY);
  const key = parseKey(cursor);
  if (key === undefined || key.kind === 'broken') {
    cursor.fail('expected the name of a property');
    cursor.skipTo(ITEM_END);
    return cursor.brokenFrom(start);
  }
  const hasColon = cursor.expect(Kind.Colon, 'expected ":" after the name of the property');
  const value = settle(cursor, parseExpression(cursor), ITEM_END, AFTER_PROPERTY);
  if (!hasColon) return cursor.brokenFrom(start);
  return { kind: 'property', start, end: cursor.lastEnd, name: nameOf(key), key, value };
}

/** The key of a property, of an object or of a type; `undefined` where there is none. */
export function parseKey(cursor: Cursor): Name | Text | Broken | undefined {
  if (cursor.kind === Kind.StringComplete || cursor.kind === Kind.StringLeft) return parseText(cursor);
  return cursor.kind === Kind.Identifier ? cursor.name('') : undefined;
}

/** The key as text, where it is written out. */
export function nameOf(key: Name | Text | Broken): string | undefined {
  if (key.kind === 'name') return key.name;
  return key.kind === 'string' ? key.value : undefined;
}

function parseSpread(cursor: Cursor, message: string): Spread {
  const { start } = cursor;
  cursor.advance();
  const value = settle(cursor, parseExpression(cursor), ITEM_END, message);
  return { kind: 'spread', start, end: cursor.lastEnd, value };
}

/** `[ … ]` without a loop. */
export function parseArray(cursor: Cursor): ArrayLiteral {
  const outer = cursor.enter();
  const { start } = cursor;
  const items: (Expression | Spread)[] = [];
  const isClosed = parseItems(cursor, {
    closing: Kind.RightSquare,
    unclosed: 'expected "]" to close the array',
    parseItem: () => items.push(parseArrayItem(cursor)),
  });
  cursor.leave(outer);
  return { kind: 'array', start, end: cursor.lastEnd, items, isIncomplete: !isClosed };
}

function parseArrayItem(cursor: Cursor): Expression | Spread {
  if (cursor.kind === Kind.Ellipsis) return parseSpread(cursor, AFTER_ITEM);
  return settle(cursor, parseExpression(cursor), ITEM_END, AFTER_ITEM);
}
