import type { ImportStatement, Statement } from './ast.js';
import type { Lowering } from './lowering.js';
import type { ts } from './typescript.js';

/** An import of values; undefined for one of types only. */
export function lowerImport(node: ts.ImportDeclaration | ts.ImportEqualsDeclaration, to: Lowering): Statement | undefined {
  const { ts } = to;
  const at = to.at(node);
  if (ts.isImportEqualsDeclaration(node)) {
    if (node.isTypeOnly) return undefined;
    const local = { kind: 'name' as const, name: node.name.text, ...to.at(node.name) };
    if (ts.isExternalModuleReference(node.moduleReference)) {
      const source = textOf(node.moduleReference.expression, to);
      return { kind: 'import-names', source, names: [{ imported: '=', local: node.name.text, node: to.at(node.name) }], ...at };
    }
    const value = entityValue(node.moduleReference, to);
    return { kind: 'variables', scope: 'block', isExported: false, declarations: [{ pattern: local, value, ...at }], ...at };
  }
  if (node.importClause?.isTypeOnly) return undefined;
  return { kind: 'import-names', source: textOf(node.moduleSpecifier, to), names: importedNames(node.importClause, to), ...at };
}

/** `import x = a.b.c`. */
function entityValue(name: ts.EntityName, to: Lowering): Extract<ReturnType<Lowering['expression']>, { kind: 'name' | 'member' }> {
  const at = to.at(name);
  if (to.ts.isIdentifier(name)) return { kind: 'name', name: name.text, ...at };
  return { kind: 'member', of: entityValue(name.left, to), name: name.right.text, isOptional: false, ...at };
}

function importedNames(clause: ts.ImportClause | undefined, to: Lowering): ImportStatement['names'] {
  const { ts } = to;
  if (clause === undefined) return [];
  const names: ImportStatement['names'][number][] = [];
  if (clause.name) names.push({ imported: 'default', local: clause.name.text, node: to.at(clause.name) });
  const bindings = clause.namedBindings;
  if (bindings === undefined) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, { imported: '*', local: bindings.name.text, node: to.at(bindings) }];
  for (const element of bindings.elements) {
    if (element.isTypeOnly) continue;
    names.push({ imported: (element.propertyName ?? element.name).text, local: element.name.text, node: to.at(element) });
  }
  return names;
}

/** An export of names or of a value; undefined for one of types only. */
export function lowerExport(node: ts.ExportDeclaration | ts.ExportAssignment, to: Lowering): Statement | undefined {
  const { ts } = to;
  const at = to.at(node);
  if (ts.isExportAssignment(node)) {
    return { kind: 'export-value', as: node.isExportEquals ? '=' : 'default', value: to.expression(node.expression), ...at };
  }
  if (node.isTypeOnly) return undefined;
  const source = node.moduleSpecifier && textOf(node.moduleSpecifier, to);
  const clause = node.exportClause;
  if (clause === undefined) return { kind: 'export-names', source, names: [], isAll: true, ...at };
  if (ts.isNamespaceExport(clause)) return { kind: 'export-names', source, names: [{ local: '*', exported: clause.name.text }], isAll: false, ...at };
  const names = clause.elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map((element) => ({ local: (element.propertyName ?? element.name).text, exported: element.name.text }));
  return { kind: 'export-names', source, names, isAll: false, ...at };
}

function textOf(node: ts.Expression, to: Lowering): string {
  return to.ts.isStringLiteralLike(node) ? node.text : '';
}
