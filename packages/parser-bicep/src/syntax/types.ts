import type {
  AdditionalProperties, Broken, Decorator, Node, ObjectType, ParameterizedType, PropertyType, ResourceType, TupleItem, TupleType, TypeExpression,
} from './ast.js';
import { nameOf, parseItems, parseKey } from './collections.js';
import { type Cursor, ITEM_END, kindSet } from './cursor.js';
import { parseDecorators } from './decorators.js';
import { parseExpression, parseLiteral, parseSeparator, settle } from './expressions.js';
import { parseText } from './strings.js';
import { Kind } from './token.js';

const ARGUMENT_END = kindSet(Kind.Comma, Kind.NewLine, Kind.RightChevron);
const GROUP_END = kindSet(Kind.NewLine);

/** A type, or `resource 'type@version'`. */
export function parseType(cursor: Cursor): TypeExpression {
  const isResource = cursor.isWord('resource') && cursor.kindAt(1) !== Kind.LeftChevron;
  return isResource ? parseResourceType(cursor) : parseTypeExpression(cursor);
}

function parseResourceType(cursor: Cursor): ResourceType {
  const { start } = cursor;
  cursor.advance();
  const hasText = cursor.kind === Kind.StringComplete || cursor.kind === Kind.StringLeft;
  const type = hasText ? parseText(cursor) : undefined;
  return { kind: 'resource-type', start, end: cursor.lastEnd, type };
}

/** A type without the `resource` form; a union may go on over several lines. */
export function parseTypeExpression(cursor: Cursor): TypeExpression {
  const outer = cursor.enter();
  const result = parseUnion(cursor);
  cursor.leave(outer);
  return result;
}

function parseUnion(cursor: Cursor): TypeExpression {
  const isPipeFirst = cursor.kindAfterNewLine() === Kind.Pipe;
  if (isPipeFirst) cursor.skipNewLine();
  const { start } = cursor;
  if (isPipeFirst) cursor.advance();
  const first = parsePostfix(cursor);
  if (!isPipeFirst && cursor.kindAfterNewLine() !== Kind.Pipe) return first;
  const members: TypeExpression[] = [first];
  while (cursor.kindAfterNewLine() === Kind.Pipe) {
    cursor.skipNewLine();
    cursor.advance();
    members.push(parsePostfix(cursor));
  }
  return { kind: 'union-type', start: Math.min(start, first.start), end: cursor.lastEnd, members };
}

function parsePostfix(cursor: Cursor): TypeExpression {
  const outer = cursor.height;
  cursor.height = 0;
  let of = parseNegation(cursor);
  while (cursor.kind === Kind.Question || cursor.kind === Kind.Exclamation) {
    const kind = cursor.kind === Kind.Question ? 'nullable-type' : 'non-nullable-type';
    cursor.advance();
    cursor.wrap();
    of = { kind, start: of.start, end: cursor.lastEnd, of };
  }
  cursor.height = Math.max(outer, cursor.height);
  return of;
}

function parseNegation(cursor: Cursor): TypeExpression {
  if (cursor.kind !== Kind.Minus && cursor.kind !== Kind.Exclamation) return parseMemberType(cursor);
  const operator = cursor.kind === Kind.Minus ? '-' : '!';
  const { start } = cursor;
  cursor.advance();
  const of = parseMemberType(cursor);
  cursor.wrap();
  return { kind: 'negated-type', start, end: cursor.lastEnd, operator, of };
}

function parseMemberType(cursor: Cursor): TypeExpression {
  let of = parsePrimaryType(cursor);
  while (cursor.kind === Kind.Dot || cursor.kind === Kind.LeftSquare) {
    of = cursor.kind === Kind.Dot ? parseDot(cursor, of) : parseBrackets(cursor, of);
    cursor.wrap();
  }
  return of;
}

function parseDot(cursor: Cursor, of: TypeExpression): TypeExpression {
  cursor.advance();
  if (cursor.accept(Kind.Asterisk)) return { kind: 'additional-properties-type', start: of.start, end: cursor.lastEnd, of };
  const { name } = cursor.name('expected the name of a property or type after "."');
  if (cursor.kind === Kind.LeftChevron) return parseParameterized(cursor, of.start, of, name);
  return { kind: 'member-type', start: of.start, end: cursor.lastEnd, of, name };
}

function parseBrackets(cursor: Cursor, of: TypeExpression): TypeExpression {
  cursor.advance();
  const { start } = of;
  if (cursor.accept(Kind.RightSquare)) return { kind: 'array-type', start, end: cursor.lastEnd, of };
  if (cursor.accept(Kind.Asterisk)) {
    cursor.expect(Kind.RightSquare, 'expected "]"');
    return { kind: 'item-type', start, end: cursor.lastEnd, of };
  }
  const key = settle(cursor, parseExpression(cursor), 0, 'expected "]"');
  cursor.expect(Kind.RightSquare, 'expected "]"');
  return { kind: 'indexed-type', start, end: cursor.lastEnd, of, key };
}

function parsePrimaryType(cursor: Cursor): TypeExpression {
  switch (cursor.kind) {
    case Kind.Integer:
    case Kind.True:
    case Kind.False:
    case Kind.Null:
      return literalType(parseLiteral(cursor));
    case Kind.StringComplete:
    case Kind.StringLeft:
      return literalType(parseText(cursor));
    case Kind.LeftBrace:
      return parseObjectType(cursor);
    case Kind.LeftSquare:
      return parseTupleType(cursor);
    case Kind.LeftParen:
      return parseParenthesisedType(cursor);
    case Kind.Identifier:
      return cursor.isAtStatement() ? cursor.missing('expected a type') : parseNamedType(cursor);
    default:
      return cursor.missing('expected a type');
  }
}

function literalType(value: ReturnType<typeof parseLiteral> | ReturnType<typeof parseText>): TypeExpression {
  return value.kind === 'broken' ? value : { kind: 'literal-type', start: value.start, end: value.end, value };
}

function parseNamedType(cursor: Cursor): TypeExpression {
  const { start, end } = cursor;
  const name = cursor.word();
  cursor.advance();
  return cursor.kind === Kind.LeftChevron
    ? parseParameterized(cursor, start, undefined, name)
    : { kind: 'named-type', start, end, name };
}

/** From the `<`. */
function parseParameterized(cursor: Cursor, start: number, of: TypeExpression | undefined, name: string): ParameterizedType {
  const outer = cursor.height;
  cursor.height = 0;
  const args: TypeExpression[] = [];
  cursor.advance();
  cursor.skipNewLine();
  while (cursor.kind !== Kind.RightChevron && cursor.kind !== Kind.EndOfFile && !cursor.isAtStatement()) {
    args.push(settle(cursor, parseTypeExpression(cursor), ARGUMENT_END, 'expected "," or ">"'));
    if (!parseSeparator(cursor, Kind.RightChevron)) break;
  }
  cursor.expect(Kind.RightChevron, 'expected ">"');
  cursor.height = Math.max(outer, cursor.height);
  return { kind: 'parameterized-type', start, end: cursor.lastEnd, of, name, args };
}

function parseParenthesisedType(cursor: Cursor): TypeExpression {
  const { start } = cursor;
  cursor.advance();
  cursor.skipNewLine();
  const inner = settle(cursor, parseTypeExpression(cursor), GROUP_END, 'expected ")"');
  if (cursor.kindAfterNewLine() === Kind.RightParen) cursor.skipNewLine();
  cursor.expect(Kind.RightParen, 'expected ")"');
  return { kind: 'parenthesised-type', start, end: cursor.lastEnd, inner };
}

function isDecorator(cursor: Cursor): boolean {
  return cursor.kind === Kind.At;
}

function parseObjectType(cursor: Cursor): ObjectType {
  const { start } = cursor;
  const properties: PropertyType[] = [];
  let additional: AdditionalProperties | undefined;
  parseItems(cursor, {
    closing: Kind.RightBrace,
    unclosed: 'expected "}" to close the type',
    parseItem: () => {
      const item = parsePropertyType(cursor);
      if ('key' in item) properties.push(item);
      else additional = item;
    },
    isItem: isDecorator,
  });
  return { kind: 'object-type', start, end: cursor.lastEnd, properties, additional };
}

function parsePropertyType(cursor: Cursor): PropertyType | AdditionalProperties {
  const { start } = cursor;
  const decorators = parseDecorators(cursor);
  const isAdditional = cursor.accept(Kind.Asterisk);
  const key = isAdditional ? undefined : (parseKey(cursor) ?? cursor.missing('expected the name of a property'));
  cursor.expect(Kind.Colon, 'expected ":" and a type');
  const value = settle(cursor, parseTypeExpression(cursor), ITEM_END, 'expected a line break or "," after the property');
  const place = { start: startOf(start, decorators, key ?? value), end: cursor.lastEnd };
  return key === undefined ? { ...place, decorators, value } : { ...place, decorators, name: nameOf(key), key, value };
}

/** What is missing lies before the line break, and an item that starts with it does so too. */
function startOf(start: number, decorators: readonly Decorator[], first: Node): number {
  return decorators.length > 0 ? start : Math.min(start, first.start);
}

function parseTupleType(cursor: Cursor): TupleType {
  const { start } = cursor;
  const items: TupleItem[] = [];
  parseItems(cursor, {
    closing: Kind.RightSquare,
    unclosed: 'expected "]" to close the type',
    parseItem: () => items.push(parseTupleItem(cursor)),
    isItem: isDecorator,
  });
  return { kind: 'tuple-type', start, end: cursor.lastEnd, items };
}

function parseTupleItem(cursor: Cursor): TupleItem {
  const { start } = cursor;
  const decorators = parseDecorators(cursor);
  const value: TypeExpression | Broken = settle(
    cursor, parseTypeExpression(cursor), ITEM_END, 'expected a line break or "," after the item',
  );
  return { start: startOf(start, decorators, value), end: cursor.lastEnd, decorators, value };
}
