import type { Decorator, Expression } from './ast.js';
import { type Cursor, isStatementWord, kindSet } from './cursor.js';
import { parseArguments } from './expressions.js';
import { Kind } from './token.js';

const LINE_END = kindSet(Kind.NewLine);

const none: readonly Decorator[] = [];

/** The decorators before a statement, a property or an item of a type, with the line breaks after them. */
export function parseDecorators(cursor: Cursor): readonly Decorator[] {
  if (cursor.kind !== Kind.At) return none;
  const decorators: Decorator[] = [];
  while (cursor.kind === Kind.At) {
    decorators.push(parseDecorator(cursor));
    endDecorator(cursor);
  }
  return decorators;
}

function parseDecorator(cursor: Cursor): Decorator {
  const { start } = cursor;
  cursor.advance();
  let namespace: string | undefined;
  let name = cursor.name('expected the name of a decorator after "@"').name;
  let args = parseOptionalArguments(cursor);
  while (cursor.accept(Kind.Dot)) {
    namespace = namespace === undefined ? name : `${namespace}.${name}`;
    name = cursor.name('expected the name of a decorator after "."').name;
    args = parseOptionalArguments(cursor);
  }
  return { start, end: cursor.lastEnd, namespace, name, args };
}

function parseOptionalArguments(cursor: Cursor): readonly Expression[] {
  return cursor.kind === Kind.LeftParen ? parseArguments(cursor).args : [];
}

function endDecorator(cursor: Cursor): void {
  if (cursor.accept(Kind.NewLine) || cursor.kind === Kind.EndOfFile) return;
  cursor.fail('expected a line break after the decorator');
  if (cursor.kind === Kind.At || (cursor.kind === Kind.Identifier && isStatementWord(cursor.word()))) return;
  cursor.skipTo(LINE_END);
  cursor.skipNewLine();
}
