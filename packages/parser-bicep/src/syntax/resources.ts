import type { Broken, BrokenStatement, Decorator, ModuleDeclaration, ResourceDeclaration, Text } from './ast.js';
import { type Cursor, ITEM_END } from './cursor.js';
import { parseDecorators } from './decorators.js';
import { settle } from './expressions.js';
import { parseDeclarationBody } from './loops.js';
import { parseText } from './strings.js';
import { Kind } from './token.js';

/** Where a statement starts, and what stands before its keyword. */
export interface StatementHead {
  readonly start: number;
  readonly decorators: readonly Decorator[];
  readonly keyword: number;
}

/** `resource …`, from the keyword. */
export function parseResource(cursor: Cursor, head: StatementHead): ResourceDeclaration {
  cursor.advance();
  const name = cursor.name('expected the name of the resource after "resource"');
  const type = parseRequiredText(cursor, "expected the type of the resource: 'type@version'");
  const isExisting = cursor.acceptWord('existing');
  const headerEnd = cursor.lastEnd;
  cursor.expect(Kind.Assignment, 'expected "="');
  const body = parseDeclarationBody(cursor, true);
  return { kind: 'resource', ...head, end: cursor.lastEnd, name, type, isExisting, headerEnd, ...body };
}

/** `module …`, from the keyword. */
export function parseModule(cursor: Cursor, head: StatementHead): ModuleDeclaration {
  cursor.advance();
  const name = cursor.name('expected the name of the module after "module"');
  const path = parseRequiredText(cursor, 'expected the path of the module in single quotes');
  const headerEnd = cursor.lastEnd;
  cursor.expect(Kind.Assignment, 'expected "="');
  const body = parseDeclarationBody(cursor, false);
  return { kind: 'module', ...head, end: cursor.lastEnd, name, path, headerEnd, ...body };
}

export function parseRequiredText(cursor: Cursor, message: string): Text | Broken {
  const isText = cursor.kind === Kind.StringComplete || cursor.kind === Kind.StringLeft;
  return isText ? parseText(cursor) : cursor.missing(message);
}

/** A resource in the body of a resource, from its first decorator. */
export function parseNestedDeclaration(cursor: Cursor): ResourceDeclaration | Broken {
  const { start } = cursor;
  const decorators = parseDecorators(cursor);
  const head: StatementHead = { start, decorators, keyword: cursor.start };
  if (!cursor.isWord('resource')) {
    cursor.fail('expected a resource after the decorator');
    if (!cursor.isAtStatement()) cursor.skipTo(ITEM_END);
    return cursor.brokenFrom(start);
  }
  const resource: ResourceDeclaration | Broken = parseResource(cursor, head);
  return settle(cursor, resource, ITEM_END, 'expected a line break after the resource');
}

/** A statement that could not be read. */
export function brokenStatement(cursor: Cursor, head: StatementHead): BrokenStatement {
  const start = Math.min(head.start, cursor.lastEnd);
  return { kind: 'broken', start, end: cursor.lastEnd, decorators: head.decorators, keyword: Math.min(head.keyword, cursor.lastEnd) };
}
