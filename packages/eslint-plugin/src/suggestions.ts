import type { Rule, SourceCode } from 'eslint';
import type { Finding } from './findings.js';
import { remedies, type GoodProperty } from './remedies.js';
import { child, children, literalValue, propertyNamed, withoutCasts, type SyntaxNode } from './syntax.js';

/** What an editor offers for a finding: the literal that decides replaced, or the property that is missing inserted. */
export function suggestionsFor(finding: Finding, source: SourceCode): Rule.SuggestionReportDescriptor[] {
  const property = remedies[finding.requirement]?.property?.[finding.vocabulary];
  if (finding.verdict !== 'fail' || property === undefined || finding.place.elsewhere) return [];
  const { start, end } = finding.place;
  const node = nodeAt(source, start, end);
  const literal = node && decidingLiteral(node);
  const suggestion = literal ? replacement(literal, property, source) : property.canBeAdded && node ? insertion(node, property, source) : undefined;
  return suggestion ? [suggestion] : [];
}

/** The largest node that begins at `start` and does not go past `end`. */
function nodeAt(source: SourceCode, start: number, end: number): SyntaxNode | undefined {
  let node: SyntaxNode | null | undefined = source.getNodeByRangeIndex(start) as SyntaxNode | null;
  while (node?.parent?.range && node.parent.range[0] === start && node.parent.range[1] <= end && node.parent.type !== 'Program') node = node.parent;
  return node?.range ? node : undefined;
}

function decidingLiteral(node: SyntaxNode): SyntaxNode | undefined {
  const value = withoutCasts(node.type === 'Property' ? child(node, 'value') : node);
  return literalValue(value) === undefined ? undefined : value;
}

function replacement(literal: SyntaxNode, { value }: GoodProperty, source: SourceCode): Rule.SuggestionReportDescriptor | undefined {
  const written = literalValue(literal);
  const [start, end] = literal.range ?? [0, 0];
  if (written === value || typeof written !== typeof value) return undefined;
  const text = codeOf(value, source.text.slice(start, start + 1));
  return { messageId: 'replace', data: { value: text }, fix: (fixer) => fixer.replaceTextRange([start, end], text) };
}

/** Inserts the property, and the objects around it that are missing, into the cluster's arguments. */
function insertion(node: SyntaxNode, { path, value }: GoodProperty, source: SourceCode): Rule.SuggestionReportDescriptor | undefined {
  const cluster = clusterAround(node);
  let object = cluster && withoutCasts(children(cluster, 'arguments')[1]);
  let rest = [...path];
  while (object?.type === 'ObjectExpression') {
    const property = propertyNamed(object, rest[0] ?? '');
    if (property === undefined) break;
    rest = rest.slice(1);
    object = withoutCasts(child(property, 'value'));
  }
  const [name, ...inner] = rest;
  if (object?.type !== 'ObjectExpression' || name === undefined) return undefined;
  const text = `${name}: ${inner.reduceRight((within, one) => `{ ${one}: ${within} }`, codeOf(value, quoteOf(source.text)))}`;
  const { at, before, after } = gapIn(object, source.text);
  return { messageId: 'insert', data: { property: text }, fix: (fixer) => fixer.insertTextAfterRange([at, at], `${before}${text}${after}`) };
}

const clusterClasses = /^(?:ManagedCluster|KubernetesCluster)$/;

/** The construction of a cluster that a node is, or stands in. */
function clusterAround(node: SyntaxNode): SyntaxNode | undefined {
  for (let here: SyntaxNode | null | undefined = node; here; here = here.parent) {
    if (here.type === 'NewExpression' && clusterClasses.test(lastName(child(here, 'callee')))) return here;
  }
  return undefined;
}

function lastName(callee: SyntaxNode | undefined): string {
  if (callee?.type === 'MemberExpression') return lastName(child(callee, 'property'));
  const name: unknown = callee && Reflect.get(callee, 'name');
  return typeof name === 'string' ? name : '';
}

/** Where one more property goes, and what is written around it in the manner of the others. */
function gapIn(object: SyntaxNode, text: string): { at: number; before: string; after: string } {
  const [start, end] = object.range ?? [0, 0];
  const properties = children(object, 'properties');
  const last = properties.at(-1)?.range;
  if (last === undefined) return { at: start + 1, before: ' ', after: text.slice(start + 1, end - 1) === '' ? ' ' : '' };
  const comma = /^\s*,/.exec(text.slice(last[1], end))?.[0];
  const at = last[1] + (comma?.length ?? 0);
  const lineStart = text.lastIndexOf('\n', last[0] - 1) + 1;
  const indentation = /^[ \t]*/.exec(text.slice(lineStart, last[0]))?.[0] ?? '';
  const isOnLinesOfItsOwn = text.slice(start, last[0]).includes('\n');
  const before = `${comma === undefined ? ',' : ''}${isOnLinesOfItsOwn ? `${newLineOf(text)}${indentation}` : ' '}`;
  return { at, before, after: comma === undefined ? '' : ',' };
}

function newLineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function codeOf(value: string | boolean, quote: string): string {
  return typeof value === 'boolean' ? String(value) : `${/["'`]/.test(quote) ? quote : "'"}${value}${/["'`]/.test(quote) ? quote : "'"}`;
}

/** The quotes that a program mostly uses. */
function quoteOf(text: string): string {
  return text.split('"').length > text.split("'").length ? '"' : "'";
}
