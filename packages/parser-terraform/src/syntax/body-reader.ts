import type { Attribute, Block, Body, Label } from './ast.js';
import { ExpressionReader } from './expression-reader.js';
import { decodeText } from './template-text.js';
import { LOST, type Findings, type Source } from './token-reader.js';
import { Kind } from './tokens.js';

/** The block types that stand at the top of Terraform's files. */
const topLevelTypes: ReadonlySet<string> = new Set([
  'check',
  'data',
  'ephemeral',
  'import',
  'locals',
  'module',
  'moved',
  'output',
  'provider',
  'removed',
  'resource',
  'terraform',
  'variable',
]);

const BRACE_ON_NEXT_LINE = 'The `{` of a block stands on the line of its name.';

interface OpenBody {
  readonly attributes: Attribute[];
  readonly blocks: Block[];
  /** The names of the attributes, once there are many. */
  names: Set<string> | undefined;
}

const MANY = 16;

/** Reads arguments and blocks. An error costs the argument or block it is in, and nothing else. */
export class BodyReader extends ExpressionReader {
  readonly #hasBalancedBraces: boolean;

  constructor(source: Source, findings: Findings) {
    super(source, findings);
    this.#hasBalancedBraces = source.tokens.hasBalancedBraces;
  }

  /** The body of a whole file. */
  readFile(): Body {
    const body = openBody();
    for (let kind = this.peek(); kind !== Kind.EndOfFile; kind = this.peek()) {
      if (kind === Kind.CloseBrace) this.#refuseStrayBrace();
      else this.#readNext(body);
    }
    return { start: 0, end: this.text.length, attributes: body.attributes, blocks: body.blocks };
  }

  #refuseStrayBrace(): void {
    this.findings.addError('There is no open block that this `}` closes.', this.start, this.endOf(this.index));
    this.advance();
  }

  #readNext(body: OpenBody): void {
    if (this.take(Kind.Newline)) return;
    const { index, depth } = this;
    try {
      this.#readItem(body);
    } catch (thrown) {
      this.#recover(thrown, index, depth);
    }
  }

  /** Passes over the item that begins at the token `from`. */
  #recover(thrown: unknown, from: number, depth: number): void {
    if (thrown !== LOST) throw thrown;
    this.depth = depth;
    this.ignoresNewlines = false;
    this.skipItem(from);
    if (this.index === from) this.advance();
  }

  #readItem(body: OpenBody): void {
    if (this.peek() === Kind.OpenQuote) this.fail('The name of an argument or block is not quoted.');
    if (this.peek() !== Kind.Identifier) this.failExpecting('an argument or a block');
    switch (this.kindAt(this.index + 1)) {
      case Kind.Assign:
        this.#readArgument(body);
        this.#endLine('argument');
        return;
      case Kind.OpenBrace:
      case Kind.OpenQuote:
      case Kind.Identifier:
        body.blocks.push(this.#readBlock());
        this.#endLine('block');
        return;
      default:
        this.advance();
        this.failExpecting('`=` and a value, or a block in `{`');
    }
  }

  /** `name = value`; the value is `Broken` when it could not be read, and what follows it is skipped then. */
  #readArgument(body: OpenBody): void {
    const { depth } = this;
    const nameIndex = this.advance();
    this.advance();
    const start = this.startOf(nameIndex);
    const nameEnd = this.endOf(nameIndex);
    const name = this.textOf(nameIndex);
    const valueStart = this.startOf(this.index);
    let value: Attribute['value'];
    try {
      value = this.readExpression();
    } catch (thrown) {
      this.#recover(thrown, nameIndex, depth);
      value = this.broken(Math.min(valueStart, Math.max(nameEnd, this.end)));
    }
    if (isSet(body, name)) {
      this.findings.addError(`The argument \`${name}\` is set twice in this block.`, start, nameEnd);
      return;
    }
    body.attributes.push({ start, end: Math.max(nameEnd, value.end), name, nameEnd, value });
    body.names?.add(name);
  }

  #endLine(item: 'argument' | 'block'): void {
    const kind = this.peek();
    if (this.take(Kind.Newline) || kind === Kind.EndOfFile) return;
    const isAfterUnclosedBlock = this.kindAt(this.index - 1) === Kind.Newline;
    if (isAfterUnclosedBlock) return;
    if (kind === Kind.Comma) this.fail(`After this ${item} a new line is needed, not a comma.`);
    this.failExpecting(`a new line after this ${item}`);
  }

  #readBlock(): Block {
    const typeIndex = this.advance();
    const start = this.startOf(typeIndex);
    const labels: Label[] = [];
    while (!this.#isAtBlockOpening()) labels.push(this.#readLabel());
    const headerEnd = labels.at(-1)?.end ?? this.endOf(typeIndex);
    this.enter();
    const body = this.#readBody(start, headerEnd);
    this.leave();
    return { start, end: body.end, type: this.textOf(typeIndex), labels, headerEnd, body };
  }

  /** A `{` on the next line is an error after which the block can be read all the same. */
  #isAtBlockOpening(): boolean {
    if (this.peek() === Kind.OpenBrace) return true;
    if (this.peek() !== Kind.Newline || this.kindAt(this.index + 1) !== Kind.OpenBrace) return false;
    this.findings.addError(BRACE_ON_NEXT_LINE, this.start, this.endOf(this.index));
    return this.take(Kind.Newline);
  }

  #readLabel(): Label {
    const kind = this.peek();
    if (kind === Kind.OpenQuote) return this.#readQuotedLabel();
    if (kind === Kind.Assign) this.fail('A block has no `=`. Remove it, or the labels when this is meant as an argument.');
    if (kind === Kind.Newline) this.fail(BRACE_ON_NEXT_LINE);
    if (kind !== Kind.Identifier) this.failExpecting('a label in quotes or `{`');
    const index = this.advance();
    return { start: this.startOf(index), end: this.endOf(index), text: this.textOf(index) };
  }

  #readQuotedLabel(): Label {
    const start = this.startOf(this.advance());
    const texts: string[] = [];
    while (!this.take(Kind.CloseQuote)) texts.push(this.#readLabelText());
    return { start, end: this.end, text: texts.join('') };
  }

  #readLabelText(): string {
    const kind = this.peek();
    if (kind === Kind.OpenInterpolation || kind === Kind.OpenDirective) this.fail('A label is plain text; it cannot hold `${` or `%{`.');
    if (kind !== Kind.Text && kind !== Kind.EscapedText) this.failExpecting('the end of the label');
    const index = this.advance();
    const raw = this.textOf(index);
    if (kind === Kind.Text) return raw;
    const decoded = decodeText(raw, true);
    const start = this.startOf(index);
    for (const bad of decoded.badEscapes) this.findings.addError(bad.message, start + bad.start, start + bad.end);
    return decoded.text;
  }

  #readBody(headerStart: number, headerEnd: number): Body {
    const start = this.startOf(this.advance());
    const body = openBody();
    const first = this.peek();
    if (first !== Kind.Newline && first !== Kind.CloseBrace && first !== Kind.EndOfFile) this.#readOneLine(body);
    while (!this.take(Kind.CloseBrace)) {
      if (this.peek() === Kind.EndOfFile || this.#isNextTopLevel()) {
        this.findings.addError('This block is not closed: its `}` is missing.', headerStart, headerEnd);
        break;
      }
      this.#readNext(body);
    }
    return { start, end: Math.max(start + 1, this.end), attributes: body.attributes, blocks: body.blocks };
  }

  /** `{ name = value }`: one argument, and the closing brace on the same line. */
  #readOneLine(body: OpenBody): void {
    const { index, depth } = this;
    try {
      if (this.peek() !== Kind.Identifier) this.failExpecting('an argument or a new line after `{`');
      if (!this.#isAtArgument()) this.fail('A block on one line holds one argument and nothing else. Begin a new line after `{`.');
      this.#readArgument(body);
      if (this.peek() !== Kind.CloseBrace) this.#refuseOneLine(body);
    } catch (thrown) {
      this.#recover(thrown, index, depth);
    }
  }

  #isAtArgument(): boolean {
    return this.peek() === Kind.Identifier && this.kindAt(this.index + 1) === Kind.Assign;
  }

  /** Only records the error: further arguments, and further lines, are read as if they were allowed. */
  #refuseOneLine(body: OpenBody): void {
    const message = 'A block on one line holds one argument and ends on that line. Begin a new line after `{`.';
    this.findings.addError(this.peek() === Kind.Invalid ? this.complaint('`}`') : message, this.start, this.endOf(this.index));
    while (this.take(Kind.Comma) || this.take(Kind.Invalid)) {
      if (this.#isAtArgument()) this.#readArgument(body);
    }
  }

  /** In a file with a brace too few, a top-level block at the start of a line shows which block is open. */
  #isNextTopLevel(): boolean {
    if (this.#hasBalancedBraces || this.peek() !== Kind.Identifier || !this.beginsLine(this.index)) return false;
    const next = this.kindAt(this.index + 1);
    const isBlock = next === Kind.OpenQuote || next === Kind.OpenBrace || next === Kind.Identifier;
    return isBlock && topLevelTypes.has(this.textOf(this.index));
  }
}

function openBody(): OpenBody {
  return { attributes: [], blocks: [], names: undefined };
}

function isSet(body: OpenBody, name: string): boolean {
  if (body.attributes.length < MANY) return body.attributes.some((attribute) => attribute.name === name);
  body.names ??= new Set(body.attributes.map((attribute) => attribute.name));
  return body.names.has(name);
}
