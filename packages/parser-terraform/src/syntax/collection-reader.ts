import type { Expression, ForObject, ForTuple, Literal, ObjectCons, ObjectItem, Tuple } from './ast.js';
import { ObjectConsNode, ObjectItemNode, TupleNode } from './nodes.js';
import { Row } from './row.js';
import { TemplateReader } from './template-reader.js';
import { Kind } from './tokens.js';

/** Reads `[…]` and `{…}`: tuples, objects and `for` expressions. */
export abstract class CollectionReader extends TemplateReader {
  /** The items of tuples and the arguments of calls. */
  protected readonly expressions = new Row<Expression>();
  private readonly objectItems = new Row<ObjectItem>();

  protected override dropUnfinished(): void {
    super.dropUnfinished();
    this.expressions.cut(0);
    this.objectItems.cut(0);
  }

  protected readTupleOrFor(): Tuple | ForTuple {
    const wasIgnoring = this.ignoresNewlines;
    const start = this.startOf(this.open());
    return this.isWord('for') ? this.readForTuple(start, wasIgnoring) : this.readTuple(start, wasIgnoring);
  }

  private readTuple(start: number, wasIgnoring: boolean): Tuple {
    const { expressions } = this;
    const first = expressions.count;
    let height = 0;
    while (this.kind !== Kind.CloseBracket) {
      expressions.push(this.readExpression());
      height = Math.max(height, this.height);
      if (this.kind === Kind.Comma) this.advance();
      else if (this.kind !== Kind.CloseBracket) this.failExpecting('`,` or `]` after the item of this list');
    }
    this.close(wasIgnoring);
    this.setHeight(height + 1);
    return new TupleNode(start, this.end, expressions.cut(first));
  }

  private readForTuple(start: number, wasIgnoring: boolean): ForTuple {
    const names = this.readForIntroduction();
    const value = this.readExpression();
    if (this.kind === Kind.FatArrow) this.fail('A `for` in `[` has no key. Remove `=>`, or use `{` to build an object.');
    if (this.kind === Kind.Ellipsis) this.fail('`...` groups only in a `for` that builds an object with `{`.');
    const height = Math.max(names.height, this.height);
    const condition = this.readForCondition(height);
    if (this.kind !== Kind.CloseBracket) this.failExpecting('`]` after the `for`');
    this.close(wasIgnoring);
    const { keyName, valueName, collection } = names;
    return { kind: 'for-tuple', start, end: this.end, keyName, valueName, collection, condition, value };
  }

  protected readObjectOrFor(): ObjectCons | ForObject {
    const wasIgnoring = this.ignoresNewlines;
    const start = this.startOf(this.open());
    return this.isWord('for') ? this.readForObject(start, wasIgnoring) : this.readObject(start, wasIgnoring);
  }

  private readForObject(start: number, wasIgnoring: boolean): ForObject {
    const names = this.readForIntroduction();
    const key = this.readExpression();
    let height = Math.max(names.height, this.height);
    if (!this.take(Kind.FatArrow)) this.failExpecting('`=>` after the key (a `for` in `{` builds an object)');
    const value = this.readExpression();
    height = Math.max(height, this.height);
    const isGrouping = this.take(Kind.Ellipsis);
    const condition = this.readForCondition(height);
    if (this.kind !== Kind.CloseBrace) this.failExpecting('`}` after the `for`');
    this.close(wasIgnoring);
    const { keyName, valueName, collection } = names;
    return { kind: 'for-object', start, end: this.end, keyName, valueName, collection, condition, key, value, isGrouping };
  }

  private readForIntroduction() {
    this.advance();
    const { keyName, valueName } = this.readForNames();
    const collection = this.readExpression();
    if (!this.take(Kind.Colon)) this.failExpecting('`:` after the collection of the `for`');
    return { keyName, valueName, collection, height: this.height };
  }

  /** Also notes the height of the whole `for`, given that of its parts before. */
  private readForCondition(height: number): Expression | undefined {
    this.height = 0;
    let condition: Expression | undefined;
    if (this.isWord('if')) {
      this.advance();
      condition = this.readExpression();
    }
    this.setHeight(Math.max(height, this.height) + 1);
    return condition;
  }

  /** Newlines end the entries, other than those before the first. */
  private readObject(start: number, wasIgnoring: boolean): ObjectCons {
    const { objectItems } = this;
    const first = objectItems.count;
    let height = 0;
    this.ignoresNewlines = false;
    while (this.kind !== Kind.CloseBrace) {
      objectItems.push(this.readObjectItem());
      height = Math.max(height, this.height);
      if (this.kind === Kind.Comma) this.advance();
      else if (this.kind !== Kind.CloseBrace && this.kind !== Kind.Newline) this.failExpecting('a new line, `,` or `}` after the entry of this object');
      if (this.kind === Kind.Newline) this.passNewlines();
    }
    this.close(wasIgnoring);
    this.setHeight(height + 1);
    return new ObjectConsNode(start, this.end, objectItems.cut(first));
  }

  private readObjectItem(): ObjectItem {
    const { index, start } = this;
    const next = this.kindAt(index + 1);
    if (this.kind === Kind.Identifier && (next === Kind.Assign || next === Kind.Colon)) return this.readNamedItem(start);
    const key = this.readExpression();
    const keyHeight = this.height;
    if (!this.take(Kind.Assign) && !this.take(Kind.Colon)) this.failExpecting('`=` or `:` after the key in this object');
    const value = this.readExpression();
    this.height = Math.max(keyHeight, this.height);
    return new ObjectItemNode(start, this.end, key, bareKeyOf(key), value);
  }

  /** `name = value`, as most entries are; `true`, `false` and `null` are names like any other here. */
  private readNamedItem(start: number): ObjectItem {
    const token = this.advance();
    const name = this.nameAt(token);
    const key = this.nameOf(token, name);
    this.advance();
    const value = this.readExpression();
    return new ObjectItemNode(start, this.end, key, name, value);
  }

  /** The node of a token that is a name: a variable, or `true`, `false` or `null`. */
  protected abstract nameOf(token: number, name: string): Expression;
}

/** `true`, `false` and `null` are names like any other when they are keys. */
function bareKeyOf(key: Expression): string | undefined {
  if (key.kind === 'variable') return key.name;
  return isWordLiteral(key) ? key.raw : undefined;
}

function isWordLiteral(key: Expression): key is Literal {
  return key.kind === 'literal' && typeof key.value !== 'number';
}
