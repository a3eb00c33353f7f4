import type { ArrayPattern, ObjectPattern, Pattern } from './ast.js';
import { lowerKey } from './lower-expression.js';
import type { Lowering } from './lowering.js';
import type { ts } from './typescript.js';

/** What a declaration or parameter binds. */
export function lowerBindingName(node: ts.BindingName, to: Lowering): Pattern {
  const { ts } = to;
  const at = to.at(node);
  if (ts.isIdentifier(node)) return { kind: 'name', name: node.text, ...at };
  return ts.isObjectBindingPattern(node) ? lowerObjectBinding(node, to) : lowerArrayBinding(node, to);
}

function lowerObjectBinding(node: ts.ObjectBindingPattern, to: Lowering): ObjectPattern {
  const items: ObjectPattern['items'][number][] = [];
  let rest: Pattern | undefined;
  for (const element of node.elements) {
    const target = to.pattern(element.name);
    if (element.dotDotDotToken) {
      rest = target;
      continue;
    }
    const key = element.propertyName ? lowerKey(element.propertyName, to) : to.ts.isIdentifier(element.name) ? element.name.text : '';
    items.push({ key, target, fallback: element.initializer && to.expression(element.initializer) });
  }
  return { kind: 'object-pattern', items, rest, ...to.at(node) };
}

function lowerArrayBinding(node: ts.ArrayBindingPattern, to: Lowering): ArrayPattern {
  const items: ArrayPattern['items'][number][] = [];
  let rest: Pattern | undefined;
  for (const element of node.elements) {
    if (to.ts.isOmittedExpression(element)) items.push(undefined);
    else if (element.dotDotDotToken) rest = to.pattern(element.name);
    else items.push({ target: to.pattern(element.name), fallback: element.initializer && to.expression(element.initializer) });
  }
  return { kind: 'array-pattern', items, rest, ...to.at(node) };
}

/** What stands on the left of an assignment. */
export function lowerTarget(node: ts.Expression, to: Lowering): Pattern {
  const { ts } = to;
  if (ts.isObjectLiteralExpression(node)) return lowerObjectTarget(node, to);
  if (ts.isArrayLiteralExpression(node)) return lowerArrayTarget(node, to);
  const expression = to.expression(node);
  switch (expression.kind) {
    case 'name':
    case 'member':
    case 'index':
      return expression;
    default:
      return to.unsupported('an assignment to this', node);
  }
}

function lowerObjectTarget(node: ts.ObjectLiteralExpression, to: Lowering): Pattern {
  const { ts } = to;
  const items: ObjectPattern['items'][number][] = [];
  for (const property of node.properties) {
    if (ts.isShorthandPropertyAssignment(property)) {
      const fallback = property.objectAssignmentInitializer && to.expression(property.objectAssignmentInitializer);
      items.push({ key: property.name.text, target: to.target(property.name), fallback });
    } else if (ts.isPropertyAssignment(property)) {
      items.push({ key: lowerKey(property.name, to), ...lowerDefaulted(property.initializer, to) });
    } else {
      return to.unsupported('an assignment to this', node);
    }
  }
  return { kind: 'object-pattern', items, rest: undefined, ...to.at(node) };
}

function lowerArrayTarget(node: ts.ArrayLiteralExpression, to: Lowering): Pattern {
  const { ts } = to;
  if (node.elements.some((element) => ts.isSpreadElement(element))) return to.unsupported('an assignment to this', node);
  const items = node.elements.map((element) => (ts.isOmittedExpression(element) ? undefined : lowerDefaulted(element, to)));
  return { kind: 'array-pattern', items, rest: undefined, ...to.at(node) };
}

function lowerDefaulted(node: ts.Expression, to: Lowering): { target: Pattern; fallback: ObjectPattern['items'][number]['fallback'] } {
  const { ts } = to;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    return { target: to.target(node.left), fallback: to.expression(node.right) };
  }
  return { target: to.target(node), fallback: undefined };
}
