/** A member of an object: offsets of its key (with quotes) and of its value. */
export interface Member {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly at: number;
}

export interface JsonMistake {
  readonly offset: number;
  readonly message: string;
}

export type JsonScalar = string | number | boolean | null;
export type JsonKind = 'object' | 'array' | 'scalar';

const deepest = 500;
/** Shorter containers are walked over again; longer ones are remembered by where they end. */
const worthRemembering = 256;
const mostRemembered = 2_000_000;

/**
 * JSON text of which parts are read when they are asked for, each with its place. The whole text is checked once;
 * nothing is built for what nobody asks for, so that a large plan costs little more than its text.
 */
export class JsonText {
  private constructor(
    readonly text: string,
    private readonly ends: ReadonlyMap<number, number>,
    /** Where the one value begins. */
    readonly start: number,
  ) {}

  static of(text: string): JsonText | JsonMistake {
    const checked = new Checker(text).check();
    return 'message' in checked ? checked : new JsonText(text, checked.ends, skipSpace(text, 0));
  }

  kind(at: number): JsonKind {
    const code = this.text.charCodeAt(at);
    if (code === 0x7b) return 'object';
    return code === 0x5b ? 'array' : 'scalar';
  }

  /** The end of the value at an offset, exclusive. */
  end(at: number): number {
    const { text } = this;
    const code = text.charCodeAt(at);
    if (code === 0x22) return stringEnd(text, at);
    if (code !== 0x7b && code !== 0x5b) return wordEnd(text, at);
    const known = this.ends.get(at);
    if (known !== undefined) return known;
    let depth = 0;
    for (let index = at; index < text.length; index += 1) {
      switch (text.charCodeAt(index)) {
        case 0x22:
          index = stringEnd(text, index) - 1;
          break;
        case 0x7b:
        case 0x5b:
          depth += 1;
          break;
        case 0x7d:
        case 0x5d:
          depth -= 1;
          if (depth === 0) return index + 1;
          break;
        default:
      }
    }
    return text.length;
  }

  /** The members of an object, the last of equal keys; none for any other value. */
  members(at: number | undefined): ReadonlyMap<string, Member> {
    const members = new Map<string, Member>();
    if (at === undefined || this.kind(at) !== 'object') return members;
    const { text } = this;
    let index = skipSpace(text, at + 1);
    while (text.charCodeAt(index) === 0x22) {
      const keyEnd = stringEnd(text, index);
      const value = skipSpace(text, skipSpace(text, keyEnd) + 1);
      members.set(stringOf(text.slice(index, keyEnd)), { keyStart: index, keyEnd, at: value });
      index = skipSpace(text, this.end(value));
      if (text.charCodeAt(index) === 0x2c) index = skipSpace(text, index + 1);
    }
    return members;
  }

  /** Where the value of one member begins. */
  member(at: number | undefined, ...path: readonly string[]): number | undefined {
    return path.reduce<number | undefined>((value, key) => this.members(value).get(key)?.at, at);
  }

  /** Where the items of an array begin; none for any other value. */
  items(at: number | undefined): readonly number[] {
    if (at === undefined || this.kind(at) !== 'array') return [];
    const { text } = this;
    const items: number[] = [];
    let index = skipSpace(text, at + 1);
    while (index < text.length && text.charCodeAt(index) !== 0x5d) {
      items.push(index);
      index = skipSpace(text, this.end(index));
      if (text.charCodeAt(index) === 0x2c) index = skipSpace(text, index + 1);
    }
    return items;
  }

  /** The scalar at an offset; undefined for an object or array. */
  scalar(at: number | undefined): JsonScalar | undefined {
    if (at === undefined || this.kind(at) !== 'scalar') return undefined;
    const word = this.text.slice(at, this.end(at));
    if (word.startsWith('"')) return stringOf(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : Number(word);
  }

  textAt(at: number | undefined): string | undefined {
    const value = this.scalar(at);
    return typeof value === 'string' ? value : undefined;
  }
}

/** A JSON string with its quotes, checked before. */
function stringOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  const value: unknown = JSON.parse(quoted);
  return typeof value === 'string' ? value : '';
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (let code = text.charCodeAt(at); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; code = text.charCodeAt(at)) at += 1;
  return at;
}

/** The end of a string that begins at `at`, exclusive; the text's end when it is not closed. */
function stringEnd(text: string, at: number): number {
  for (let quote = text.indexOf('"', at + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

function wordEnd(text: string, at: number): number {
  word.lastIndex = at;
  return word.test(text) ? word.lastIndex : at;
}

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'comma or end' | 'nothing';

/** Checks a whole text without recursion and remembers where long containers end. */
class Checker {
  readonly #stack: number[] = [];
  readonly #ends = new Map<number, number>();
  #at = 0;
  #expected: Expected = 'value';

  constructor(private readonly text: string) {}

  check(): { readonly ends: ReadonlyMap<number, number> } | JsonMistake {
    for (;;) {
      this.#at = skipSpace(this.text, this.#at);
      if (this.#at >= this.text.length) return this.#expected === 'nothing' ? { ends: this.#ends } : this.#mistake('the text ends too early');
      const mistake = this.#step(this.text.charCodeAt(this.#at));
      if (mistake !== undefined) return this.#mistake(mistake);
    }
  }

  #step(code: number): string | undefined {
    if (code === 0x7d || code === 0x5d) return this.#close(code);
    switch (this.#expected) {
      case 'value':
      case 'value or end':
        return this.#value(code);
      case 'key':
      case 'key or end':
        return this.#key(code);
      case 'comma or end':
        if (code !== 0x2c) return 'a comma is missing';
        this.#at += 1;
        this.#expected = this.#inObject() ? 'key' : 'value';
        return undefined;
      case 'nothing':
        return 'there is text after the end';
    }
  }

  #value(code: number): string | undefined {
    if (code === 0x7b || code === 0x5b) {
      if (this.#stack.length >= deepest) return `it is nested deeper than ${deepest} levels`;
      this.#stack.push(this.#at);
      this.#at += 1;
      this.#expected = code === 0x7b ? 'key or end' : 'value or end';
      return undefined;
    }
    const end = code === 0x22 ? this.#stringEnd() : wordEnd(this.text, this.#at);
    if (end === undefined || end === this.#at) return 'a value is missing';
    this.#at = end;
    this.#ended();
    return undefined;
  }

  #key(code: number): string | undefined {
    const end = code === 0x22 ? this.#stringEnd() : undefined;
    if (end === undefined) return 'a key in quotes is missing';
    this.#at = skipSpace(this.text, end);
    if (this.text.charCodeAt(this.#at) !== 0x3a) return 'a colon is missing';
    this.#at += 1;
    this.#expected = 'value';
    return undefined;
  }

  #close(code: number): string | undefined {
    const isFine = this.#expected === 'comma or end' || this.#expected === (code === 0x7d ? 'key or end' : 'value or end');
    if (!isFine || this.#inObject() !== (code === 0x7d)) return 'a bracket does not fit';
    const start = this.#stack.pop() ?? 0;
    this.#at += 1;
    if (this.#at - start > worthRemembering && this.#ends.size < mostRemembered) this.#ends.set(start, this.#at);
    this.#ended();
    return undefined;
  }

  #ended(): void {
    this.#expected = this.#stack.length === 0 ? 'nothing' : 'comma or end';
  }

  #inObject(): boolean {
    const start = this.#stack[this.#stack.length - 1];
    return start !== undefined && this.text.charCodeAt(start) === 0x7b;
  }

  /** Undefined for a string that is not closed, or that JSON does not allow. */
  #stringEnd(): number | undefined {
    const end = stringEnd(this.text, this.#at);
    if (this.text.charCodeAt(end - 1) !== 0x22 || end - this.#at < 2) return undefined;
    const inner = this.text.slice(this.#at, end);
    if (!inner.includes('\\')) return inner.includes('\n') ? undefined : end;
    try {
      JSON.parse(inner);
      return end;
    } catch {
      return undefined;
    }
  }

  #mistake(message: string): JsonMistake {
    return { offset: Math.min(this.#at, this.text.length), message };
  }
}
