import type { Argument, ArrayLiteral, Expression, ObjectLiteral, Property, Spread, Template, Unary } from './ast.js';
import { lowerClass, lowerFunction } from './lower-function.js';
import type { Lowering } from './lowering.js';
import type { ts } from './typescript.js';

/** Types, parentheses, casts and `await` say nothing about a value and are left out. */
export function lowerExpression(node: ts.Expression, to: Lowering): Expression {
  return lowerLiteral(node, to) ?? lowerAccess(node, to) ?? lowerOperation(node, to) ?? lowerWrapper(node, to) ?? lowerRest(node, to);
}

function lowerLiteral(node: ts.Expression, to: Lowering): Expression | undefined {
  const { ts } = to;
  const at = to.at(node);
  if (ts.isStringLiteralLike(node)) return { kind: 'literal', value: node.text, ...at };
  if (ts.isNumericLiteral(node)) return { kind: 'literal', value: Number(node.text), ...at };
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
    case ts.SyntaxKind.FalseKeyword:
      return { kind: 'literal', value: node.kind === ts.SyntaxKind.TrueKeyword, ...at };
    case ts.SyntaxKind.NullKeyword:
      return { kind: 'literal', value: null, ...at };
    case ts.SyntaxKind.ThisKeyword:
      return { kind: 'this', ...at };
    case ts.SyntaxKind.SuperKeyword:
      return { kind: 'super', ...at };
    default:
  }
  if (ts.isIdentifier(node)) return node.text === 'undefined' ? { kind: 'literal', value: undefined, ...at } : { kind: 'name', name: node.text, ...at };
  if (ts.isObjectLiteralExpression(node)) return lowerObject(node, to);
  if (ts.isArrayLiteralExpression(node)) return lowerArray(node, to);
  if (ts.isTemplateExpression(node)) return lowerTemplate(node, undefined, to);
  if (ts.isTaggedTemplateExpression(node)) return lowerTagged(node, to);
  return undefined;
}

/** After the first `?.` of a chain every link is optional: what it starts from may be nothing. */
function lowerAccess(node: ts.Expression, to: Lowering): Expression | undefined {
  const { ts } = to;
  const at = to.at(node);
  const isOptional = (node.flags & ts.NodeFlags.OptionalChain) !== 0;
  if (ts.isPropertyAccessExpression(node)) {
    return { kind: 'member', of: to.expression(node.expression), name: node.name.text, isOptional, ...at };
  }
  if (ts.isElementAccessExpression(node)) return lowerIndex(node, isOptional, to);
  if (ts.isCallExpression(node)) {
    const args = lowerArguments(node.arguments, to);
    const [first] = args;
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      return first ? { kind: 'import', source: first.value, ...at } : to.unsupported('an import of nothing', node);
    }
    return { kind: 'call', callee: to.expression(node.expression), args, isOptional, ...at };
  }
  if (ts.isNewExpression(node)) {
    return to.making({ kind: 'new', callee: to.expression(node.expression), args: lowerArguments(node.arguments ?? [], to), ...at });
  }
  return undefined;
}

function lowerIndex(node: ts.ElementAccessExpression, isOptional: boolean, to: Lowering): Expression {
  const at = to.at(node);
  const of = to.expression(node.expression);
  const key = node.argumentExpression;
  if (to.ts.isStringLiteralLike(key)) return { kind: 'member', of, name: key.text, isOptional, ...at };
  return { kind: 'index', of, key: to.expression(key), isOptional, ...at };
}

function lowerArguments(args: readonly ts.Expression[], to: Lowering): readonly Argument[] {
  return args.map((arg) =>
    to.ts.isSpreadElement(arg) ? { isSpread: true, value: to.expression(arg.expression) } : { isSpread: false, value: to.expression(arg) },
  );
}

function lowerOperation(node: ts.Expression, to: Lowering): Expression | undefined {
  const { ts } = to;
  const at = to.at(node);
  if (ts.isBinaryExpression(node)) return lowerBinary(node, to);
  if (ts.isConditionalExpression(node)) {
    const condition = to.expression(node.condition);
    return { kind: 'conditional', condition, whenTrue: to.expression(node.whenTrue), whenFalse: to.expression(node.whenFalse), ...at };
  }
  if (ts.isPrefixUnaryExpression(node)) return lowerPrefix(node, to);
  if (ts.isPostfixUnaryExpression(node)) {
    return { kind: 'update', by: node.operator === ts.SyntaxKind.PlusPlusToken ? 1 : -1, isPrefix: false, target: to.target(node.operand), ...at };
  }
  if (ts.isTypeOfExpression(node)) return unary('typeof', node.expression);
  if (ts.isVoidExpression(node)) return unary('void', node.expression);
  if (ts.isDeleteExpression(node)) return unary('delete', node.expression);
  return undefined;

  function unary(operator: Unary['operator'], operand: ts.Expression): Unary {
    return { kind: 'unary', operator, operand: to.expression(operand), ...at };
  }
}

function lowerPrefix(node: ts.PrefixUnaryExpression, to: Lowering): Expression {
  const { SyntaxKind } = to.ts;
  const at = to.at(node);
  const operand = (): Expression => to.expression(node.operand);
  switch (node.operator) {
    case SyntaxKind.PlusPlusToken:
    case SyntaxKind.MinusMinusToken:
      return { kind: 'update', by: node.operator === SyntaxKind.PlusPlusToken ? 1 : -1, isPrefix: true, target: to.target(node.operand), ...at };
    case SyntaxKind.ExclamationToken:
      return { kind: 'unary', operator: '!', operand: operand(), ...at };
    case SyntaxKind.MinusToken:
      return { kind: 'unary', operator: '-', operand: operand(), ...at };
    case SyntaxKind.PlusToken:
      return { kind: 'unary', operator: '+', operand: operand(), ...at };
    default:
      return { kind: 'unary', operator: '~', operand: operand(), ...at };
  }
}

function lowerBinary(node: ts.BinaryExpression, to: Lowering): Expression {
  const at = to.at(node);
  const operator = to.ts.tokenToString(node.operatorToken.kind) ?? '?';
  switch (operator) {
    case ',':
      return { kind: 'sequence', items: [to.expression(node.left), to.expression(node.right)], ...at };
    case '&&':
    case '||':
    case '??':
      return { kind: 'logical', operator, left: to.expression(node.left), right: to.expression(node.right), ...at };
    default:
  }
  if (/^(?:[-+*/%&|^]|\*\*|<<|>>>?|&&|\|\||\?\?)?=$/.test(operator)) {
    return { kind: 'assignment', operator: operator.slice(0, -1), target: to.target(node.left), value: to.expression(node.right), ...at };
  }
  return { kind: 'binary', operator, left: to.expression(node.left), right: to.expression(node.right), ...at };
}

function lowerWrapper(node: ts.Expression, to: Lowering): Expression | undefined {
  const { ts } = to;
  if (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isExpressionWithTypeArguments(node)
  ) {
    return to.expression(node.expression);
  }
  return undefined;
}

function lowerRest(node: ts.Expression, to: Lowering): Expression {
  const { ts } = to;
  if (ts.isFunctionExpression(node) || ts.isArrowFunction(node)) return lowerFunction(node, to);
  if (ts.isClassExpression(node)) return lowerClass(node, to);
  if (ts.isRegularExpressionLiteral(node)) return to.unsupported('a regular expression', node);
  if (ts.isYieldExpression(node)) return to.unsupported('a generator', node);
  if (ts.isBigIntLiteral(node)) return to.unsupported('a bigint', node);
  return to.unsupported('this expression', node);
}

function lowerTemplate(node: ts.TemplateExpression, tag: Expression | undefined, to: Lowering): Template {
  const texts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  return { kind: 'template', tag, texts, expressions: node.templateSpans.map(({ expression }) => to.expression(expression)), ...to.at(node) };
}

function lowerTagged(node: ts.TaggedTemplateExpression, to: Lowering): Template {
  const tag = to.expression(node.tag);
  if (to.ts.isTemplateExpression(node.template)) return { ...lowerTemplate(node.template, tag, to), ...to.at(node) };
  return { kind: 'template', tag, texts: [node.template.text], expressions: [], ...to.at(node) };
}

function lowerArray(node: ts.ArrayLiteralExpression, to: Lowering): ArrayLiteral {
  const { ts } = to;
  const items = node.elements.map((item): Expression | Spread => {
    if (ts.isSpreadElement(item)) return { kind: 'spread', value: to.expression(item.expression), ...to.at(item) };
    return ts.isOmittedExpression(item) ? { kind: 'literal', value: undefined, ...to.at(item) } : to.expression(item);
  });
  return { kind: 'array', items, ...to.at(node) };
}

function lowerObject(node: ts.ObjectLiteralExpression, to: Lowering): ObjectLiteral {
  return { kind: 'object', items: node.properties.map((item) => lowerProperty(item, to)), ...to.at(node) };
}

function lowerProperty(item: ts.ObjectLiteralElementLike, to: Lowering): Property | Spread {
  const { ts } = to;
  const at = to.at(item);
  if (ts.isSpreadAssignment(item)) return { kind: 'spread', value: to.expression(item.expression), ...at };
  const keyNode = to.at(item.name);
  const key = lowerKey(item.name, to);
  if (ts.isPropertyAssignment(item)) return { kind: 'property', key, keyNode, value: to.expression(item.initializer), ...at };
  if (ts.isShorthandPropertyAssignment(item)) return { kind: 'property', key, keyNode, value: to.expression(item.name), ...at };
  if (ts.isMethodDeclaration(item)) return { kind: 'property', key, keyNode, value: lowerFunction(item, to), ...at };
  return { kind: 'property', key, keyNode, value: to.unsupported('a getter or setter', item), ...at };
}

/** The name of a property, or what computes it. */
export function lowerKey(name: ts.PropertyName, to: Lowering): string | Expression {
  const { ts } = to;
  if (ts.isComputedPropertyName(name)) return ts.isStringLiteralLike(name.expression) ? name.expression.text : to.expression(name.expression);
  if (ts.isNumericLiteral(name)) return String(Number(name.text));
  return name.text;
}
