import type { Extension, Import, ImportedSymbol, Name } from './ast.js';
import { parseItems, parseKey, parseObject } from './collections.js';
import { type Cursor, ITEM_END } from './cursor.js';
import { settle } from './expressions.js';
import { parseRequiredText, type StatementHead } from './resources.js';
import { Kind } from './token.js';

/** `import …`, from the keyword; before `extension` there was, extensions were imported as text. */
export function parseImport(cursor: Cursor, head: StatementHead): Import | Extension {
  const next = cursor.kindAt(1);
  if (next === Kind.StringComplete || next === Kind.StringLeft) return parseExtension(cursor, head);
  cursor.advance();
  const { wildcard, symbols } = parseImported(cursor);
  if (!cursor.acceptWord('from')) cursor.fail('expected "from"');
  const path = parseRequiredText(cursor, 'expected the path of a file in single quotes');
  return { kind: 'import', ...head, end: cursor.lastEnd, wildcard, symbols, path };
}

function parseImported(cursor: Cursor): { readonly wildcard: Name | undefined; readonly symbols: readonly ImportedSymbol[] } {
  if (cursor.accept(Kind.Asterisk)) {
    if (!cursor.acceptWord('as')) cursor.fail('expected "as"');
    return { wildcard: cursor.name('expected the name for the import'), symbols: [] };
  }
  const symbols: ImportedSymbol[] = [];
  if (cursor.kind !== Kind.LeftBrace) {
    cursor.fail('expected "{…}" or "* as …" after "import"');
    if (cursor.isWordAt(1, 'from')) cursor.advance();
    return { wildcard: undefined, symbols };
  }
  parseItems(cursor, {
    closing: Kind.RightBrace,
    unclosed: 'expected "}" to close the list',
    parseItem: () => {
      const symbol = parseSymbol(cursor);
      if (symbol !== undefined) symbols.push(symbol);
    },
    isItem: () => cursor.isWordAt(1, 'as'),
  });
  return { wildcard: undefined, symbols };
}

function parseSymbol(cursor: Cursor): ImportedSymbol | undefined {
  const { start } = cursor;
  const key = parseKey(cursor);
  const alias = aliasOf(cursor, key);
  if (key === undefined || alias === undefined || key.kind === 'broken' || key.kind === 'interpolated') {
    cursor.fail('expected the name of what is imported');
    cursor.skipTo(ITEM_END);
    return undefined;
  }
  const name = key.kind === 'name' ? key.name : key.value;
  const symbol: ImportedSymbol = { start, end: cursor.lastEnd, name, alias };
  const settled = settle(cursor, symbol, ITEM_END, 'expected a line break or "," after the name');
  return settled === symbol ? symbol : undefined;
}

function aliasOf(cursor: Cursor, key: ReturnType<typeof parseKey>): Name | undefined {
  if (cursor.acceptWord('as')) return cursor.name('expected a name after "as"');
  if (key?.kind === 'string') cursor.fail('expected "as" and a name after a quoted name');
  return key?.kind === 'name' ? key : undefined;
}

/** `extension …` and its older forms, from the keyword. */
export function parseExtension(cursor: Cursor, head: StatementHead): Extension {
  cursor.advance();
  const isName = cursor.kind === Kind.Identifier;
  const specification = isName ? cursor.name('') : parseRequiredText(cursor, 'expected the name or the path of an extension');
  const hasConfig = cursor.acceptWord('with');
  const config = hasConfig ? parseConfig(cursor) : undefined;
  const alias = cursor.acceptWord('as') ? cursor.name('expected a name after "as"') : undefined;
  return { kind: 'extension', ...head, end: cursor.lastEnd, specification, config, alias };
}

function parseConfig(cursor: Cursor): Extension['config'] {
  return cursor.kind === Kind.LeftBrace ? parseObject(cursor) : cursor.missing('expected "{" after "with"');
}
