import type { BinaryOperator, Call, Expression, Literal, Splat, SplatStep, Variable } from './ast.js';
import { CollectionReader } from './collection-reader.js';
import { BinaryNode, CallNode, ConditionalNode, GetAttributeNode, IndexNode, LiteralNode, ParenthesisedNode, VariableNode } from './nodes.js';
import { Kind } from './tokens.js';

const LOWEST = 1;

const operators: readonly (readonly [Kind, BinaryOperator, number])[] = [
  [Kind.Or, '||', LOWEST],
  [Kind.And, '&&', 2],
  [Kind.Equal, '==', 3],
  [Kind.NotEqual, '!=', 3],
  [Kind.Greater, '>', 4],
  [Kind.GreaterOrEqual, '>=', 4],
  [Kind.Less, '<', 4],
  [Kind.LessOrEqual, '<=', 4],
  [Kind.Plus, '+', 5],
  [Kind.Minus, '-', 5],
  [Kind.Star, '*', 6],
  [Kind.Slash, '/', 6],
  [Kind.Percent, '%', 6],
];

/** By kind of token; 0 for what is no operator. */
const precedences = new Uint8Array(64);
const symbols = new Map<number, BinaryOperator>();
for (const [kind, symbol, precedence] of operators) {
  precedences[kind] = precedence;
  symbols.set(kind, symbol);
}

/** Reads expressions with HCL's precedence: conditional, binary by level, unary, traversal, term. */
export abstract class ExpressionReader extends CollectionReader {
  protected override readExpression(): Expression {
    this.enter();
    const { start } = this;
    let expression = this.readOperand();
    if (precedences[this.kind] !== 0) expression = this.readOperators(start, expression, LOWEST);
    if (this.kind === Kind.Question) expression = this.readConditional(start, expression);
    this.leave();
    return expression;
  }

  private readConditional(start: number, condition: Expression): Expression {
    let { height } = this;
    this.advance();
    const whenTrue = this.readExpression();
    height = Math.max(height, this.height);
    if (!this.take(Kind.Colon)) this.failExpecting('`:` and the value for the other case');
    const whenFalse = this.readExpression();
    this.setHeight(Math.max(height, this.height) + 1);
    return new ConditionalNode(start, this.end, condition, whenTrue, whenFalse);
  }

  /** What follows the first operand: operators of at least this precedence, with their other operands. */
  private readOperators(start: number, first: Expression, lowest: number): Expression {
    let left = first;
    for (;;) {
      const { kind } = this;
      const precedence = precedences[kind] ?? 0;
      const operator = precedence < lowest ? undefined : symbols.get(kind);
      if (operator === undefined) return left;
      const { height } = this;
      this.advance();
      const rightStart = this.start;
      let right = this.readOperand();
      if ((precedences[this.kind] ?? 0) > precedence) right = this.readOperators(rightStart, right, precedence + 1);
      this.setHeight(Math.max(height, this.height) + 1);
      left = new BinaryNode(start, this.end, operator, left, right);
    }
  }

  /** A term and what is taken from it. */
  private readOperand(): Expression {
    const { start } = this;
    let node = this.readTerm();
    for (;;) {
      if (this.kind === Kind.OpenBracket) node = this.readBracket(start, node);
      else if (this.kind === Kind.Dot) node = this.readDot(start, node);
      else return node;
    }
  }

  private readTerm(): Expression {
    const read = ExpressionReader.terms.get(this.kind);
    return read === undefined ? this.failExpecting('a value') : read(this);
  }

  /**
   * By kind of token, what reads the term that begins with it. A table, since V8 copies what a function calls by name
   * into it: operands hold all that there is, and are called for from everywhere, so that compiling the copies would
   * take longer than reading the files.
   */
  private static readonly terms: ReadonlyMap<number, (reader: ExpressionReader) => Expression> = new Map([
    [Kind.Identifier, (reader) => reader.readNameOrCall()],
    [Kind.OpenQuote, (reader) => reader.readQuoted()],
    [Kind.Number, (reader) => reader.readNumber()],
    [Kind.OpenBracket, (reader) => reader.readTupleOrFor()],
    [Kind.OpenBrace, (reader) => reader.readObjectOrFor()],
    [Kind.OpenParenthesis, (reader) => reader.readParentheses()],
    [Kind.OpenHeredoc, (reader) => reader.readHeredoc()],
    [Kind.OpenFlushHeredoc, (reader) => reader.readHeredoc()],
    [Kind.Minus, (reader) => reader.readUnary('-')],
    [Kind.Not, (reader) => reader.readUnary('!')],
  ]);

  private readUnary(operator: '-' | '!'): Expression {
    this.enter();
    const start = this.startOf(this.advance());
    const operand = this.readOperand();
    this.leave();
    this.setHeight(this.height + 1);
    return { kind: 'unary', start, end: this.end, operator, operand };
  }

  private readParentheses(): Expression {
    const wasIgnoring = this.ignoresNewlines;
    const start = this.startOf(this.open());
    const inner = this.readExpression();
    if (this.kind !== Kind.CloseParenthesis) this.failExpecting('`)`');
    this.close(wasIgnoring);
    this.setHeight(this.height + 1);
    return new ParenthesisedNode(start, this.end, inner);
  }

  private readNumber(): Literal {
    const token = this.advance();
    const raw = this.nameAt(token);
    const value = Number(raw);
    const start = this.startOf(token);
    const end = this.endOf(token);
    if (Number.isNaN(value)) this.failAt(`\`${raw}\` is not a number.`, start, end);
    this.height = 1;
    return new LiteralNode(start, end, value, raw);
  }

  protected override nameOf(token: number, name: string): Variable | Literal {
    const start = this.startOf(token);
    const end = this.endOf(token);
    this.height = 1;
    if (name === 'true') return new LiteralNode(start, end, true, name);
    if (name === 'false') return new LiteralNode(start, end, false, name);
    if (name === 'null') return new LiteralNode(start, end, null, name);
    return new VariableNode(start, end, name);
  }

  private readCall(nameToken: number): Call {
    const start = this.startOf(nameToken);
    let name = this.nameAt(nameToken);
    let nameEnd = this.endOf(nameToken);
    while (this.take(Kind.DoubleColon)) {
      if (this.kind !== Kind.Identifier) this.failExpecting('the name of a function after `::`');
      const part = this.advance();
      name = `${name}::${this.textOf(part)}`;
      nameEnd = this.endOf(part);
    }
    if (this.kind !== Kind.OpenParenthesis) this.failExpecting('`(` after the name of the function');
    this.findings.functions.add(name);
    const wasIgnoring = this.ignoresNewlines;
    this.open();
    const first = this.expressions.count;
    const expandLast = this.readArguments();
    this.close(wasIgnoring);
    this.setHeight(this.height + 1);
    return new CallNode(start, this.end, name, nameEnd, this.expressions.cut(first), expandLast);
  }

  /** Reads up to the closing parenthesis; true when the last argument is expanded with `...`. */
  private readArguments(): boolean {
    let height = 0;
    let expandLast = false;
    while (this.kind !== Kind.CloseParenthesis) {
      this.expressions.push(this.readExpression());
      height = Math.max(height, this.height);
      if (this.kind === Kind.Comma) {
        this.advance();
        continue;
      }
      expandLast = this.take(Kind.Ellipsis);
      if (this.kind === Kind.CloseParenthesis) break;
      this.failExpecting(expandLast ? '`)` after `...`' : '`,` or `)` after the argument of the function');
    }
    this.height = height;
    return expandLast;
  }

  private readNameOrCall(): Expression {
    const token = this.advance();
    if (this.kind === Kind.OpenParenthesis || this.kind === Kind.DoubleColon) return this.readCall(token);
    return this.nameOf(token, this.nameAt(token));
  }

  private readDot(start: number, of: Expression): Expression {
    const dot = this.advance();
    if (this.kind !== Kind.Identifier) return this.readRareDot(start, of, this.startOf(dot));
    const name = this.advance();
    this.setHeight(this.height + 1);
    return new GetAttributeNode(start, this.endOf(name), of, this.nameAt(name));
  }

  /** A dot, which stands at `dot`, that is followed by a number as the legacy index, or by `*`. */
  private readRareDot(start: number, of: Expression, dot: number): Expression {
    if (this.kind === Kind.Star) return this.readAttributeSplat(start, of);
    const { height } = this;
    let node = of;
    for (const { end, key } of this.readLegacyIndex(dot)) node = new IndexNode(start, end, node, key);
    this.setHeight(height + 1);
    return node;
  }

  /** What follows a dot, which stands at `start`: a name, or a number as the legacy index. Two for `0.1`, which HCL refuses. */
  private readDotSteps(start: number): readonly SplatStep[] {
    if (this.kind !== Kind.Identifier) return this.readLegacyIndex(start);
    const name = this.advance();
    return [{ kind: 'attribute', start, end: this.endOf(name), name: this.nameAt(name) }];
  }

  private readLegacyIndex(start: number): readonly IndexStep[] {
    if (this.kind !== Kind.Number) this.failExpecting('the name of an attribute after `.`');
    const from = this.start;
    const raw = this.textOf(this.index);
    const dot = raw.indexOf('.');
    if (dot < 0) {
      const key = this.readNumber();
      return [{ kind: 'index', start, end: key.end, key }];
    }
    const end = this.endOf(this.advance());
    const first = raw.slice(0, dot);
    const second = raw.slice(dot + 1);
    const message = `Two indexes may not follow each other as \`.${raw}\`. Write \`[${first}][${second}]\`.`;
    if (second.includes('.') || end - from !== raw.length) this.failAt(message, from, end);
    this.findings.addError(message, from, end);
    return [
      { kind: 'index', start, end: from + dot, key: numberAt(from, first) },
      { kind: 'index', start: from + dot, end, key: numberAt(from + dot + 1, second) },
    ];
  }

  private readBracket(start: number, of: Expression): Expression {
    this.advance();
    if (this.kind === Kind.Star) return this.readFullSplat(start, of);
    const { height } = this;
    const key = this.readKey();
    this.setHeight(Math.max(height, this.height) + 1);
    return new IndexNode(start, this.end, of, key);
  }

  private readKey(): Expression {
    const wasIgnoring = this.ignoresNewlines;
    this.ignoresNewlines = true;
    if (this.kind === Kind.Newline) this.passNewlines();
    const key = this.readExpression();
    if (this.kind !== Kind.CloseBracket) this.failExpecting('`]` after the index');
    this.close(wasIgnoring);
    return key;
  }

  private readAttributeSplat(start: number, of: Expression): Splat {
    const { height } = this;
    this.advance();
    const each = this.readAttributeSteps();
    this.setHeight(height + 1);
    return { kind: 'splat', start, end: this.end, of, each, isFull: false };
  }

  private readFullSplat(start: number, of: Expression): Splat {
    const { height } = this;
    this.advance();
    if (!this.take(Kind.CloseBracket)) this.failExpecting('`]` after `[*`');
    const each = this.readAllSteps();
    this.setHeight(Math.max(height, this.height) + 1);
    return { kind: 'splat', start, end: this.end, of, each, isFull: true };
  }

  /** After `.*` only names and legacy indexes are applied to each item. */
  private readAttributeSteps(): SplatStep[] {
    const steps: SplatStep[] = [];
    while (this.kind === Kind.Dot) {
      const start = this.startOf(this.advance());
      if (this.isAt(Kind.Star)) this.fail('A second `.*` may not follow the first. Use `[*]`.');
      steps.push(...this.readDotSteps(start));
    }
    return steps;
  }

  /** After `[*]` everything that follows is applied to each item. Leaves the height of the keys in `height`. */
  private readAllSteps(): SplatStep[] {
    this.enter();
    const steps: SplatStep[] = [];
    let height = 0;
    while (this.kind === Kind.Dot || this.kind === Kind.OpenBracket) {
      const isBracket = this.kind === Kind.OpenBracket;
      const start = this.startOf(this.advance());
      this.height = 0;
      if (this.isAt(Kind.Star)) steps.push(this.readNestedSplat(start, isBracket));
      else if (!isBracket) steps.push(...this.readDotSteps(start));
      else {
        const key = this.readKey();
        steps.push({ kind: 'index', start, end: this.end, key });
      }
      height = Math.max(height, this.height);
    }
    this.setHeight(Math.max(height + 1, steps.length));
    this.leave();
    return steps;
  }

  private readNestedSplat(start: number, isFull: boolean): SplatStep {
    this.advance();
    if (isFull && !this.take(Kind.CloseBracket)) this.failExpecting('`]` after `[*`');
    const each = isFull ? this.readAllSteps() : this.readAttributeSteps();
    return { kind: 'splat', start, end: this.end, each, isFull };
  }
}

type IndexStep = Extract<SplatStep, { kind: 'index' }>;

function numberAt(start: number, raw: string): Literal {
  return new LiteralNode(start, start + raw.length, Number(raw), raw);
}
