import type { ArmExpression, JsonString } from './arm-ast.js';
import { Char, isDigit, isIdentifierPart, isIdentifierStart } from './character.js';
import { NESTING_BUDGET } from './cursor.js';
import { offsetsOf } from './json-string.js';

/**
 * Reads a JSON string of a template: `[…]` is an expression, `[[…]` the text `[…]`, all else is text as it stands.
 *
 * @param text The file's text.
 * @param literal The string in it.
 * @returns The expression with offsets of the file, over JSON's escapes. An expression that cannot be read is
 *   `arm-broken` as a whole, from where the reading failed.
 */
export function parseArmExpression(text: string, literal: JsonString): ArmExpression {
  const { value, start, end } = literal;
  if (!value.startsWith('[') || !value.endsWith(']')) return { kind: 'arm-text', start, end, value };
  if (value.startsWith('[[')) return { kind: 'arm-text', start, end, value: value.slice(1) };
  return new ExpressionParser(value, offsetsOf(text, literal), literal).parse();
}

/** The place and the reason where an expression could not be read on. */
interface Failure {
  readonly at: number;
  readonly message: string;
}

class ExpressionParser {
  readonly #value: string;
  readonly #offset: (index: number) => number;
  readonly #literal: JsonString;
  /** The closing bracket. */
  readonly #end: number;
  #at = 1;
  /** How high the tree is that was parsed since the enclosing call or index began. */
  #height = 0;
  #depth = 0;
  #failure: Failure | undefined;

  constructor(value: string, offset: (index: number) => number, literal: JsonString) {
    this.#value = value;
    this.#offset = offset;
    this.#literal = literal;
    this.#end = value.length - 1;
  }

  parse(): ArmExpression {
    const expression = this.#expression();
    if (expression !== undefined && this.#code() === undefined) return expression;
    const { at, message } = this.#failure ?? { at: this.#at, message: 'expected the end of the expression' };
    return { kind: 'arm-broken', start: this.#offset(at), end: this.#literal.end, message };
  }

  /** The code unit after white space; `undefined` at the closing bracket. */
  #code(): number | undefined {
    while (this.#at < this.#end && isWhiteSpace(this.#value.charCodeAt(this.#at))) this.#at++;
    return this.#at < this.#end ? this.#value.charCodeAt(this.#at) : undefined;
  }

  #accept(code: number): boolean {
    if (this.#code() !== code) return false;
    this.#at++;
    return true;
  }

  #fail(message: string): undefined {
    this.#failure ??= { at: this.#at, message };
    return undefined;
  }

  #expression(): ArmExpression | undefined {
    const outer = this.#height;
    this.#height = 0;
    this.#depth++;
    let of = this.#primary();
    while (of !== undefined) {
      const next = this.#link(of);
      if (next === of) break;
      of = next;
      this.#height++;
      if (this.#depth + this.#height > NESTING_BUDGET) return this.#fail('the expression nests too deeply to be read');
    }
    this.#depth--;
    this.#height = Math.max(outer, this.#height + 1);
    return of;
  }

  #primary(): ArmExpression | undefined {
    const code = this.#code();
    if (this.#depth > NESTING_BUDGET) return this.#fail('the expression nests too deeply to be read');
    if (code === undefined) return this.#fail('expected an expression');
    if (code === Char.Apostrophe) return this.#string();
    if (isDigit(code) || code === Char.Minus || code === Char.Plus) return this.#number();
    return isIdentifierStart(code) ? this.#call() : this.#fail('expected a function, a text in single quotes or a number');
  }

  /** What a property or index makes of an expression; the expression itself where none follows. */
  #link(of: ArmExpression): ArmExpression | undefined {
    if (this.#accept(Char.Dot)) return this.#member(of);
    if (!this.#accept(Char.LeftSquare)) return of;
    const key = this.#expression();
    if (key === undefined) return undefined;
    if (!this.#accept(Char.RightSquare)) return this.#fail('expected "]"');
    return { kind: 'arm-index', start: of.start, end: this.#offset(this.#at), of, key };
  }

  #member(of: ArmExpression): ArmExpression | undefined {
    this.#code();
    const start = this.#at;
    while (this.#at < this.#end && isMemberPart(this.#value.charCodeAt(this.#at))) this.#at++;
    if (this.#at === start) return this.#fail('expected the name of a property after "."');
    const name = this.#value.slice(start, this.#at);
    return { kind: 'arm-member', start: of.start, end: this.#offset(this.#at), of, name, nameStart: this.#offset(start) };
  }

  /** In a text, `''` stands for one quote. */
  #string(): ArmExpression | undefined {
    const start = this.#at;
    let close = this.#value.indexOf("'", start + 1);
    while (close >= 0 && this.#value.charCodeAt(close + 1) === Char.Apostrophe) close = this.#value.indexOf("'", close + 2);
    if (close < 0 || close >= this.#end) return this.#fail('the text is not closed with a single quote');
    this.#at = close + 1;
    const value = this.#value.slice(start + 1, close).replaceAll("''", "'");
    return { kind: 'arm-text', start: this.#offset(start), end: this.#offset(close + 1), value };
  }

  #number(): ArmExpression | undefined {
    const start = this.#at;
    this.#at++;
    while (this.#at < this.#end && isNumberPart(this.#value.charCodeAt(this.#at))) this.#at++;
    const value = Number(this.#value.slice(start, this.#at));
    if (Number.isNaN(value)) return this.#fail('expected a number');
    return { kind: 'arm-number', start: this.#offset(start), end: this.#offset(this.#at), value };
  }

  #call(): ArmExpression | undefined {
    this.#code();
    const start = this.#at;
    const first = this.#name();
    let nameEnd = this.#at;
    const second = this.#accept(Char.Dot) ? this.#nameAfterDot() : undefined;
    if (second !== undefined) nameEnd = this.#at;
    if (!this.#accept(Char.LeftParen)) return this.#fail('expected "(" after the name of the function');
    const args = this.#arguments();
    if (args === undefined) return undefined;
    return {
      kind: 'arm-call', start: this.#offset(start), end: this.#offset(this.#at),
      namespace: second === undefined ? undefined : first, name: second ?? first, nameEnd: this.#offset(nameEnd), args,
    };
  }

  #name(): string {
    const start = this.#at;
    while (this.#at < this.#end && isIdentifierPart(this.#value.charCodeAt(this.#at))) this.#at++;
    return this.#value.slice(start, this.#at);
  }

  #nameAfterDot(): string {
    this.#code();
    return this.#name();
  }

  #arguments(): ArmExpression[] | undefined {
    const args: ArmExpression[] = [];
    if (this.#accept(Char.RightParen)) return args;
    do {
      const argument = this.#expression();
      if (argument === undefined) return undefined;
      args.push(argument);
    } while (this.#accept(Char.Comma));
    return this.#accept(Char.RightParen) ? args : this.#fail('expected "," or ")"');
  }
}

function isWhiteSpace(code: number): boolean {
  return code === Char.Space || code === Char.Tab || code === Char.LineFeed || code === Char.CarriageReturn;
}

function isNumberPart(code: number): boolean {
  return isDigit(code) || code === Char.Dot;
}

/** Names of properties may have what names of functions have not. */
function isMemberPart(code: number): boolean {
  return isIdentifierPart(code) || code === Char.Minus || code === Char.Dollar || code > 0x7f;
}
