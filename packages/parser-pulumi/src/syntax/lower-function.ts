import type { ClassMember, ClassNode, FunctionNode, Parameter } from './ast.js';
import { lowerKey } from './lower-expression.js';
import type { Lowering } from './lowering.js';
import type { ts } from './typescript.js';

type AnyFunction = ts.FunctionExpression | ts.ArrowFunction | ts.FunctionDeclaration | ts.MethodDeclaration | ts.ConstructorDeclaration | ts.AccessorDeclaration;

/** A function; `async` changes nothing, since awaiting is looking at the value. */
export function lowerFunction(node: AnyFunction, to: Lowering): FunctionNode {
  const { ts } = to;
  return to.inside(node, () => {
    const at = to.at(node);
    const parameters = node.parameters.filter(({ name }) => !(ts.isIdentifier(name) && name.text === 'this')).map((parameter) => lowerParameter(parameter, to));
    const isGenerator = 'asteriskToken' in node && node.asteriskToken !== undefined;
    const name = node.name && ts.isIdentifier(node.name) ? node.name.text : undefined;
    const head = { kind: 'function' as const, name, parameters, isArrow: ts.isArrowFunction(node), ...at };
    if (isGenerator) return { ...head, body: to.unsupported('a generator', node) };
    if (node.body === undefined) return { ...head, body: to.unsupported('a function without a body', node) };
    return { ...head, body: ts.isBlock(node.body) ? to.statements(node.body.statements) : to.expression(node.body) };
  });
}

function lowerParameter(node: ts.ParameterDeclaration, to: Lowering): Parameter {
  return {
    pattern: to.pattern(node.name),
    fallback: node.initializer && to.expression(node.initializer),
    isRest: node.dotDotDotToken !== undefined,
    isProperty: to.ts.isParameterPropertyDeclaration(node, node.parent),
    ...to.at(node),
  };
}

/** A class with its constructor and members; overload signatures are left out. */
export function lowerClass(node: ts.ClassLikeDeclaration, to: Lowering): ClassNode {
  const { ts } = to;
  return to.inside(node, () => {
    const make = node.members.find((member): member is ts.ConstructorDeclaration => ts.isConstructorDeclaration(member) && member.body !== undefined);
    const base = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
    return {
      kind: 'class',
      name: node.name?.text,
      base: base && to.expression(base.expression),
      make: make && lowerFunction(make, to),
      members: node.members.flatMap((member) => lowerMember(member, to) ?? []),
      ...to.at(node),
    };
  });
}

function lowerMember(member: ts.ClassElement, to: Lowering): ClassMember | undefined {
  const { ts } = to;
  const at = to.at(member);
  if (ts.isClassStaticBlockDeclaration(member)) {
    const body = { kind: 'function' as const, name: undefined, parameters: [], isArrow: true, body: to.statements(member.body.statements), ...at };
    return { name: `static block at ${at.start}`, role: 'field', isStatic: true, value: { kind: 'call', callee: body, args: [], isOptional: false, ...at }, ...at };
  }
  if (member.name === undefined) return undefined;
  const name = ts.isPrivateIdentifier(member.name) ? member.name.text : lowerKey(member.name, to);
  const isStatic = ts.canHaveModifiers(member) && (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
  if (ts.isPropertyDeclaration(member)) {
    return { name, role: 'field', isStatic, value: member.initializer && to.expression(member.initializer), ...at };
  }
  if (ts.isMethodDeclaration(member)) return member.body && { name, role: 'method', isStatic, value: lowerFunction(member, to), ...at };
  if (ts.isGetAccessor(member)) return { name, role: 'getter', isStatic, value: lowerFunction(member, to), ...at };
  if (ts.isSetAccessor(member)) return { name, role: 'setter', isStatic, value: lowerFunction(member, to), ...at };
  return undefined;
}
