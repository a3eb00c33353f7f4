import type { BicepFile, Statement, SyntaxError } from './ast.js';
import { Cursor, NestingExceeded } from './cursor.js';
import { parseDecorators } from './decorators.js';
import { brokenStatement, type StatementHead } from './resources.js';
import { scan } from './scanner.js';
import { bicepStatements, parameterStatements } from './statements.js';
import { Kind } from './token.js';

/** How many of the first characters tell text from other content. */
const SAMPLE = 1000;
/** Which share of undecodable characters no text has. */
const UNDECODABLE_SHARE = 0.1;

/**
 * Reads a `.bicep` file: all of the language, the experimental parts too.
 *
 * @param file Path relative to the scan root.
 * @param text The whole file, without a BOM.
 * @returns The statements in their order. What cannot be read is broken or left out and told in `errors`; nothing is thrown.
 */
export function parseBicep(file: string, text: string): BicepFile {
  return parse(file, text, bicepStatements, 'expected a statement: param, var, resource, module, output or another');
}

/**
 * Reads a `.bicepparam` file.
 *
 * @see parseBicep
 */
export function parseBicepParam(file: string, text: string): BicepFile {
  return parse(file, text, parameterStatements, 'expected a statement of a parameter file: using, extends, param, var, import or type');
}

function parse(file: string, text: string, grammar: typeof bicepStatements, expected: string): BicepFile {
  if (isBinary(text)) return notText(file, text);
  const { tokens, comments, directives, errors } = scan(text);
  const cursor = new Cursor(text, tokens, errors);
  const statements: Statement[] = [];
  for (cursor.skipNewLine(); cursor.kind !== Kind.EndOfFile; cursor.skipNewLine()) {
    statements.push(parseStatement(cursor, grammar, expected));
    endStatement(cursor);
  }
  return { file, text, statements, comments, directives, errors: inOrder(errors) };
}

function parseStatement(cursor: Cursor, grammar: typeof bicepStatements, expected: string): Statement {
  const { start } = cursor;
  let head: StatementHead = { start, decorators: [], keyword: start };
  try {
    const decorators = parseDecorators(cursor);
    head = { start, decorators, keyword: cursor.start };
    const parser = cursor.kind === Kind.Identifier ? grammar.get(cursor.word()) : undefined;
    if (parser !== undefined) return parser(cursor, head);
    cursor.reject(decorators.length > 0 ? 'expected what the decorator belongs to' : expected);
  } catch (error) {
    if (!(error instanceof NestingExceeded)) throw error;
    cursor.resetNesting();
    cursor.fail('this nests too deeply to be read');
  }
  // The next statement would end the skipping, and what looks like one here is none of this kind of file.
  if (cursor.start === head.keyword) cursor.advance();
  cursor.skipStatement();
  return brokenStatement(cursor, head);
}

function endStatement(cursor: Cursor): void {
  if (cursor.kind === Kind.NewLine || cursor.kind === Kind.EndOfFile || cursor.isAtStatement()) return;
  cursor.fail('expected a line break after the statement');
  cursor.skipStatement();
}

/** The scanner's errors come before the parser's, and what both say of one place is said once. */
function inOrder(errors: SyntaxError[]): readonly SyntaxError[] {
  if (errors.length < 2) return errors;
  const sorted = errors.toSorted((a, b) => a.start - b.start);
  return sorted.filter(({ start }, index) => start !== sorted[index - 1]?.start);
}

function isBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const sample = text.slice(0, SAMPLE);
  return sample.split('\uFFFD').length - 1 > sample.length * UNDECODABLE_SHARE;
}

function notText(file: string, text: string): BicepFile {
  const error: SyntaxError = { start: 0, end: 0, message: 'this is not text in UTF-8' };
  return { file, text, statements: [], comments: [], directives: [], errors: [error] };
}
