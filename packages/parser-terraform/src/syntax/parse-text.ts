import type { Expression, SyntaxError, Template, Broken } from './ast.js';
import { scanCode, scanTemplate } from './scanner.js';
import { explainNoText, withoutByteOrderMark } from './text-file.js';
import { TextReader } from './text-reader.js';
import { Findings } from './token-reader.js';

/** A text that is one expression or template as a whole. Offsets are into `text`. */
export interface ParsedText<T extends Expression> {
  readonly file: string;
  /** Without a byte order mark. */
  readonly text: string;
  /** `Broken` when there is an error that reading could not go on after. */
  readonly expression: T | Broken;
  readonly errors: readonly SyntaxError[];
  /** Names of all functions called. */
  readonly functions: ReadonlySet<string>;
}

/** Reads one expression, as the values of `--var` and `TF_VAR_*` are. Newlines in it mean nothing. Never throws. */
export function parseExpressionText(file: string, text: string): ParsedText<Expression> {
  return parseText(file, text, scanCode, (reader, end) => reader.readWhole(0, end));
}

/** Reads a template file, as `templatefile()` does: text with `${…}` and `%{…}`, no quotes or backslash escapes. Never throws. */
export function parseTemplateText(file: string, text: string): ParsedText<Template> {
  return parseText(file, text, scanTemplate, (reader, end) => reader.readTemplate(0, end));
}

function parseText<T extends Expression>(
  file: string,
  text: string,
  scan: typeof scanCode,
  read: (reader: TextReader, end: number) => T | Broken,
): ParsedText<T> {
  const source = withoutByteOrderMark(text);
  const findings = new Findings();
  const reason = explainNoText(source);
  if (reason !== undefined) {
    const expression: Broken = { kind: 'broken', start: 0, end: source.length };
    return { file, text: source, expression, errors: [{ message: reason, start: 0, end: 0 }], functions: findings.functions };
  }
  const { tokens } = scan(source);
  const reader = new TextReader({ text: source, tokens, starts: tokens.starts, ends: tokens.ends }, findings);
  const expression = read(reader, source.length);
  return { file, text: source, expression, errors: findings.errors, functions: findings.functions };
}
