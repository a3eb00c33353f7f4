import type { Expression, ForObject, ForTuple, Literal, ObjectCons, ObjectItem, Tuple } from './ast.js';
import { TemplateReader } from './template-reader.js';
import { Kind } from './tokens.js';

/** Reads `[…]` and `{…}`: tuples, objects and `for` expressions. */
export abstract class CollectionReader extends TemplateReader {
  protected readTupleOrFor(): Tuple | ForTuple {
    const start = this.startOf(this.advance());
    const wasIgnoring = this.ignoresNewlines;
    this.ignoresNewlines = true;
    const node = this.isWord('for') ? this.#readForTuple(start) : this.#readTuple(start);
    this.ignoresNewlines = wasIgnoring;
    return node;
  }

  #readTuple(start: number): Tuple {
    const items: Expression[] = [];
    let height = 0;
    while (!this.take(Kind.CloseBracket)) {
      items.push(this.readExpression());
      height = Math.max(height, this.height);
      if (this.take(Kind.CloseBracket)) break;
      if (!this.take(Kind.Comma)) this.failExpecting('`,` or `]` after the item of this list');
    }
    this.setHeight(height + 1);
    return { kind: 'tuple', start, end: this.end, items };
  }

  #readForTuple(start: number): ForTuple {
    const names = this.#readForIntroduction();
    const value = this.readExpression();
    if (this.peek() === Kind.FatArrow) this.fail('A `for` in `[` has no key. Remove `=>`, or use `{` to build an object.');
    if (this.peek() === Kind.Ellipsis) this.fail('`...` groups only in a `for` that builds an object with `{`.');
    const height = Math.max(names.height, this.height);
    const condition = this.#readForCondition(height);
    if (!this.take(Kind.CloseBracket)) this.failExpecting('`]` after the `for`');
    const { keyName, valueName, collection } = names;
    return { kind: 'for-tuple', start, end: this.end, keyName, valueName, collection, condition, value };
  }

  protected readObjectOrFor(): ObjectCons | ForObject {
    const start = this.startOf(this.advance());
    const wasIgnoring = this.ignoresNewlines;
    this.ignoresNewlines = true;
    const isFor = this.isWord('for');
    this.ignoresNewlines = isFor;
    const node = isFor ? this.#readForObject(start) : this.#readObject(start);
    this.ignoresNewlines = wasIgnoring;
    return node;
  }

  #readForObject(start: number): ForObject {
    const names = this.#readForIntroduction();
    const key = this.readExpression();
    let height = Math.max(names.height, this.height);
    if (!this.take(Kind.FatArrow)) this.failExpecting('`=>` after the key (a `for` in `{` builds an object)');
    const value = this.readExpression();
    height = Math.max(height, this.height);
    const isGrouping = this.take(Kind.Ellipsis);
    const condition = this.#readForCondition(height);
    if (!this.take(Kind.CloseBrace)) this.failExpecting('`}` after the `for`');
    const { keyName, valueName, collection } = names;
    return { kind: 'for-object', start, end: this.end, keyName, valueName, collection, condition, key, value, isGrouping };
  }

  #readForIntroduction() {
    this.advance();
    const { keyName, valueName } = this.readForNames();
    const collection = this.readExpression();
    if (!this.take(Kind.Colon)) this.failExpecting('`:` after the collection of the `for`');
    return { keyName, valueName, collection, height: this.height };
  }

  /** Also notes the height of the whole `for`, given that of its parts before. */
  #readForCondition(height: number): Expression | undefined {
    this.height = 0;
    let condition: Expression | undefined;
    if (this.isWord('if')) {
      this.advance();
      condition = this.readExpression();
    }
    this.setHeight(Math.max(height, this.height) + 1);
    return condition;
  }

  #readObject(start: number): ObjectCons {
    const items: ObjectItem[] = [];
    let height = 0;
    for (;;) {
      while (this.take(Kind.Newline));
      if (this.take(Kind.CloseBrace)) break;
      items.push(this.#readItem());
      height = Math.max(height, this.height);
      if (this.take(Kind.CloseBrace)) break;
      if (!this.take(Kind.Comma) && !this.take(Kind.Newline)) {
        this.failExpecting('a new line, `,` or `}` after the entry of this object');
      }
    }
    this.setHeight(height + 1);
    return { kind: 'object', start, end: this.end, items };
  }

  #readItem(): ObjectItem {
    const key = this.readExpression();
    const keyHeight = this.height;
    if (!this.take(Kind.Assign) && !this.take(Kind.Colon)) this.failExpecting('`=` or `:` after the key in this object');
    const value = this.readExpression();
    this.height = Math.max(keyHeight, this.height);
    return { start: key.start, end: value.end, key, bareKey: bareKeyOf(key), value };
  }
}

/** `true`, `false` and `null` are names like any other when they are keys. */
function bareKeyOf(key: Expression): string | undefined {
  if (key.kind === 'variable') return key.name;
  return isWordLiteral(key) ? key.raw : undefined;
}

function isWordLiteral(key: Expression): key is Literal {
  return key.kind === 'literal' && typeof key.value !== 'number';
}
