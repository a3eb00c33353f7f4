import type * as ast from './ast.js';
import type { TextItem } from './template-parts.js';

/** What a row without items is, so that empty ones cost nothing. */
export const NONE: readonly never[] = [];

/*
 * The nodes that files hold most of. They are classes since V8 makes an object of a class faster than a literal while
 * code is new, and gives all of a class one shape, for which it compiles the code that meets them. Their fields are
 * declared only, so that each is set once.
 */

export class LiteralNode implements ast.Literal {
  declare readonly kind: 'literal';
  declare readonly start: number;
  declare readonly end: number;
  declare readonly value: ast.Literal['value'];
  declare readonly raw: string;

  constructor(start: number, end: number, value: ast.Literal['value'], raw: string) {
    this.kind = 'literal';
    this.start = start;
    this.end = end;
    this.value = value;
    this.raw = raw;
  }
}

export class VariableNode implements ast.Variable {
  declare readonly kind: 'variable';
  declare readonly start: number;
  declare readonly end: number;
  declare readonly name: string;

  constructor(start: number, end: number, name: string) {
    this.kind = 'variable';
    this.start = start;
    this.end = end;
    this.name = name;
  }
}

export class GetAttributeNode implements ast.GetAttribute {
  declare readonly kind: 'attribute';
  declare readonly start: number;
  declare readonly end: number;
  declare readonly of: ast.Expression;
  declare readonly name: string;

  constructor(start: number, end: number, of: ast.Expression, name: string) {
    this.kind = 'attribute';
    this.start = start;
    this.end = end;
    this.of = of;
    this.name = name;
  }
}

export class IndexNode implements ast.Index {
  declare readonly kind: 'index';
  declare readonly start: number;
  declare readonly end: number;
  declare readonly of: ast.Expression;
  declare readonly key: ast.Expression;

  constructor(start: number, end: number, of: ast.Expression, key: ast.Expression) {
    this.kind = 'index';
    this.start = start;
    this.end = end;
    this.of = of;
    this.key = key;
  }
}

export class TemplateNode implements ast.Template {
  declare readonly kind: 'template';
  declare readonly start: number;
  declare readonly end: number;
  declare readonly parts: readonly ast.TemplatePart[];
  declare readonly isHeredoc: boolean;

  constructor(start: number, end: number, parts: readonly ast.TemplatePart[], isHeredoc: boolean) {
    this.kind = 'template';
    this.start = start;
    this.end = end;
    this.parts = parts;
    this.isHeredoc = isHeredoc;
  }
}

export class TemplateTextNode implements TextItem {
  declare readonly kind: 'text';
  declare readonly start: number;
  declare readonly end: number;
  declare text: string;

  constructor(start: number, end: number, text: string) {
    this.kind = 'text';
    this.start = start;
    this.end = end;
    this.text = text;
  }
}

export class TemplateInterpolationNode implements ast.TemplateInterpolation {
  declare readonly kind: 'interpolation';
  declare readonly start: number;
  declare readonly end: number;
  declare readonly expression: ast.Expression;

  constructor(start: number, end: number, expression: ast.Expression) {
    this.kind = 'interpolation';
    this.start = start;
    this.end = end;
    this.expression = expression;
  }
}

export class CallNode implements ast.Call {
  declare readonly kind: 'call';
  declare readonly start: number;
  declare readonly end: number;
  declare readonly name: string;
  declare readonly nameEnd: number;
  declare readonly args: readonly ast.Expression[];
  declare readonly expandLast: boolean;

  constructor(start: number, end: number, name: string, nameEnd: number, args: readonly ast.Expression[], expandLast: boolean) {
    this.kind = 'call';
    this.start = start;
    this.end = end;
    this.name = name;
    this.nameEnd = nameEnd;
    this.args = args;
    this.expandLast = expandLast;
  }
}

export class ConditionalNode implements ast.Conditional {
  declare readonly kind: 'conditional';
  declare readonly start: number;
  declare readonly end: number;
  declare readonly condition: ast.Expression;
  declare readonly whenTrue: ast.Expression;
  declare readonly whenFalse: ast.Expression;

  constructor(start: number, end: number, condition: ast.Expression, whenTrue: ast.Expression, whenFalse: ast.Expression) {
    this.kind = 'conditional';
    this.start = start;
    this.end = end;
    this.condition = condition;
    this.whenTrue = whenTrue;
    this.whenFalse = whenFalse;
  }
}

export class BinaryNode implements ast.Binary {
  declare readonly kind: 'binary';
  declare readonly start: number;
  declare readonly end: number;
  declare readonly operator: ast.BinaryOperator;
  declare readonly left: ast.Expression;
  declare readonly right: ast.Expression;

  constructor(start: number, end: number, operator: ast.BinaryOperator, left: ast.Expression, right: ast.Expression) {
    this.kind = 'binary';
    this.start = start;
    this.end = end;
    this.operator = operator;
    this.left = left;
    this.right = right;
  }
}

export class ParenthesisedNode implements ast.Parenthesised {
  declare readonly kind: 'parentheses';
  declare readonly start: number;
  declare readonly end: number;
  declare readonly inner: ast.Expression;

  constructor(start: number, end: number, inner: ast.Expression) {
    this.kind = 'parentheses';
    this.start = start;
    this.end = end;
    this.inner = inner;
  }
}

export class TupleNode implements ast.Tuple {
  declare readonly kind: 'tuple';
  declare readonly start: number;
  declare readonly end: number;
  declare readonly items: readonly ast.Expression[];

  constructor(start: number, end: number, items: readonly ast.Expression[]) {
    this.kind = 'tuple';
    this.start = start;
    this.end = end;
    this.items = items;
  }
}

export class ObjectConsNode implements ast.ObjectCons {
  declare readonly kind: 'object';
  declare readonly start: number;
  declare readonly end: number;
  declare readonly items: readonly ast.ObjectItem[];

  constructor(start: number, end: number, items: readonly ast.ObjectItem[]) {
    this.kind = 'object';
    this.start = start;
    this.end = end;
    this.items = items;
  }
}

export class ObjectItemNode implements ast.ObjectItem {
  declare readonly start: number;
  declare readonly end: number;
  declare readonly key: ast.Expression;
  declare readonly bareKey: string | undefined;
  declare readonly value: ast.Expression;

  constructor(start: number, end: number, key: ast.Expression, bareKey: string | undefined, value: ast.Expression) {
    this.start = start;
    this.end = end;
    this.key = key;
    this.bareKey = bareKey;
    this.value = value;
  }
}

export class AttributeNode implements ast.Attribute {
  declare readonly start: number;
  declare readonly end: number;
  declare readonly name: string;
  declare readonly nameEnd: number;
  declare readonly value: ast.Expression;

  constructor(start: number, end: number, name: string, nameEnd: number, value: ast.Expression) {
    this.start = start;
    this.end = end;
    this.name = name;
    this.nameEnd = nameEnd;
    this.value = value;
  }
}

export class LabelNode implements ast.Label {
  declare readonly start: number;
  declare readonly end: number;
  declare readonly text: string;

  constructor(start: number, end: number, text: string) {
    this.start = start;
    this.end = end;
    this.text = text;
  }
}

export class BlockNode implements ast.Block {
  declare readonly start: number;
  declare readonly end: number;
  declare readonly type: string;
  declare readonly labels: readonly ast.Label[];
  declare readonly headerEnd: number;
  declare readonly body: ast.Body;

  constructor(start: number, end: number, type: string, labels: readonly ast.Label[], headerEnd: number, body: ast.Body) {
    this.start = start;
    this.end = end;
    this.type = type;
    this.labels = labels;
    this.headerEnd = headerEnd;
    this.body = body;
  }
}

export class BodyNode implements ast.Body {
  declare readonly start: number;
  declare readonly end: number;
  declare readonly attributes: readonly ast.Attribute[];
  declare readonly blocks: readonly ast.Block[];

  constructor(start: number, end: number, attributes: readonly ast.Attribute[], blocks: readonly ast.Block[]) {
    this.start = start;
    this.end = end;
    this.attributes = attributes;
    this.blocks = blocks;
  }
}

export class CommentNode implements ast.Comment {
  declare readonly start: number;
  declare readonly end: number;
  declare readonly text: string;

  constructor(start: number, end: number, text: string) {
    this.start = start;
    this.end = end;
    this.text = text;
  }
}

/**
 * Makes each node with values of different kinds. V8 learns what a field holds, and throws code away when that turns
 * out to be too narrow; and it learns how many fields a class has from its first eight objects. It is to know both
 * before the first file is read.
 */
function showAllShapes(): void {
  const broken: ast.Broken = { kind: 'broken', start: 0, end: 0 };
  const values = [null, 1, 0.5, true];
  for (let round = 0; round < 16; round++) {
    const value = new LiteralNode(0, 0, values[round % 4] ?? null, '');
    const other = round % 2 === 0 ? broken : value;
    const name = round % 2 === 0 ? undefined : '';
    const text = new TemplateTextNode(0, 0, '');
    new VariableNode(0, 0, '');
    new GetAttributeNode(0, 0, other, '');
    new IndexNode(0, 0, other, other);
    new TemplateNode(0, 0, rowOf(other, text), true);
    new TemplateNode(0, 0, rowOf(other, new TemplateInterpolationNode(0, 0, other)), false);
    new CallNode(0, 0, '', 0, rowOf(other, value), true);
    new ConditionalNode(0, 0, other, other, other);
    new BinaryNode(0, 0, '+', other, other);
    new ParenthesisedNode(0, 0, other);
    new TupleNode(0, 0, rowOf(other, value));
    new ObjectConsNode(0, 0, rowOf(other, new ObjectItemNode(0, 0, other, name, other)));
    const empty = new BodyNode(0, 0, NONE, NONE);
    const block = new BlockNode(0, 0, '', rowOf(other, new LabelNode(0, 0, '')), 0, empty);
    new BodyNode(0, 0, rowOf(other, new AttributeNode(0, 0, '', 0, other)), rowOf(other, block));
    new CommentNode(0, 0, '');
  }
}

function rowOf<T>(value: ast.Expression, item: T): readonly T[] {
  return value.kind === 'broken' ? NONE : [item];
}

showAllShapes();
