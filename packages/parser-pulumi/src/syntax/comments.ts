import { commentsAboutBlocks, mayAddressAkslint, type BlockPlace, type SourceComment } from '@akslint/model';
import type { ts, TypeScript } from './typescript.js';

interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * The comments of a program that address akslint, each with the top-level statement, or the statement with a `new`,
 * that it stands in or directly above of.
 */
export function commentsIn(ts: TypeScript, file: string, source: ts.SourceFile): readonly SourceComment[] {
  const { text } = source;
  if (!mayAddressAkslint(text)) return [];
  const texts: Place[] = [];
  const statements = new Set<ts.Node>(source.statements);
  const pending: ts.Node[] = [...source.statements];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node) || ts.isJsxText(node)) texts.push(placeOf(node, source));
    if (ts.isNewExpression(node)) statements.add(statementAround(ts, node));
    ts.forEachChild(node, (child) => void pending.push(child));
  }
  const blocks: readonly BlockPlace[] = Array.from(statements, (node) => placeOf(node, source));
  return commentsAboutBlocks({ file, text }, commentsBetween(text, texts), blocks);
}

function placeOf(node: ts.Node, source: ts.SourceFile): Place {
  return { start: node.getStart(source), end: node.end };
}

function statementAround(ts: TypeScript, node: ts.Node): ts.Node {
  let at = node;
  while (!ts.isSourceFile(at.parent) && !ts.isBlock(at.parent) && !ts.isModuleBlock(at.parent) && !ts.isCaseOrDefaultClause(at.parent)) at = at.parent;
  return at;
}

/** Outside of strings, templates and regular expressions nothing but a comment begins with `//` or a slash and an asterisk. */
function commentsBetween(text: string, texts: readonly Place[]): readonly Place[] {
  const sorted = texts.toSorted((one, other) => one.start - other.start);
  const mark = /\/\/[^\n\r\u2028\u2029]*|\/\*/g;
  const comments: Place[] = [];
  let index = 0;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    const start = match.index;
    while ((sorted[index]?.end ?? Infinity) <= start) index += 1;
    const literal = sorted[index];
    if (literal !== undefined && literal.start <= start) {
      mark.lastIndex = literal.end;
      continue;
    }
    const close = match[0] === '/*' ? text.indexOf('*/', start + 2) : -1;
    const end = match[0] !== '/*' ? start + match[0].length : close < 0 ? text.length : close + 2;
    comments.push({ start, end });
    mark.lastIndex = end;
  }
  return comments;
}
