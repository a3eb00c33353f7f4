import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { JsonMember, JsonString, JsonValue } from './arm-ast.js';
import type { Broken, Comment, SyntaxError } from './ast.js';
import { scanJsonString } from './json-string.js';

/** How deep values may nest, so that nothing that walks them overflows. Templates in templates take a dozen levels each. */
export const JSON_DEPTH_BUDGET = 400;

/** The scanner's own names for these are a constant enumeration, which isolated modules cannot use. */
const Token = {
  OpenBrace: 1,
  CloseBrace: 2,
  OpenBracket: 3,
  CloseBracket: 4,
  Comma: 5,
  Colon: 6,
  Null: 7,
  True: 8,
  False: 9,
  String: 10,
  Number: 11,
  LineComment: 12,
  BlockComment: 13,
  LineBreak: 14,
  Trivia: 15,
  EndOfFile: 17,
} as const;

/** Any JSON with positions. Comments and commas before a closing bracket are no errors. */
export interface JsonTree {
  readonly root: JsonValue | undefined;
  readonly comments: readonly Comment[];
  readonly errors: readonly SyntaxError[];
}

/** An object or array that is still open. */
interface Frame {
  readonly start: number;
  /** `undefined` for an array. */
  readonly members: JsonMember[] | undefined;
  readonly items: JsonValue[];
  /** The name whose value comes next. */
  name: JsonString | undefined;
  hasColon: boolean;
  needsComma: boolean;
}

/** Reads JSON in one pass and without recursion; what is wrong is told in `errors`. */
export function parseJsonTree(text: string): JsonTree {
  const builder = new TreeBuilder(text);
  builder.build();
  return builder;
}

class TreeBuilder implements JsonTree {
  root: JsonValue | undefined;
  readonly comments: Comment[] = [];
  readonly errors: SyntaxError[] = [];
  readonly #text: string;
  readonly #scanner: JSONScanner;
  readonly #open: Frame[] = [];
  #start = 0;
  #end = 0;
  #isTold = false;

  constructor(text: string) {
    this.#text = text;
    this.#scanner = createScanner(text, false);
  }

  build(): void {
    for (let token = this.#next(); token !== Token.EndOfFile; token = this.#next()) {
      if (this.#open.length > JSON_DEPTH_BUDGET) {
        this.#fail('this nests too deeply to be read');
        break;
      }
      this.#take(token);
    }
    this.#closeAll();
  }

  #next(): number {
    const token: number = this.#scanner.scan();
    this.#start = this.#scanner.getTokenOffset();
    this.#end = this.#start + this.#scanner.getTokenLength();
    return token;
  }

  #take(token: number): void {
    switch (token) {
      case Token.LineBreak:
      case Token.Trivia:
        return;
      case Token.LineComment:
      case Token.BlockComment:
        this.comments.push({ start: this.#start, end: this.#end, text: this.#text.slice(this.#start, this.#end) });
        return;
      case Token.OpenBrace:
        this.#openFrame([]);
        return;
      case Token.OpenBracket:
        this.#openFrame(undefined);
        return;
      case Token.CloseBrace:
      case Token.CloseBracket:
        this.#close(token === Token.CloseBrace);
        return;
      case Token.Comma:
        this.#comma();
        return;
      case Token.Colon:
        this.#colon();
        return;
      case Token.String:
        this.#string();
        return;
      default:
        this.#scalar(token);
    }
  }

  #openFrame(members: JsonMember[] | undefined): void {
    this.#beforeValue();
    this.#open.push({ start: this.#start, members, items: [], name: undefined, hasColon: false, needsComma: false });
  }

  #close(isBrace: boolean): void {
    const frame = this.#open.at(-1);
    if (frame === undefined || isBrace !== (frame.members !== undefined)) {
      this.#fail(`unexpected "${isBrace ? '}' : ']'}"`);
      return;
    }
    this.#closeFrame(frame, this.#end);
  }

  #closeFrame(frame: Frame, end: number): void {
    this.#dropName(frame);
    this.#open.pop();
    const { start, members, items } = frame;
    this.#add(members === undefined ? { kind: 'array', start, end, items } : { kind: 'object', start, end, members });
  }

  #comma(): void {
    const frame = this.#open.at(-1);
    if (frame !== undefined) this.#dropName(frame);
    if (frame?.needsComma === true) frame.needsComma = false;
    else this.#fail('unexpected ","');
  }

  #colon(): void {
    const frame = this.#open.at(-1);
    if (frame?.name !== undefined && !frame.hasColon) frame.hasColon = true;
    else this.#fail('unexpected ":"');
  }

  #string(): void {
    const start = this.#start;
    const { value, end, isClosed } = this.#scanString();
    if (!isClosed) this.#fail('the string is not closed');
    else if (value === undefined) this.#fail('the string has an unknown escape');
    const string: JsonString | Broken =
      value === undefined || !isClosed ? { kind: 'broken', start, end } : { kind: 'string', start, end, value };
    const frame = this.#open.at(-1);
    if (frame?.members === undefined || frame.name !== undefined) this.#addValue(string);
    else this.#startMember(frame, string);
  }

  /** The scanner is right about most strings, and fast; it does not know that ARM has strings of several lines. */
  #scanString(): { readonly value: string | undefined; readonly end: number; readonly isClosed: boolean } {
    const error: number = this.#scanner.getTokenError();
    if (error === 0) return { value: this.#scanner.getTokenValue(), end: this.#end, isClosed: true };
    const string = scanJsonString(this.#text, this.#start);
    this.#end = string.end;
    this.#scanner.setPosition(string.end);
    return string;
  }

  #startMember(frame: Frame, name: JsonString | Broken): void {
    if (frame.needsComma) this.#fail('expected ","');
    frame.name = name.kind === 'string' ? name : { kind: 'string', start: name.start, end: name.end, value: '' };
    frame.hasColon = false;
  }

  #scalar(token: number): void {
    const place = { start: this.#start, end: this.#end };
    const raw = this.#text.slice(this.#start, this.#end);
    switch (token) {
      case Token.Null:
        return this.#addValue({ kind: 'null', ...place });
      case Token.True:
      case Token.False:
        return this.#addValue({ kind: 'boolean', ...place, value: token === Token.True });
      case Token.Number:
        return this.#addValue({ kind: 'number', ...place, value: Number(raw), raw });
      default:
        this.#fail('expected a JSON value');
        return this.#addValue({ kind: 'broken', ...place });
    }
  }

  #addValue(value: JsonValue): void {
    this.#beforeValue();
    this.#add(value);
  }

  #beforeValue(): void {
    const frame = this.#open.at(-1);
    if (frame === undefined) {
      if (this.root !== undefined) this.#fail('expected the end of the file');
    } else if (frame.members !== undefined) {
      if (frame.name === undefined) this.#fail('expected a name in double quotes');
      else if (!frame.hasColon) this.#fail('expected ":"');
    } else if (frame.needsComma) {
      this.#fail('expected ","');
    }
  }

  #add(value: JsonValue): void {
    const frame = this.#open.at(-1);
    if (frame === undefined) {
      this.root ??= value;
      return;
    }
    frame.needsComma = true;
    if (frame.members === undefined) frame.items.push(value);
    else if (frame.name !== undefined) {
      const { start, end: nameEnd, value: name } = frame.name;
      frame.members.push({ start, end: value.end, name, nameEnd, value });
      frame.name = undefined;
    }
  }

  /** A name without a value. */
  #dropName(frame: Frame): void {
    if (frame.name === undefined) return;
    const { end } = frame.name;
    this.#fail('expected a value');
    this.#add({ kind: 'broken', start: end, end });
  }

  #closeAll(): void {
    for (let frame = this.#open.at(-1); frame !== undefined; frame = this.#open.at(-1)) {
      if (!this.#isTold) this.#fail(frame.members === undefined ? 'expected "]"' : 'expected "}"');
      this.#isTold = true;
      this.#closeFrame(frame, this.#end);
    }
  }

  #fail(message: string): void {
    this.errors.push({ start: this.#start, end: this.#end, message });
  }
}
