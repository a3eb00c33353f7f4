import type { BinaryOperator, Call, Expression, GetAttribute, Index, Literal, Splat, SplatStep } from './ast.js';
import { CollectionReader } from './collection-reader.js';
import { Kind } from './tokens.js';

interface Operator {
  readonly symbol: BinaryOperator;
  readonly precedence: number;
}

const LOWEST = 1;

const operators: Readonly<Record<number, Operator>> = {
  [Kind.Or]: { symbol: '||', precedence: LOWEST },
  [Kind.And]: { symbol: '&&', precedence: 2 },
  [Kind.Equal]: { symbol: '==', precedence: 3 },
  [Kind.NotEqual]: { symbol: '!=', precedence: 3 },
  [Kind.Greater]: { symbol: '>', precedence: 4 },
  [Kind.GreaterOrEqual]: { symbol: '>=', precedence: 4 },
  [Kind.Less]: { symbol: '<', precedence: 4 },
  [Kind.LessOrEqual]: { symbol: '<=', precedence: 4 },
  [Kind.Plus]: { symbol: '+', precedence: 5 },
  [Kind.Minus]: { symbol: '-', precedence: 5 },
  [Kind.Star]: { symbol: '*', precedence: 6 },
  [Kind.Slash]: { symbol: '/', precedence: 6 },
  [Kind.Percent]: { symbol: '%', precedence: 6 },
};

/** Reads expressions with HCL's precedence: conditional, binary by level, unary, traversal, term. */
export abstract class ExpressionReader extends CollectionReader {
  protected override readExpression(): Expression {
    this.enter();
    const condition = this.#readBinary(LOWEST);
    const expression = this.peek() === Kind.Question ? this.#readConditional(condition) : condition;
    this.leave();
    return expression;
  }

  #readConditional(condition: Expression): Expression {
    let { height } = this;
    this.advance();
    const whenTrue = this.readExpression();
    height = Math.max(height, this.height);
    if (!this.take(Kind.Colon)) this.failExpecting('`:` and the value for the other case');
    const whenFalse = this.readExpression();
    this.setHeight(Math.max(height, this.height) + 1);
    return { kind: 'conditional', start: condition.start, end: whenFalse.end, condition, whenTrue, whenFalse };
  }

  #readBinary(precedence: number): Expression {
    let left = this.#readOperand();
    for (;;) {
      const operator = operators[this.peek()];
      if (operator === undefined || operator.precedence < precedence) return left;
      const { height } = this;
      this.advance();
      const right = this.#readBinary(operator.precedence + 1);
      this.setHeight(Math.max(height, this.height) + 1);
      left = { kind: 'binary', start: left.start, end: right.end, operator: operator.symbol, left, right };
    }
  }

  #readOperand(): Expression {
    const term = this.#readTerm();
    const kind = this.peek();
    return kind === Kind.Dot || kind === Kind.OpenBracket ? this.#readTraversals(term) : term;
  }

  #readTerm(): Expression {
    switch (this.peek()) {
      case Kind.Identifier:
        return this.#readNameOrCall();
      case Kind.OpenQuote:
        return this.readQuoted();
      case Kind.Number:
        return this.#readNumber();
      case Kind.OpenBracket:
        return this.readTupleOrFor();
      case Kind.OpenBrace:
        return this.readObjectOrFor();
      case Kind.OpenParenthesis:
        return this.#readParentheses();
      case Kind.OpenHeredoc:
      case Kind.OpenFlushHeredoc:
        return this.readHeredoc();
      case Kind.Minus:
        return this.#readUnary('-');
      case Kind.Not:
        return this.#readUnary('!');
      default:
        return this.failExpecting('a value');
    }
  }

  #readUnary(operator: '-' | '!'): Expression {
    this.enter();
    const start = this.startOf(this.advance());
    const operand = this.#readOperand();
    this.leave();
    this.setHeight(this.height + 1);
    return { kind: 'unary', start, end: operand.end, operator, operand };
  }

  #readParentheses(): Expression {
    const start = this.startOf(this.advance());
    const wasIgnoring = this.ignoresNewlines;
    this.ignoresNewlines = true;
    const inner = this.readExpression();
    if (!this.take(Kind.CloseParenthesis)) this.failExpecting('`)`');
    this.ignoresNewlines = wasIgnoring;
    this.setHeight(this.height + 1);
    return { kind: 'parentheses', start, end: this.end, inner };
  }

  #readNumber(): Literal {
    const index = this.advance();
    const raw = this.textOf(index);
    const value = Number(raw);
    const start = this.startOf(index);
    const end = this.endOf(index);
    if (Number.isNaN(value)) this.failAt(`\`${raw}\` is not a number.`, start, end);
    this.height = 1;
    return { kind: 'literal', start, end, value, raw };
  }

  #readNameOrCall(): Expression {
    const index = this.advance();
    const next = this.peek();
    if (next === Kind.OpenParenthesis || next === Kind.DoubleColon) return this.#readCall(index);
    const start = this.startOf(index);
    const end = this.endOf(index);
    const name = this.textOf(index);
    this.height = 1;
    if (name === 'true') return { kind: 'literal', start, end, value: true, raw: name };
    if (name === 'false') return { kind: 'literal', start, end, value: false, raw: name };
    if (name === 'null') return { kind: 'literal', start, end, value: null, raw: name };
    return { kind: 'variable', start, end, name };
  }

  #readCall(nameIndex: number): Call {
    const start = this.startOf(nameIndex);
    let name = this.textOf(nameIndex);
    let nameEnd = this.endOf(nameIndex);
    while (this.take(Kind.DoubleColon)) {
      if (this.peek() !== Kind.Identifier) this.failExpecting('the name of a function after `::`');
      const part = this.advance();
      name = `${name}::${this.textOf(part)}`;
      nameEnd = this.endOf(part);
    }
    if (!this.take(Kind.OpenParenthesis)) this.failExpecting('`(` after the name of the function');
    this.findings.functions.add(name);
    const wasIgnoring = this.ignoresNewlines;
    this.ignoresNewlines = true;
    const args: Expression[] = [];
    const expandLast = this.#readArguments(args);
    this.ignoresNewlines = wasIgnoring;
    return { kind: 'call', start, end: this.end, name, nameEnd, args, expandLast };
  }

  /** Reads to the closing parenthesis; true when the last argument is expanded with `...`. */
  #readArguments(args: Expression[]): boolean {
    let height = 0;
    let expandLast = false;
    while (!this.take(Kind.CloseParenthesis)) {
      args.push(this.readExpression());
      height = Math.max(height, this.height);
      expandLast = this.take(Kind.Ellipsis);
      if (this.take(Kind.CloseParenthesis)) break;
      if (expandLast) this.failExpecting('`)` after `...`');
      if (!this.take(Kind.Comma)) this.failExpecting('`,` or `)` after the argument of the function');
    }
    this.setHeight(height + 1);
    return expandLast;
  }

  #readTraversals(term: Expression): Expression {
    let node = term;
    for (;;) {
      const kind = this.peek();
      if (kind === Kind.Dot) node = this.#readDot(node);
      else if (kind === Kind.OpenBracket) node = this.#readBracket(node);
      else return node;
    }
  }

  #readDot(of: Expression): Expression {
    this.advance();
    if (this.peek() === Kind.Star) return this.#readAttributeSplat(of);
    const { height } = this;
    let node = of;
    for (const step of this.#readDotSteps()) {
      node = toNode(node, step.end, step);
    }
    this.setHeight(height + 1);
    return node;
  }

  /** What follows a dot: a name, or a number as the legacy index. Two for `0.1`, which HCL refuses. */
  #readDotSteps(): readonly PlainStep[] {
    const start = this.takenStart;
    if (this.peek() === Kind.Number) return this.#readLegacyIndex(start);
    if (this.peek() !== Kind.Identifier) this.failExpecting('the name of an attribute after `.`');
    const index = this.advance();
    return [{ kind: 'attribute', start, end: this.endOf(index), name: this.textOf(index) }];
  }

  #readLegacyIndex(start: number): readonly PlainStep[] {
    const from = this.start;
    const raw = this.textOf(this.index);
    const dot = raw.indexOf('.');
    if (dot < 0) {
      const key = this.#readNumber();
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

  #readBracket(of: Expression): Expression {
    const start = this.startOf(this.advance());
    if (this.peek() === Kind.Star) return this.#readFullSplat(of);
    const { height } = this;
    const key = this.#readKey();
    this.setHeight(Math.max(height, this.height) + 1);
    return toNode(of, this.end, { kind: 'index', start, end: this.end, key });
  }

  #readKey(): Expression {
    const wasIgnoring = this.ignoresNewlines;
    this.ignoresNewlines = true;
    const key = this.readExpression();
    if (!this.take(Kind.CloseBracket)) this.failExpecting('`]` after the index');
    this.ignoresNewlines = wasIgnoring;
    return key;
  }

  #readAttributeSplat(of: Expression): Splat {
    const { height } = this;
    this.advance();
    const each = this.#readAttributeSteps();
    this.setHeight(height + 1);
    return { kind: 'splat', start: of.start, end: this.end, of, each, isFull: false };
  }

  #readFullSplat(of: Expression): Splat {
    const { height } = this;
    this.advance();
    if (!this.take(Kind.CloseBracket)) this.failExpecting('`]` after `[*`');
    const each = this.#readAllSteps();
    this.setHeight(Math.max(height, this.height) + 1);
    return { kind: 'splat', start: of.start, end: this.end, of, each, isFull: true };
  }

  /** After `.*` only names and legacy indexes are applied to each item. */
  #readAttributeSteps(): SplatStep[] {
    const steps: SplatStep[] = [];
    while (this.take(Kind.Dot)) {
      if (this.peek() === Kind.Star) this.fail('A second `.*` may not follow the first. Use `[*]`.');
      steps.push(...this.#readDotSteps());
    }
    return steps;
  }

  /** After `[*]` everything that follows is applied to each item. Leaves the height of the keys in `height`. */
  #readAllSteps(): SplatStep[] {
    this.enter();
    const steps: SplatStep[] = [];
    let height = 0;
    for (let kind = this.peek(); kind === Kind.Dot || kind === Kind.OpenBracket; kind = this.peek()) {
      const start = this.startOf(this.advance());
      this.height = 0;
      if (this.peek() === Kind.Star) steps.push(this.#readNestedSplat(start, kind === Kind.OpenBracket));
      else if (kind === Kind.Dot) steps.push(...this.#readDotSteps());
      else {
        const key = this.#readKey();
        steps.push({ kind: 'index', start, end: this.end, key });
      }
      height = Math.max(height, this.height);
    }
    this.setHeight(Math.max(height + 1, steps.length));
    this.leave();
    return steps;
  }

  #readNestedSplat(start: number, isFull: boolean): SplatStep {
    this.advance();
    if (isFull && !this.take(Kind.CloseBracket)) this.failExpecting('`]` after `[*`');
    const each = isFull ? this.#readAllSteps() : this.#readAttributeSteps();
    return { kind: 'splat', start, end: this.end, each, isFull };
  }
}

type PlainStep = Exclude<SplatStep, { kind: 'splat' }>;

function toNode(of: Expression, end: number, step: PlainStep): GetAttribute | Index {
  return step.kind === 'attribute'
    ? { kind: 'attribute', start: of.start, end, of, name: step.name }
    : { kind: 'index', start: of.start, end, of, key: step.key };
}

function numberAt(start: number, raw: string): Literal {
  return { kind: 'literal', start, end: start + raw.length, value: Number(raw), raw };
}
