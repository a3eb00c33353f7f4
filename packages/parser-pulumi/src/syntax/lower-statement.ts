import type { BlockStatement, EnumStatement, Expression, Pattern, Statement, VariableStatement } from './ast.js';
import { lowerClass, lowerFunction } from './lower-function.js';
import { lowerExport, lowerImport } from './lower-modules.js';
import type { Lowering } from './lowering.js';
import type { ts } from './typescript.js';

/** A statement; undefined for what declares only types. */
export function lowerStatement(node: ts.Statement, to: Lowering): Statement | undefined {
  const { ts } = to;
  if (isOnlyTypes(node, to)) return undefined;
  const at = to.at(node);
  if (ts.isVariableStatement(node)) return { ...lowerVariables(node.declarationList, to), isExported: isExported(node, to), ...at };
  if (ts.isExpressionStatement(node)) return { kind: 'expression', expression: to.expression(node.expression), ...at };
  if (ts.isBlock(node)) return lowerBlock(node, to);
  return lowerDeclaration(node, to) ?? lowerChoice(node, to) ?? lowerLoop(node, to) ?? lowerJump(node, to) ?? lowerRest(node, to);
}

function isOnlyTypes(node: ts.Statement, to: Lowering): boolean {
  const { ts } = to;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || node.kind === ts.SyntaxKind.EmptyStatement) return true;
  const isDeclared = hasModifier(node, ts.SyntaxKind.DeclareKeyword, to);
  return isDeclared || (ts.isFunctionDeclaration(node) && node.body === undefined);
}

function lowerBlock(node: ts.Block, to: Lowering): BlockStatement {
  return { kind: 'block', statements: to.statements(node.statements), ...to.at(node) };
}

function lowerVariables(node: ts.VariableDeclarationList, to: Lowering): VariableStatement {
  const isBlockScoped = (node.flags & to.ts.NodeFlags.BlockScoped) !== 0;
  return {
    kind: 'variables',
    scope: isBlockScoped ? 'block' : 'function',
    isExported: false,
    declarations: node.declarations.map((declaration) => ({
      pattern: to.pattern(declaration.name),
      value: declaration.initializer && to.expression(declaration.initializer),
      ...to.at(declaration),
    })),
    ...to.at(node),
  };
}

function lowerDeclaration(node: ts.Statement, to: Lowering): Statement | undefined {
  const { ts } = to;
  const at = to.at(node);
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) {
    const value = ts.isFunctionDeclaration(node) ? lowerFunction(node, to) : lowerClass(node, to);
    const isDefault = hasModifier(node, ts.SyntaxKind.DefaultKeyword, to);
    const name = node.name?.text ?? 'default';
    return { kind: 'named', name, value, exportedAs: isDefault ? 'default' : isExported(node, to) ? name : undefined, ...at };
  }
  if (ts.isEnumDeclaration(node)) return lowerEnum(node, to);
  if (ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node)) return lowerImport(node, to);
  if (ts.isExportDeclaration(node) || ts.isExportAssignment(node)) return lowerExport(node, to);
  return undefined;
}

function lowerEnum(node: ts.EnumDeclaration, to: Lowering): EnumStatement {
  const { ts } = to;
  return {
    kind: 'enum',
    name: node.name.text,
    isExported: isExported(node, to),
    members: node.members.map((member) => ({
      name: ts.isComputedPropertyName(member.name) ? '' : member.name.text,
      value: member.initializer && to.expression(member.initializer),
      node: to.at(member),
    })),
    ...to.at(node),
  };
}

function lowerChoice(node: ts.Statement, to: Lowering): Statement | undefined {
  const { ts } = to;
  const at = to.at(node);
  if (ts.isIfStatement(node)) {
    return {
      kind: 'if',
      condition: to.expression(node.expression),
      whenTrue: nested(node.thenStatement, to),
      whenFalse: node.elseStatement && nested(node.elseStatement, to),
      ...at,
    };
  }
  if (ts.isSwitchStatement(node)) {
    const cases = node.caseBlock.clauses.map((clause) => ({
      test: ts.isCaseClause(clause) ? to.expression(clause.expression) : undefined,
      body: to.statements(clause.statements),
    }));
    return { kind: 'switch', value: to.expression(node.expression), cases, ...at };
  }
  if (ts.isTryStatement(node)) return lowerTry(node, to);
  return undefined;
}

function lowerTry(node: ts.TryStatement, to: Lowering): Statement {
  const { catchClause, finallyBlock } = node;
  const name = catchClause?.variableDeclaration?.name;
  return {
    kind: 'try',
    body: lowerBlock(node.tryBlock, to),
    caught: catchClause && { pattern: name && to.pattern(name), body: lowerBlock(catchClause.block, to) },
    last: finallyBlock && lowerBlock(finallyBlock, to),
    ...to.at(node),
  };
}

function lowerLoop(node: ts.Statement, to: Lowering): Statement | undefined {
  const { ts } = to;
  const at = to.at(node);
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
    const head = loopTarget(node.initializer, to);
    const over = ts.isForOfStatement(node) ? 'items' : 'keys';
    return { kind: 'for-each', over, ...head, collection: to.expression(node.expression), body: nested(node.statement, to), ...at };
  }
  if (ts.isForStatement(node)) {
    return {
      kind: 'for',
      first: node.initializer && loopStart(node.initializer, to),
      condition: node.condition && to.expression(node.condition),
      step: node.incrementor && to.expression(node.incrementor),
      body: nested(node.statement, to),
      isBodyFirst: false,
      ...at,
    };
  }
  if (ts.isWhileStatement(node) || ts.isDoStatement(node)) {
    const condition: Expression = to.expression(node.expression);
    return { kind: 'for', first: undefined, condition, step: undefined, body: nested(node.statement, to), isBodyFirst: ts.isDoStatement(node), ...at };
  }
  return undefined;
}

function loopTarget(node: ts.ForInitializer, to: Lowering): { target: Pattern; isDeclared: boolean } {
  if (!to.ts.isVariableDeclarationList(node)) return { target: to.target(node), isDeclared: false };
  const [first] = node.declarations;
  return { target: first ? to.pattern(first.name) : to.unsupported('a loop over nothing', node), isDeclared: true };
}

function loopStart(node: ts.ForInitializer, to: Lowering): Statement {
  return to.ts.isVariableDeclarationList(node) ? lowerVariables(node, to) : { kind: 'expression', expression: to.expression(node), ...to.at(node) };
}

function lowerJump(node: ts.Statement, to: Lowering): Statement | undefined {
  const { ts } = to;
  const at = to.at(node);
  if (ts.isReturnStatement(node)) return { kind: 'return', value: node.expression && to.expression(node.expression), ...at };
  if (ts.isThrowStatement(node)) return { kind: 'throw', ...at };
  if (ts.isBreakStatement(node)) return node.label ? { kind: 'unsupported-statement', what: 'a jump to a label', ...at } : { kind: 'break', ...at };
  if (ts.isContinueStatement(node)) return node.label ? { kind: 'unsupported-statement', what: 'a jump to a label', ...at } : { kind: 'continue', ...at };
  return undefined;
}

function lowerRest(node: ts.Statement, to: Lowering): Statement {
  const { ts } = to;
  if (ts.isLabeledStatement(node)) return nested(node.statement, to);
  const what = ts.isModuleDeclaration(node) ? `namespace ${node.name.text}` : 'this statement';
  return { kind: 'unsupported-statement', what, ...to.at(node) };
}

function nested(node: ts.Statement, to: Lowering): Statement {
  return to.statement(node) ?? { kind: 'block', statements: [], ...to.at(node) };
}

function isExported(node: ts.Node, to: Lowering): boolean {
  return hasModifier(node, to.ts.SyntaxKind.ExportKeyword, to);
}

function hasModifier(node: ts.Node, kind: ts.SyntaxKind, { ts }: Lowering): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind);
}
