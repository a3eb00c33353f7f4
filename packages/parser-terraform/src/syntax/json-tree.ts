import { parseTree, printParseErrorCode, type Node as JsonNode, type ParseError } from 'jsonc-parser';
import { Char } from './characters.js';
import { MAX_NESTING, type Findings } from './token-reader.js';

/** The tree of a strict JSON text, as far as it can be read; undefined when there is nothing of use. */
export function readJsonTree(text: string, findings: Findings): JsonNode | undefined {
  const tooDeep = findTooDeep(text);
  if (tooDeep !== undefined) {
    findings.addError(`This is nested too deeply: more than ${MAX_NESTING} levels.`, tooDeep, tooDeep + 1);
    return undefined;
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  for (const error of errors) {
    const message = explain(printParseErrorCode(error.error), text.slice(error.offset, error.offset + error.length));
    findings.addError(message, error.offset, Math.min(error.offset + error.length, text.length));
  }
  return root !== undefined && errors.length > 0 ? clampTo(text.length, root) : root;
}

/** After an unclosed comment the library counts one character too many. */
function clampTo(end: number, node: JsonNode): JsonNode {
  const length = Math.min(node.length, end - node.offset);
  const children = node.children?.map((child) => clampTo(end, child));
  return children === undefined ? { ...node, length } : { ...node, length, children };
}

/** The offset of the first bracket past the budget; the library's parser recurses and would overflow. */
function findTooDeep(text: string): number | undefined {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === Char.Quote) index = endOfString(text, index);
    else if (code === Char.OpenBrace || code === Char.OpenBracket) depth++;
    else if (code === Char.CloseBrace || code === Char.CloseBracket) depth--;
    if (depth > MAX_NESTING) return index;
  }
  return undefined;
}

/** The index of the closing quote; like the library, a string ends at the end of its line at the latest. */
function endOfString(text: string, open: number): number {
  let index = open + 1;
  for (; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === Char.Quote || code === Char.LineFeed || code === Char.CarriageReturn) break;
    if (code === Char.Backslash) index++;
  }
  return index;
}

function explain(code: string, found: string): string {
  switch (code) {
    case 'PropertyNameExpected':
      return 'Expected the name of a property in double quotes.';
    case 'ValueExpected':
      return 'Expected a value.';
    case 'ColonExpected':
      return 'Expected `:` after the name of the property.';
    case 'CommaExpected':
      return 'Expected `,` before this.';
    case 'CloseBraceExpected':
      return 'Expected `}`.';
    case 'CloseBracketExpected':
      return 'Expected `]`.';
    case 'EndOfFileExpected':
      return 'Expected the end of the file after the JSON value.';
    case 'InvalidCommentToken':
      return 'JSON has no comments. Terraform takes a property named "//" as one.';
    case 'UnexpectedEndOfString':
      return 'This text is not closed: `"` is missing.';
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
      return 'This text holds an escape sequence that JSON does not know.';
    case 'InvalidCharacter':
      return 'This text holds a control character. Write it as an escape like \\n or \\u0007.';
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
      return `\`${found}\` is not a number in JSON.`;
    default:
      return `\`${found}\` has no meaning in JSON here.`;
  }
}
