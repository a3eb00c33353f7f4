import type { Comment, ConfigFile } from './ast.js';
import { BodyReader } from './body-reader.js';
import { scanCode } from './scanner.js';
import { explainNoText, withoutByteOrderMark } from './text-file.js';
import { Findings } from './token-reader.js';

/**
 * Reads a file in HCL's native syntax as Terraform does. Never throws. An error costs only the
 * argument or block that it is in: all else is there, and a value that could not be read is `Broken`.
 */
export function parseHcl(file: string, text: string): ConfigFile {
  const source = withoutByteOrderMark(text);
  const reason = explainNoText(source);
  if (reason !== undefined) return unreadable(file, source, reason);
  const { tokens, comments } = scanCode(source);
  const findings = new Findings();
  const reader = new BodyReader({ text: source, tokens, starts: tokens.starts, ends: tokens.ends }, findings);
  const body = reader.readFile();
  return { file, text: source, body, comments, errors: findings.errors, functions: findings.functions };
}

/** A file that holds nothing but this error. */
export function unreadable(file: string, text: string, message: string, start = 0, end = start): ConfigFile {
  const comments: readonly Comment[] = [];
  const body = { start: 0, end: text.length, attributes: [], blocks: [] };
  return { file, text, body, comments, errors: [{ message, start, end }], functions: new Set() };
}
