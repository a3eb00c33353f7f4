import type { Body, ConfigFile, Expression, Template, TemplateFor, TemplateIf, TemplatePart } from '../ast.js';

/** JSON as `@cdktf/hcl2json` prints a file. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

type Output = { [name: string]: Json | Output };

/**
 * Prints a file of the native syntax in the shape of `@cdktf/hcl2json`, with its quirks, so that both can be
 * compared. For tests and the conformance script only. Undefined for what hcl2json cannot print although
 * HashiCorp's parser reads it: blocks of one type with and without labels, and operators on a literal
 * of another type.
 */
export function toHcl2jsonShape(config: ConfigFile): Json | undefined {
  try {
    return new Printer(config.text).body(config.body) as Json;
  } catch (thrown) {
    if (thrown === UNPRINTABLE) return undefined;
    throw thrown;
  }
}

const UNPRINTABLE = new Error('hcl2json cannot print it');

class Printer {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  body(body: Body): Output {
    const output: Output = Object.create(null) as Output;
    for (const block of body.blocks) {
      let target = output;
      let key = block.type;
      for (const label of block.labels) {
        const inner = (target[key] ??= Object.create(null) as Output);
        if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) throw UNPRINTABLE;
        target = inner as Output;
        key = label.text;
      }
      const list = (target[key] ??= []);
      if (!Array.isArray(list)) throw UNPRINTABLE;
      list.push(this.body(block.body) as Json);
    }
    for (const attribute of body.attributes) output[attribute.name] = this.value(attribute.value);
    return output;
  }

  value(node: Expression): Json {
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'unary':
        return this.#unary(node);
      case 'template':
        return node.parts.length === 1 && node.parts[0]?.kind === 'interpolation' ? this.value(node.parts[0].expression) : this.#template(node);
      case 'tuple':
        return node.items.map((item) => this.value(item));
      case 'object': {
        const output: Output = Object.create(null) as Output;
        for (const item of node.items) output[this.#key(item.key)] = this.value(item.value);
        return output as Json;
      }
      default:
        return this.#wrapped(node);
    }
  }

  #unary(node: Extract<Expression, { kind: 'unary' }>): Json {
    if (node.operand.kind !== 'literal') return this.#wrapped(node);
    const { value } = node.operand;
    if (node.operator === '-' && typeof value === 'number') return -value;
    if (node.operator === '!' && typeof value === 'boolean') return !value;
    throw UNPRINTABLE;
  }

  /** hcl2json adds a closing parenthesis that happens to follow. */
  #source(node: Expression): string {
    return this.#text.slice(node.start, this.#text[node.end] === ')' ? node.end + 1 : node.end);
  }

  #wrapped(node: Expression): string {
    return `\${${this.#source(node)}}`;
  }

  #key(key: Expression): string {
    return isStaticTraversal(key) ? this.#source(key) : this.#inText(key);
  }

  #template(node: Template): string {
    return this.#parts(node.parts);
  }

  #parts(parts: readonly TemplatePart[]): string {
    return parts.map((part) => this.#part(part)).join('');
  }

  #part(part: TemplatePart): string {
    switch (part.kind) {
      case 'text':
        return part.text.split('${').join('$${').split('%{').join('%%{');
      case 'interpolation':
        return this.#inText(part.expression);
      case 'if':
        return this.#ifDirective(part);
      case 'for':
        return this.#forDirective(part);
    }
  }

  #ifDirective(part: TemplateIf): string {
    return this.#conditional(this.#source(part.condition), this.#parts(part.whenTrue), this.#parts(part.whenFalse));
  }

  #conditional(condition: string, whenTrue: string, whenFalse: string): string {
    return `%{if ${condition}}${whenTrue}${whenFalse === '' ? '' : `%{else}${whenFalse}`}%{endif}`;
  }

  #forDirective(part: TemplateFor): string {
    const key = part.keyName === undefined ? '' : `${part.keyName}, `;
    return `%{for ${key}${part.valueName} in ${this.#source(part.collection)}}${this.#parts(part.parts)}%{endfor}`;
  }

  #inText(node: Expression): string {
    switch (node.kind) {
      case 'literal':
        return typeof node.value === 'number' ? plainNumber(node.value) : String(node.value);
      case 'template':
        return this.#template(node);
      case 'conditional':
        return this.#conditional(this.#source(node.condition), this.#inText(node.whenTrue), this.#inText(node.whenFalse));
      default:
        return this.#wrapped(node);
    }
  }
}

/** A name and static steps, which HashiCorp keeps as one traversal. */
function isStaticTraversal(node: Expression): boolean {
  let inner = node;
  while (inner.kind === 'attribute' || inner.kind === 'index') {
    if (inner.kind === 'index' && !isConstant(inner.key)) return false;
    inner = inner.of;
  }
  return inner.kind === 'variable';
}

function isConstant(key: Expression): boolean {
  if (key.kind === 'literal') return true;
  return key.kind === 'template' && key.parts.every((part) => part.kind === 'text');
}

/** Without an exponent, as Terraform turns numbers into text. */
function plainNumber(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}
