import { list, object, scalar, unknown, type Origin, type Scalar, type Value } from '@akslint/model';
import { failed } from '../failure.js';
import { Members } from '../members.js';
import { numberLiteral, numberText } from '../number.js';
import { sortedKeys } from '../order.js';
import { deepest } from '../undecided.js';
import { partOfText } from '../verbatim.js';
import { wellFormed } from './base64.js';

/** A wholly known value as JSON, in Go's spelling; undefined for what JSON cannot hold. */
export function toJson(value: Value): string | undefined {
  switch (value.kind) {
    case 'scalar':
      if (typeof value.value === 'number') return numberText(value).endsWith('Inf') ? undefined : numberText(value);
      return typeof value.value === 'string' ? quoted(value.value) : String(value.value);
    case 'list': {
      const items = value.items.map(toJson);
      return items.includes(undefined) ? undefined : `[${items.join(',')}]`;
    }
    case 'object': {
      const parts = sortedKeys(value.entries.keys()).map((key) => {
        const item = value.entries.get(key);
        const json = item && toJson(item);
        return json === undefined ? undefined : `${quoted(key)}:${json}`;
      });
      return parts.includes(undefined) ? undefined : `{${parts.join(',')}}`;
    }
    default:
      return undefined;
  }
}

/** Text in quotes, with `<`, `>`, `&` and the line separators escaped as Go does. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029\u007f]/g, (character) =>
    character === '\u007f' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Reads JSON; each value's origin is its place in the text where that can be told. */
export function fromJson(text: string, origin: Origin): Value {
  const reader = new JsonReader(text, origin);
  return reader.document();
}

class Malformed {
  constructor(
    readonly text: string,
    readonly isBudget = false,
  ) {}
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const stringPattern = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const spacePattern = /[ \t\n\r]*/y;
const wordPattern = /true|false|null/y;

class JsonReader {
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly origin: Origin,
  ) {}

  document(): Value {
    const value = this.value(0);
    if (value instanceof Malformed) return this.refused(value);
    this.space();
    return this.#at < this.text.length ? this.refused(new Malformed('there is more after the JSON value')) : value;
  }

  private refused(problem: Malformed): Value {
    return problem.isBudget ? unknown({ text: problem.text }, this.origin) : failed(`the JSON cannot be read: ${problem.text}`, this.origin);
  }

  private value(depth: number): Value | Malformed {
    if (depth > deepest) return new Malformed('the JSON is nested too deep to be worked out', true);
    this.space();
    switch (this.text[this.#at]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.list(depth);
      case '"':
        return this.string();
      case undefined:
        return new Malformed('it ends too early');
      default:
        return this.word();
    }
  }

  private word(): Scalar | Malformed {
    const start = this.#at;
    const number = this.take(numberPattern);
    if (number !== undefined) return numberLiteral(number, this.placed(start)) ?? new Malformed('a number is out of range', true);
    const word = this.take(wordPattern);
    if (word === undefined) return new Malformed(`there is an unexpected "${this.text.charAt(start)}" at ${start}`);
    return scalar(word === 'null' ? null : word === 'true', this.placed(start));
  }

  private string(): Scalar | Malformed {
    const start = this.#at;
    const literal = this.take(stringPattern);
    if (literal === undefined) return new Malformed('a text does not end or has a wrong escape');
    const read: unknown = JSON.parse(literal);
    return scalar(wellFormed(String(read)).normalize('NFC'), this.placed(start));
  }

  private list(depth: number): Value | Malformed {
    const start = this.#at;
    const items: Value[] = [];
    this.#at += 1;
    if (this.closes(']')) return list(items, this.placed(start));
    for (;;) {
      const item = this.value(depth + 1);
      if (item instanceof Malformed) return item;
      items.push(item);
      if (this.closes(']')) return list(items, this.placed(start));
      if (!this.closes(',')) return new Malformed('a comma or a bracket is missing');
    }
  }

  private object(depth: number): Value | Malformed {
    const start = this.#at;
    const members = new Members();
    this.#at += 1;
    if (this.closes('}')) return object(members, this.placed(start));
    for (;;) {
      this.space();
      const key = this.text[this.#at] === '"' ? this.string() : new Malformed('a key is missing');
      if (key instanceof Malformed) return key;
      if (!this.closes(':')) return new Malformed('a colon is missing');
      const value = this.value(depth + 1);
      if (value instanceof Malformed) return value;
      members.set(String(key.value), value, key.origin);
      if (this.closes('}')) return object(members, this.placed(start));
      if (!this.closes(',')) return new Malformed('a comma or a brace is missing');
    }
  }

  private closes(mark: string): boolean {
    this.space();
    if (this.text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  private space(): void {
    this.take(spacePattern);
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.text)?.[0];
    this.#at += match?.length ?? 0;
    return match;
  }

  private placed(start: number): Origin {
    return partOfText(this.origin, start, this.#at);
  }
}
