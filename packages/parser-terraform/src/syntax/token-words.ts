import { Kind } from './tokens.js';

const MAX_SHOWN = 30;

/** How an error message names the token that was found. */
export function describeToken(kind: number, text: string): string {
  switch (kind) {
    case Kind.EndOfFile:
      return 'the end';
    case Kind.Newline:
      return 'the end of the line';
    case Kind.OpenQuote:
      return 'a quoted text';
    case Kind.OpenHeredoc:
    case Kind.OpenFlushHeredoc:
      return 'a heredoc';
    case Kind.CloseQuote:
      return 'the end of the quoted text';
    case Kind.CloseHeredoc:
      return 'the end of the heredoc';
    case Kind.Text:
    case Kind.EscapedText:
      return 'text';
    default:
      return text.length > MAX_SHOWN ? `\`${text.slice(0, MAX_SHOWN)}…\`` : `\`${text}\``;
  }
}

/** What is wrong with a character that has no place in HCL. */
export function explainInvalidToken(text: string): string {
  switch (text.slice(0, 2)) {
    case "'":
      return 'Single quotes have no meaning here. Quote text with ".';
    case '“':
    case '”':
      return `The curly quote ${text} has no meaning here. Quote text with a straight ".`;
    case '`':
      return 'Backticks have no meaning here. Write text of several lines as a heredoc, like <<EOT.';
    case ';':
      return 'A semicolon has no meaning here. Put each argument on a line of its own.';
    case '&':
      return 'There is no operator `&`. Logical "and" is `&&`.';
    case '|':
      return 'There is no operator `|`. Logical "or" is `||`.';
    case '<<':
      return 'A heredoc begins with << and a bare word that ends the line, like <<EOT.';
    case '/*':
      return 'This comment is not closed: `*/` is missing.';
    case '\r':
      return 'A carriage return without a line feed ends no line. Save the file with LF or CRLF line ends.';
    default:
      return `The character ${shown(text)} has no meaning here.`;
  }
}

function shown(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  const isPrintable = code > 0x20 && (code < 0x7f || code > 0xa0) && code !== 0xfeff && code !== 0xfffd;
  return isPrintable ? `\`${text}\`` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
