import type { Expression, Template, TemplatePart, TemplateText } from './ast.js';
import { trimEnd, trimStart } from './characters.js';
import { trimIndentation } from './flush-heredoc.js';
import { buildTemplateParts, type TemplateItem, type TextItem } from './template-parts.js';
import { composed, decodeText, mayChangeWhenComposed } from './template-text.js';
import { MAX_NESTING, TokenReader, type Findings, type Source } from './token-reader.js';
import { Kind } from './tokens.js';

const EMPTY: readonly TemplatePart[] = [];

/** Reads quoted text, heredocs and bare templates. */
export abstract class TemplateReader extends TokenReader {
  readonly #composes: boolean;

  constructor(source: Source, findings: Findings) {
    super(source, findings);
    this.#composes = mayChangeWhenComposed(source.text);
  }

  protected abstract readExpression(): Expression;

  protected readQuoted(): Template {
    const open = this.advance();
    const start = this.startOf(open);
    const kind = this.kindAt(open + 1);
    if (kind === Kind.CloseQuote) {
      this.advance();
      this.setHeight(1);
      return { kind: 'template', start, end: this.end, parts: EMPTY, isHeredoc: false };
    }
    if (kind === Kind.Text && this.kindAt(open + 2) === Kind.CloseQuote) return this.#readPlain(start);
    const parts = this.#readParts(Kind.CloseQuote, false);
    return { kind: 'template', start, end: this.end, parts, isHeredoc: false };
  }

  #readPlain(start: number): Template {
    const index = this.advance();
    this.advance();
    this.setHeight(1);
    const raw = this.textOf(index);
    const text = this.#composes ? composed(raw) : raw;
    const part: TemplateText = { kind: 'text', start: this.startOf(index), end: this.endOf(index), text };
    return { kind: 'template', start, end: this.end, parts: [part], isHeredoc: false };
  }

  protected readHeredoc(): Template {
    const open = this.advance();
    const parts = this.#readParts(Kind.CloseHeredoc, this.kindAt(open) === Kind.OpenFlushHeredoc);
    return { kind: 'template', start: this.startOf(open), end: this.end, parts, isHeredoc: true };
  }

  /** A template that fills the whole text, from its first to its last character in the file. */
  protected readBareTemplate(start: number, end: number): Template {
    const parts = this.#readParts(Kind.EndOfFile, false);
    return { kind: 'template', start, end, parts, isHeredoc: false };
  }

  #readParts(closer: number, isFlush: boolean): readonly TemplatePart[] {
    this.enter();
    const wasIgnoring = this.ignoresNewlines;
    this.ignoresNewlines = false;
    const items = this.#readItems(closer);
    this.ignoresNewlines = wasIgnoring;
    this.leave();
    if (isFlush) trimIndentation(items);
    const built = buildTemplateParts(items, MAX_NESTING - this.depth);
    if (built.problem !== undefined) this.failAt(built.problem.message, built.problem.start, built.problem.end);
    this.setHeight(this.height + built.height + 1);
    return built.parts;
  }

  /** Leaves the height of the highest expression in `height`. */
  #readItems(closer: number): TemplateItem[] {
    const items: TemplateItem[] = [];
    let height = 0;
    let trimsNext = false;
    for (let previous: TextItem | undefined; ; ) {
      const kind = this.peek();
      if (kind === closer) {
        this.advance();
        this.height = height;
        return items;
      }
      if (kind === Kind.Text || kind === Kind.EscapedText) {
        previous = this.#readText(closer === Kind.CloseQuote, trimsNext);
        items.push(previous);
        trimsNext = false;
        continue;
      }
      if (kind !== Kind.OpenInterpolation && kind !== Kind.OpenDirective) this.failExpecting('the end of the text');
      if (previous !== undefined && this.lengthOf(this.index) === 3) previous.text = trimEnd(previous.text);
      previous = undefined;
      this.height = 0;
      items.push(kind === Kind.OpenInterpolation ? this.#readInterpolation() : this.#readDirective());
      height = Math.max(height, this.height);
      trimsNext = this.lengthOf(this.index - 1) === 2;
    }
  }

  #readText(isQuoted: boolean, trims: boolean): TextItem {
    const isEscaped = this.peek() === Kind.EscapedText;
    const index = this.advance();
    const start = this.startOf(index);
    let text = this.textOf(index);
    if (isEscaped) {
      const decoded = decodeText(text, isQuoted);
      text = decoded.text;
      for (const bad of decoded.badEscapes) this.findings.addError(bad.message, start + bad.start, start + bad.end);
    }
    return { kind: 'text', start, end: this.endOf(index), text: trims ? trimStart(text) : text };
  }

  #readInterpolation(): TemplateItem {
    const start = this.startOf(this.advance());
    this.ignoresNewlines = true;
    const expression = this.readExpression();
    this.#closeSequence('`}` after the interpolated value (write `$${` for a `${` that is meant as text)');
    return { kind: 'interpolation', start, end: this.end, expression };
  }

  #closeSequence(expected: string): void {
    if (this.peek() !== Kind.CloseSequence) this.failExpecting(expected);
    this.advance();
    this.ignoresNewlines = false;
  }

  #readDirective(): TemplateItem {
    const start = this.startOf(this.advance());
    this.ignoresNewlines = true;
    if (this.peek() !== Kind.Identifier) this.#failDirective();
    const word = this.textOf(this.index);
    switch (word) {
      case 'if': {
        this.advance();
        const condition = this.readExpression();
        this.#closeSequence('`}` after the condition');
        return { kind: 'if', start, end: this.end, condition };
      }
      case 'for':
        this.advance();
        return this.#readForDirective(start);
      case 'else':
      case 'endif':
      case 'endfor':
        this.advance();
        this.#closeSequence(`\`}\` after ${word}`);
        return { kind: word, start, end: this.end };
      default:
        return this.#failDirective();
    }
  }

  #failDirective(): never {
    return this.failExpecting('`if`, `else`, `endif`, `for` or `endfor` after `%{` (write `%%{` for a `%{` that is meant as text)');
  }

  #readForDirective(start: number): TemplateItem {
    const names = this.readForNames();
    const collection = this.readExpression();
    this.#closeSequence('`}` after the collection');
    return { kind: 'for', start, end: this.end, ...names, collection };
  }

  /** `a in` or `a, b in`, of a `for` expression or directive. */
  protected readForNames(): { readonly keyName: string | undefined; readonly valueName: string } {
    const first = this.#readName();
    const second = this.take(Kind.Comma) ? this.#readName() : undefined;
    if (!this.isWord('in')) this.failExpecting('`in` after the names of the `for`');
    this.advance();
    return second === undefined ? { keyName: undefined, valueName: first } : { keyName: first, valueName: second };
  }

  #readName(): string {
    if (this.peek() !== Kind.Identifier) this.failExpecting('a name for the item of the `for`');
    return this.textOf(this.advance());
  }
}
