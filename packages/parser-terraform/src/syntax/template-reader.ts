import type { Expression, Template, TemplateInterpolation, TemplatePart } from './ast.js';
import { trimEnd, trimStart } from './characters.js';
import { trimIndentation } from './flush-heredoc.js';
import { NONE, TemplateInterpolationNode, TemplateNode, TemplateTextNode } from './nodes.js';
import { Row } from './row.js';
import { areParts, buildTemplateParts, composeTexts, type TemplateItem, type TextItem } from './template-parts.js';
import { composed, decodeText, mayChangeWhenComposed } from './template-text.js';
import { MAX_NESTING, TokenReader, type Findings, type Source } from './token-reader.js';
import { Kind } from './tokens.js';

/** Reads quoted text, heredocs and bare templates. */
export abstract class TemplateReader extends TokenReader {
  private readonly items = new Row<TemplateItem>();
  /** Whether texts may change when their characters are composed. */
  private composes: boolean;

  constructor(source: Source, findings: Findings) {
    super(source, findings);
    this.composes = mayChangeWhenComposed(source.text);
  }

  protected abstract readExpression(): Expression;

  /** Forgets the items of what was given up. */
  protected dropUnfinished(): void {
    this.items.cut(0);
  }

  protected readQuoted(): Template {
    const open = this.advance();
    const start = this.startOf(open);
    if (this.kind === Kind.CloseQuote) {
      this.advance();
      this.height = 1;
      return new TemplateNode(start, this.end, NONE, false);
    }
    if (this.kind === Kind.Text && this.kindAt(open + 2) === Kind.CloseQuote) return this.readPlain(start);
    const parts = this.readParts(Kind.CloseQuote, false);
    return new TemplateNode(start, this.end, parts, false);
  }

  private readPlain(start: number): Template {
    const index = this.advance();
    this.advance();
    this.height = 1;
    const raw = this.textOf(index);
    const part = new TemplateTextNode(this.startOf(index), this.endOf(index), this.composes ? composed(raw) : raw);
    return new TemplateNode(start, this.end, [part], false);
  }

  protected readHeredoc(): Template {
    const open = this.advance();
    const parts = this.readParts(Kind.CloseHeredoc, this.kindAt(open) === Kind.OpenFlushHeredoc);
    return new TemplateNode(this.startOf(open), this.end, parts, true);
  }

  /** A template that fills the whole text, from its first to its last character in the file. */
  protected readBareTemplate(start: number, end: number): Template {
    const parts = this.readParts(Kind.EndOfFile, false);
    return new TemplateNode(start, end, parts, false);
  }

  private readParts(closer: Kind, isFlush: boolean): readonly TemplatePart[] {
    this.enter();
    const wasIgnoring = this.ignoresNewlines;
    this.ignoresNewlines = false;
    const items = this.readItems(closer, isFlush);
    this.close(wasIgnoring);
    this.leave();
    if (isFlush) trimIndentation(items);
    if (areParts(items)) {
      this.setHeight(this.height + 1);
      if (this.composes) composeTexts(items);
      return items;
    }
    const built = buildTemplateParts(items, MAX_NESTING - this.depth);
    if (built.problem !== undefined) this.failAt(built.problem.message, built.problem.start, built.problem.end);
    this.setHeight(this.height + built.height + 1);
    return built.parts;
  }

  /** Reads up to the closer, and leaves the height of the highest expression in `height`. */
  private readItems(closer: Kind, isFlush: boolean): readonly TemplateItem[] {
    const { items } = this;
    const first = items.count;
    let height = 0;
    let trimsNext = false;
    let previous: TextItem | undefined;
    while (this.kind !== closer) {
      if (this.kind === Kind.Text || this.kind === Kind.EscapedText) {
        previous = trimsNext || isFlush ? this.readText(closer === Kind.CloseQuote, trimsNext) : this.readTexts(closer === Kind.CloseQuote);
        items.push(previous);
        trimsNext = false;
        continue;
      }
      if (this.kind !== Kind.OpenInterpolation && this.kind !== Kind.OpenDirective) this.failExpecting('the end of the text');
      if (previous !== undefined && this.lengthOf(this.index) === 3) previous.text = trimEnd(previous.text);
      previous = undefined;
      this.height = 0;
      items.push(this.kind === Kind.OpenInterpolation ? this.readInterpolation() : this.readDirective());
      height = Math.max(height, this.height);
      trimsNext = this.takenLength === 2;
    }
    this.height = height;
    return items.cut(first);
  }

  /** Lines that follow each other, as one text when there is nothing to resolve in them. */
  private readTexts(isQuoted: boolean): TextItem {
    if (this.kind === Kind.EscapedText) return this.readText(isQuoted, false);
    const first = this.advance();
    let last = first;
    while (this.kind === Kind.Text) last = this.advance();
    return new TemplateTextNode(this.startOf(first), this.endOf(last), this.textBetween(first, last));
  }

  private readText(isQuoted: boolean, trims: boolean): TextItem {
    const isEscaped = this.kind === Kind.EscapedText;
    const index = this.advance();
    const start = this.startOf(index);
    let text = this.textOf(index);
    if (isEscaped) {
      const decoded = decodeText(text, isQuoted);
      text = decoded.text;
      this.composes ||= mayChangeWhenComposed(text);
      for (const bad of decoded.badEscapes) this.findings.addError(bad.message, start + bad.start, start + bad.end);
    }
    return new TemplateTextNode(start, this.endOf(index), trims ? trimStart(text) : text);
  }

  private readInterpolation(): TemplateInterpolation {
    const start = this.startOf(this.open());
    const expression = this.readExpression();
    this.closeSequence('`}` after the interpolated value (write `$${` for a `${` that is meant as text)');
    return new TemplateInterpolationNode(start, this.end, expression);
  }

  private closeSequence(expected: string): void {
    if (this.kind !== Kind.CloseSequence) this.failExpecting(expected);
    this.close(false);
  }

  private readDirective(): TemplateItem {
    const start = this.startOf(this.open());
    if (this.kind !== Kind.Identifier) this.failDirective();
    const word = this.textOf(this.index);
    switch (word) {
      case 'if': {
        this.advance();
        const condition = this.readExpression();
        this.closeSequence('`}` after the condition');
        return { kind: 'if', start, end: this.end, condition };
      }
      case 'for':
        this.advance();
        return this.readForDirective(start);
      case 'else':
      case 'endif':
      case 'endfor':
        this.advance();
        this.closeSequence(`\`}\` after ${word}`);
        return { kind: word, start, end: this.end };
      default:
        return this.failDirective();
    }
  }

  private failDirective(): never {
    return this.failExpecting('`if`, `else`, `endif`, `for` or `endfor` after `%{` (write `%%{` for a `%{` that is meant as text)');
  }

  private readForDirective(start: number): TemplateItem {
    const names = this.readForNames();
    const collection = this.readExpression();
    this.closeSequence('`}` after the collection');
    return { kind: 'for', start, end: this.end, ...names, collection };
  }

  /** `a in` or `a, b in`, of a `for` expression or directive. */
  protected readForNames(): { readonly keyName: string | undefined; readonly valueName: string } {
    const first = this.readName();
    const second = this.take(Kind.Comma) ? this.readName() : undefined;
    if (!this.isWord('in')) this.failExpecting('`in` after the names of the `for`');
    this.advance();
    return second === undefined ? { keyName: undefined, valueName: first } : { keyName: first, valueName: second };
  }

  private readName(): string {
    if (this.kind !== Kind.Identifier) this.failExpecting('a name for the item of the `for`');
    return this.nameAt(this.advance());
  }
}
