import type { Node as JsonNode } from 'jsonc-parser';
import type { Broken, Expression, Literal, ObjectItem, Template } from './ast.js';
import { scanCode, scanTemplate } from './scanner.js';
import { composed } from './template-text.js';
import { TextReader } from './text-reader.js';
import { Findings, type Source } from './token-reader.js';
import type { Tokens } from './tokens.js';

/** Turns JSON values into the expressions that Terraform takes them for. */
export class JsonExpressions {
  readonly #text: string;
  readonly #findings: Findings;
  readonly #hasTemplates: boolean;

  /** Without `hasTemplates` strings are taken as they are, as in a variables file. */
  constructor(text: string, findings: Findings, hasTemplates: boolean) {
    this.#text = text;
    this.#findings = findings;
    this.#hasTemplates = hasTemplates;
  }

  /** Strings are templates, also as names in an object. */
  read(node: JsonNode | undefined): Expression {
    switch (node?.type) {
      case 'string':
        return this.#readString(node);
      case 'number':
      case 'boolean':
      case 'null':
        return this.#readLiteral(node);
      case 'array':
        return { kind: 'tuple', ...spanOf(node), items: (node.children ?? []).map((child) => this.read(child)) };
      case 'object':
        return { kind: 'object', ...spanOf(node), items: this.#readItems(node) };
      default:
        return { kind: 'broken', start: node?.offset ?? 0, end: node === undefined ? 0 : node.offset + node.length };
    }
  }

  /**
   * A string that Terraform reads as an expression of the native syntax: a type, or a reference as in
   * `depends_on`; the strings in a list or object likewise. What does not read as one is a template.
   */
  readReference(node: JsonNode | undefined): Expression {
    if (node?.type === 'array') {
      return { kind: 'tuple', ...spanOf(node), items: (node.children ?? []).map((child) => this.readReference(child)) };
    }
    if (node?.type !== 'string') return this.read(node);
    const findings = new Findings();
    const { start, end } = contentOf(node);
    const expression = new TextReader(this.#sourceOf(node, scanCode), findings).readWhole(start, end);
    if (findings.errors.length > 0) return this.read(node);
    for (const name of findings.functions) this.#findings.functions.add(name);
    return expression;
  }

  #readLiteral(node: JsonNode): Literal {
    const raw = this.#text.slice(node.offset, node.offset + node.length);
    const value: unknown = node.value;
    const isKnown = typeof value === 'number' || typeof value === 'boolean';
    return { kind: 'literal', ...spanOf(node), value: isKnown ? value : null, raw };
  }

  #readItems(node: JsonNode): ObjectItem[] {
    const items: ObjectItem[] = [];
    const names = new Set<string>();
    for (const property of node.children ?? []) {
      const [name, value] = property.children ?? [];
      if (name === undefined) continue;
      const text = String(name.value);
      if (names.has(text)) this.#findings.addError(`The property ${JSON.stringify(text)} is set twice in this object.`, name.offset, name.offset + name.length);
      names.add(text);
      const key = this.#readString(name);
      items.push({ ...spanOf(property), key, bareKey: undefined, value: value === undefined ? missing(property) : this.read(value) });
    }
    return items;
  }

  #readString(node: JsonNode): Template | Broken {
    const decoded = String(node.value);
    const span = spanOf(node);
    const content = contentOf(node);
    if (!this.#hasTemplates || (!decoded.includes('${') && !decoded.includes('%{'))) {
      const parts = decoded === '' ? [] : [{ kind: 'text' as const, ...content, text: composed(decoded) }];
      return { kind: 'template', ...span, parts, isHeredoc: false };
    }
    const reader = new TextReader(this.#sourceOf(node, scanTemplate), this.#findings);
    return reader.readTemplate(span.start, span.end);
  }

  #sourceOf(node: JsonNode, scan: typeof scanCode): Source {
    const decoded = String(node.value);
    const { start, end } = contentOf(node);
    const { tokens } = scan(decoded);
    const places = placesInSource(this.#text, start, end, decoded.length);
    return { text: decoded, tokens, starts: mapped(tokens, tokens.starts, places), ends: mapped(tokens, tokens.ends, places) };
  }
}

/** A property without a value is an error of the JSON; its value is broken. */
export function missing(property: JsonNode): Broken {
  const end = property.offset + property.length;
  return { kind: 'broken', start: end, end };
}

export function spanOf(node: JsonNode): { readonly start: number; readonly end: number } {
  return { start: node.offset, end: node.offset + node.length };
}

/** Inside of the quotes; an unclosed string has only the first. */
function contentOf(node: JsonNode): { readonly start: number; readonly end: number } {
  const start = node.offset + 1;
  return { start, end: Math.max(start, node.offset + node.length - 1) };
}

/** Where each character of the decoded string, and its end, stands in the source. */
function placesInSource(text: string, start: number, end: number, length: number): Int32Array {
  const places = new Int32Array(length + 1);
  let place = start;
  for (let index = 0; index < length; index++) {
    places[index] = Math.min(place, end);
    if (text[place] !== '\\') place++;
    else place += text[place + 1] === 'u' ? 6 : 2;
  }
  places[length] = end;
  return places;
}

function mapped(tokens: Tokens, offsets: Int32Array, places: Int32Array): Int32Array {
  const result = new Int32Array(tokens.count);
  for (let index = 0; index < tokens.count; index++) result[index] = places[offsets[index] ?? 0] ?? 0;
  return result;
}
