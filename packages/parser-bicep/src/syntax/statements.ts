import type {
  Assert, Broken, Expression, Extends, ExtensionConfig, FunctionDeclaration, FunctionParameter, Metadata, Node, ObjectLiteral, Output,
  Parameter, ParameterAssignment, Statement, TargetScope, TestDeclaration, TypeDeclaration, TypeExpression, Using, VariableDeclaration,
} from './ast.js';
import { parseObject } from './collections.js';
import { type Cursor, kindSet } from './cursor.js';
import { parseExpression, parseSeparator, settle, skipNewLineBeforeBody } from './expressions.js';
import { parseExtension, parseImport } from './imports.js';
import { parseModule, parseRequiredText, parseResource, type StatementHead } from './resources.js';
import { Kind } from './token.js';
import { parseType, parseTypeExpression } from './types.js';

type StatementParser = (cursor: Cursor, head: StatementHead) => Statement;

/** The statements of a `.bicep` file by their keyword. */
export const bicepStatements: ReadonlyMap<string, StatementParser> = new Map<string, StatementParser>([
  ['targetScope', parseTargetScope],
  ['metadata', parseMetadata],
  ['param', parseParameter],
  ['var', parseVariable],
  ['type', parseTypeDeclaration],
  ['func', parseFunction],
  ['resource', parseResource],
  ['module', parseModule],
  ['test', parseTest],
  ['output', parseOutput],
  ['import', parseImport],
  ['extension', parseExtension],
  ['provider', parseExtension],
  ['assert', parseAssert],
]);

/** The statements of a `.bicepparam` file by their keyword. */
export const parameterStatements: ReadonlyMap<string, StatementParser> = new Map<string, StatementParser>([
  ['using', parseUsing],
  ['extends', parseExtends],
  ['param', parseParameterAssignment],
  ['var', parseVariable],
  ['type', parseTypeDeclaration],
  ['func', parseFunction],
  ['import', parseImport],
  ['extension', parseExtension],
  ['extensionConfig', parseExtensionConfig],
]);

const TYPE_END = kindSet(Kind.Assignment, Kind.NewLine);
const PARAMETER_END = kindSet(Kind.Comma, Kind.NewLine);

/** `= value` up to the end of the line; broken where something else follows. */
function parseAssigned(cursor: Cursor): Expression {
  const hasSign = cursor.expect(Kind.Assignment, 'expected "="');
  const value = settleLine(cursor, parseExpression(cursor));
  return hasSign ? value : cursor.brokenFrom(value.start);
}

function settleLine<T extends Node>(cursor: Cursor, value: T): T | Broken {
  if (cursor.kind === Kind.NewLine || cursor.kind === Kind.EndOfFile || cursor.isAtStatement()) return value;
  cursor.fail('expected a line break after the value');
  cursor.skipStatement();
  return cursor.brokenFrom(value.start);
}

function parseTargetScope(cursor: Cursor, head: StatementHead): TargetScope {
  cursor.advance();
  const value = parseAssigned(cursor);
  return { kind: 'target-scope', ...head, end: cursor.lastEnd, value };
}

function parseMetadata(cursor: Cursor, head: StatementHead): Metadata {
  cursor.advance();
  const name = cursor.name('expected a name after "metadata"');
  const value = parseAssigned(cursor);
  return { kind: 'metadata', ...head, end: cursor.lastEnd, name, value };
}

function parseParameter(cursor: Cursor, head: StatementHead): Parameter {
  cursor.advance();
  const name = cursor.name('expected the name of the parameter after "param"');
  const type = parseDeclaredType(cursor, 'expected "=" and a default, or a line break');
  const value = cursor.kind === Kind.Assignment ? parseAssigned(cursor) : undefined;
  return { kind: 'parameter', ...head, end: cursor.lastEnd, name, type, value };
}

function parseDeclaredType(cursor: Cursor, message: string): TypeExpression {
  return settle(cursor, parseType(cursor), TYPE_END, message);
}

function parseVariable(cursor: Cursor, head: StatementHead): VariableDeclaration {
  cursor.advance();
  const name = cursor.name('expected the name of the variable after "var"');
  const isTyped = cursor.kind !== Kind.Assignment && !cursor.isAtStop(TYPE_END);
  const type = isTyped ? parseDeclaredType(cursor, 'expected "="') : undefined;
  const value = parseAssigned(cursor);
  return { kind: 'variable-declaration', ...head, end: cursor.lastEnd, name, type, value };
}

function parseTypeDeclaration(cursor: Cursor, head: StatementHead): TypeDeclaration {
  cursor.advance();
  const name = cursor.name('expected the name of the type after "type"');
  cursor.expect(Kind.Assignment, 'expected "="');
  const value = settleLine(cursor, parseType(cursor));
  return { kind: 'type-declaration', ...head, end: cursor.lastEnd, name, value };
}

function parseFunction(cursor: Cursor, head: StatementHead): FunctionDeclaration {
  cursor.advance();
  const name = cursor.name('expected the name of the function after "func"');
  const parameters = parseFunctionParameters(cursor);
  const returns = parseType(cursor);
  const hasArrow = cursor.expect(Kind.Arrow, 'expected "=>"');
  if (hasArrow) skipNewLineBeforeBody(cursor);
  const body = settleLine(cursor, parseExpression(cursor));
  return { kind: 'function-declaration', ...head, end: cursor.lastEnd, name, parameters, returns, body };
}

function parseFunctionParameters(cursor: Cursor): FunctionParameter[] {
  const parameters: FunctionParameter[] = [];
  if (!cursor.expect(Kind.LeftParen, 'expected "(" and the parameters of the function')) return parameters;
  cursor.skipNewLine();
  while (cursor.kind !== Kind.RightParen && cursor.kind !== Kind.EndOfFile && !cursor.isAtStatement()) {
    parameters.push(parseFunctionParameter(cursor));
    if (!parseSeparator(cursor, Kind.RightParen)) break;
  }
  cursor.expect(Kind.RightParen, 'expected ")"');
  return parameters;
}

function parseFunctionParameter(cursor: Cursor): FunctionParameter {
  const name = cursor.name('expected the name of a parameter');
  const type = settle(cursor, parseTypeExpression(cursor), PARAMETER_END, 'expected "," or ")"');
  return { start: name.start, end: cursor.lastEnd, name, type };
}

function parseTest(cursor: Cursor, head: StatementHead): TestDeclaration {
  cursor.advance();
  const name = cursor.name('expected the name of the test after "test"');
  const path = parseRequiredText(cursor, 'expected the path of the tested file in single quotes');
  cursor.expect(Kind.Assignment, 'expected "="');
  const body = parseRequiredObject(cursor);
  return { kind: 'test', ...head, end: cursor.lastEnd, name, path, body };
}

function parseRequiredObject(cursor: Cursor): ObjectLiteral | Broken {
  return cursor.kind === Kind.LeftBrace ? parseObject(cursor) : cursor.missing('expected "{"');
}

function parseOutput(cursor: Cursor, head: StatementHead): Output {
  cursor.advance();
  const name = cursor.name('expected the name of the output after "output"');
  const type = parseDeclaredType(cursor, 'expected "=" and a value');
  const value = parseAssigned(cursor);
  return { kind: 'output', ...head, end: cursor.lastEnd, name, type, value };
}

function parseAssert(cursor: Cursor, head: StatementHead): Assert {
  cursor.advance();
  const name = cursor.name('expected a name after "assert"');
  const value = parseAssigned(cursor);
  return { kind: 'assert', ...head, end: cursor.lastEnd, name, value };
}

function parseUsing(cursor: Cursor, head: StatementHead): Using {
  cursor.advance();
  const isNone = cursor.acceptWord('none');
  const path = isNone ? undefined : parseRequiredText(cursor, 'expected the path of a template in single quotes, or none');
  const config = parseConfig(cursor);
  return { kind: 'using', ...head, end: cursor.lastEnd, path, config };
}

function parseConfig(cursor: Cursor): ObjectLiteral | Broken | undefined {
  return cursor.acceptWord('with') ? parseRequiredObject(cursor) : undefined;
}

function parseExtends(cursor: Cursor, head: StatementHead): Extends {
  cursor.advance();
  const path = parseRequiredText(cursor, 'expected the path of a parameter file in single quotes');
  return { kind: 'extends', ...head, end: cursor.lastEnd, path };
}

function parseParameterAssignment(cursor: Cursor, head: StatementHead): ParameterAssignment {
  cursor.advance();
  const name = cursor.name('expected the name of the parameter after "param"');
  const value = parseAssigned(cursor);
  return { kind: 'parameter-assignment', ...head, end: cursor.lastEnd, name, value };
}

function parseExtensionConfig(cursor: Cursor, head: StatementHead): ExtensionConfig {
  cursor.advance();
  const alias = cursor.name('expected the name of an extension after "extensionConfig"');
  const config = parseConfig(cursor) ?? cursor.missing('expected "with {…}"');
  return { kind: 'extension-config', ...head, end: cursor.lastEnd, alias, config };
}
