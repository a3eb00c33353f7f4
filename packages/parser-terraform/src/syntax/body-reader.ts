import type { Attribute, Block, Body, Expression, Label } from './ast.js';
import { ExpressionReader } from './expression-reader.js';
import { AttributeNode, BlockNode, BodyNode, LabelNode } from './nodes.js';
import { Row } from './row.js';
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

/** From so many arguments on their names are kept in a set, so that one that is set twice is found at once. */
const MANY = 16;

/** Reads arguments and blocks. An error costs the argument or block it is in, and nothing else. */
export class BodyReader extends ExpressionReader {
  private readonly hasBalancedBraces: boolean;
  private readonly attributes = new Row<Attribute>();
  private readonly blocks = new Row<Block>();
  private readonly labels = new Row<Label>();
  /** Where the arguments of the innermost body begin in the row. */
  private firstAttribute = 0;
  /** Their names, once there are many. */
  private names: Set<string> | undefined;

  constructor(source: Source, findings: Findings) {
    super(source, findings);
    this.hasBalancedBraces = source.tokens.hasBalancedBraces;
  }

  protected override dropUnfinished(): void {
    super.dropUnfinished();
    this.labels.cut(0);
  }

  /** The body of a whole file. */
  readFile(): Body {
    while (this.kind !== Kind.EndOfFile) {
      if (this.kind === Kind.CloseBrace) this.refuseStrayBrace();
      else this.readNext();
    }
    return new BodyNode(0, this.text.length, this.attributes.cut(0), this.blocks.cut(0));
  }

  private refuseStrayBrace(): void {
    this.findings.addError('There is no open block that this `}` closes.', this.start, this.endOf(this.index));
    this.advance();
  }

  private readNext(): void {
    if (this.kind === Kind.Newline) {
      this.advance();
      return;
    }
    const { index, depth } = this;
    try {
      this.readItem();
    } catch (thrown) {
      this.recover(thrown, index, depth);
    }
  }

  /** Passes over the item that begins at the token `from`. */
  private recover(thrown: unknown, from: number, depth: number): void {
    if (thrown !== LOST) throw thrown;
    this.depth = depth;
    this.ignoresNewlines = false;
    this.dropUnfinished();
    this.skipItem(from);
    if (this.index === from) this.advance();
  }

  private readItem(): void {
    if (this.kind === Kind.OpenQuote) this.fail('The name of an argument or block is not quoted.');
    if (this.kind !== Kind.Identifier) this.failExpecting('an argument or a block');
    switch (this.kindAt(this.index + 1)) {
      case Kind.Assign:
        this.readArgument();
        this.endLine('argument');
        return;
      case Kind.OpenBrace:
      case Kind.OpenQuote:
      case Kind.Identifier:
        this.blocks.push(this.readBlock());
        this.endLine('block');
        return;
      default:
        this.advance();
        this.failExpecting('`=` and a value, or a block in `{`');
    }
  }

  /** `name = value`; the value is `Broken` when it could not be read, and what follows it is skipped then. */
  private readArgument(): void {
    const { depth } = this;
    const nameIndex = this.advance();
    this.advance();
    const start = this.startOf(nameIndex);
    const nameEnd = this.endOf(nameIndex);
    const name = this.nameAt(nameIndex);
    const valueStart = this.start;
    let value: Expression;
    let { end } = this;
    try {
      value = this.readExpression();
      ({ end } = this);
    } catch (thrown) {
      this.recover(thrown, nameIndex, depth);
      value = this.broken(Math.min(valueStart, Math.max(nameEnd, this.end)));
      end = Math.max(nameEnd, value.end);
    }
    if (this.isSet(name)) {
      this.findings.addError(`The argument \`${name}\` is set twice in this block.`, start, nameEnd);
      return;
    }
    this.attributes.push(new AttributeNode(start, end, name, nameEnd, value));
    this.names?.add(name);
  }

  private isSet(name: string): boolean {
    const { attributes, firstAttribute } = this;
    if (attributes.count - firstAttribute >= MANY) return this.allNames().has(name);
    for (let at = firstAttribute; at < attributes.count; at++) {
      if (attributes.at(at)?.name === name) return true;
    }
    return false;
  }

  private allNames(): Set<string> {
    if (this.names !== undefined) return this.names;
    const names = new Set<string>();
    for (let at = this.firstAttribute; at < this.attributes.count; at++) names.add(this.attributes.at(at)?.name ?? '');
    this.names = names;
    return names;
  }

  private endLine(item: 'argument' | 'block'): void {
    const kind = this.kind;
    if (this.take(Kind.Newline) || kind === Kind.EndOfFile) return;
    const isAfterUnclosedBlock = this.kindAt(this.index - 1) === Kind.Newline;
    if (isAfterUnclosedBlock) return;
    if (kind === Kind.Comma) this.fail(`After this ${item} a new line is needed, not a comma.`);
    this.failExpecting(`a new line after this ${item}`);
  }

  private readBlock(): Block {
    const typeIndex = this.advance();
    const start = this.startOf(typeIndex);
    let headerEnd = this.endOf(typeIndex);
    while (!this.isAtBlockOpening()) {
      const next = this.readLabel();
      this.labels.push(next);
      headerEnd = next.end;
    }
    const labels = this.labels.cut(0);
    this.enter();
    const content = this.readBody(start, headerEnd);
    this.leave();
    return new BlockNode(start, content.end, this.nameAt(typeIndex), labels, headerEnd, content);
  }

  /** A `{` on the next line is an error after which the block can be read all the same. */
  private isAtBlockOpening(): boolean {
    if (this.kind === Kind.OpenBrace) return true;
    if (this.kind !== Kind.Newline || this.kindAt(this.index + 1) !== Kind.OpenBrace) return false;
    this.findings.addError(BRACE_ON_NEXT_LINE, this.start, this.endOf(this.index));
    return this.take(Kind.Newline);
  }

  private readLabel(): Label {
    const kind = this.kind;
    if (kind === Kind.OpenQuote) return this.readQuotedLabel();
    if (kind === Kind.Assign) this.fail('A block has no `=`. Remove it, or the labels when this is meant as an argument.');
    if (kind === Kind.Newline) this.fail(BRACE_ON_NEXT_LINE);
    if (kind !== Kind.Identifier) this.failExpecting('a label in quotes or `{`');
    const index = this.advance();
    return new LabelNode(this.startOf(index), this.endOf(index), this.nameAt(index));
  }

  private readQuotedLabel(): Label {
    const start = this.startOf(this.advance());
    let text = '';
    while (!this.take(Kind.CloseQuote)) text += this.readLabelText();
    return new LabelNode(start, this.end, text);
  }

  private readLabelText(): string {
    const kind = this.kind;
    if (kind === Kind.OpenInterpolation || kind === Kind.OpenDirective) this.fail('A label is plain text; it cannot hold `${` or `%{`.');
    if (kind !== Kind.Text && kind !== Kind.EscapedText) this.failExpecting('the end of the label');
    const index = this.advance();
    if (kind === Kind.Text) return this.nameAt(index);
    const decoded = decodeText(this.textOf(index), true);
    const start = this.startOf(index);
    for (const bad of decoded.badEscapes) this.findings.addError(bad.message, start + bad.start, start + bad.end);
    return decoded.text;
  }

  private readBody(headerStart: number, headerEnd: number): Body {
    const { firstAttribute, names, attributes, blocks } = this;
    const firstBlock = blocks.count;
    this.firstAttribute = attributes.count;
    this.names = undefined;
    const start = this.startOf(this.advance());
    this.readContent(headerStart, headerEnd);
    const node = new BodyNode(start, Math.max(start + 1, this.end), attributes.cut(this.firstAttribute), blocks.cut(firstBlock));
    this.firstAttribute = firstAttribute;
    this.names = names;
    return node;
  }

  private readContent(headerStart: number, headerEnd: number): void {
    if (this.kind !== Kind.Newline && this.kind !== Kind.CloseBrace && this.kind !== Kind.EndOfFile) this.readOneLine();
    while (this.kind !== Kind.CloseBrace) {
      if (this.kind === Kind.EndOfFile || this.isNextTopLevel()) {
        this.findings.addError('This block is not closed: its `}` is missing.', headerStart, headerEnd);
        return;
      }
      this.readNext();
    }
    this.advance();
  }

  /** `{ name = value }`: one argument, and the closing brace on the same line. */
  private readOneLine(): void {
    const { index, depth } = this;
    try {
      if (this.kind !== Kind.Identifier) this.failExpecting('an argument or a new line after `{`');
      if (!this.isAtArgument()) this.fail('A block on one line holds one argument and nothing else. Begin a new line after `{`.');
      this.readArgument();
      if (!this.isAt(Kind.CloseBrace)) this.refuseOneLine();
    } catch (thrown) {
      this.recover(thrown, index, depth);
    }
  }

  private isAtArgument(): boolean {
    return this.kind === Kind.Identifier && this.kindAt(this.index + 1) === Kind.Assign;
  }

  /** Only records the error: further arguments, and further lines, are read as if they were allowed. */
  private refuseOneLine(): void {
    const message = 'A block on one line holds one argument and ends on that line. Begin a new line after `{`.';
    this.findings.addError(this.kind === Kind.Invalid ? this.complaint('`}`') : message, this.start, this.endOf(this.index));
    while (this.take(Kind.Comma) || this.take(Kind.Invalid)) {
      if (this.isAtArgument()) this.readArgument();
    }
  }

  /** In a file with a brace too few, a top-level block at the start of a line shows which block is open. */
  private isNextTopLevel(): boolean {
    if (this.hasBalancedBraces || this.kind !== Kind.Identifier || !this.beginsLine(this.index)) return false;
    const next = this.kindAt(this.index + 1);
    const isBlock = next === Kind.OpenQuote || next === Kind.OpenBrace || next === Kind.Identifier;
    return isBlock && topLevelTypes.has(this.textOf(this.index));
  }
}
