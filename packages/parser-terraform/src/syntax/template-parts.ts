import type { Expression, Node, TemplateFor, TemplateIf, TemplateInterpolation, TemplatePart } from './ast.js';
import { composed } from './template-text.js';

export interface TextItem extends Node {
  readonly kind: 'text';
  /** Trimming changes it before the parts are built. */
  text: string;
}

/** A template as a flat row: texts, interpolations and the marks of directives. */
export type TemplateItem =
  | TextItem
  | TemplateInterpolation
  | (Node & { readonly kind: 'if'; readonly condition: Expression })
  | (Node & {
      readonly kind: 'for';
      readonly keyName: string | undefined;
      readonly valueName: string;
      readonly collection: Expression;
    })
  | (Node & { readonly kind: 'else' | 'endif' | 'endfor' });

export interface BuiltTemplate {
  readonly parts: readonly TemplatePart[];
  /** Levels of directives. */
  readonly height: number;
  readonly problem: (Node & { readonly message: string }) | undefined;
}

/** Whether there is nothing to nest or to join, so that the row as it is holds the parts. */
export function areParts(items: readonly TemplateItem[]): items is readonly (TextItem | TemplateInterpolation)[] {
  let wasText = false;
  for (const { kind } of items) {
    if (kind === 'text' ? wasText : kind !== 'interpolation') return false;
    wasText = kind === 'text';
  }
  return true;
}

export function composeTexts(items: readonly (TextItem | TemplateInterpolation)[]): void {
  for (const item of items) {
    if (item.kind === 'text') item.text = composed(item.text);
  }
}

/** Nests the row by its directives and joins texts that follow each other. */
export function buildTemplateParts(items: readonly TemplateItem[], maxDepth: number): BuiltTemplate {
  const builder = new PartsBuilder(items, maxDepth);
  const parts = builder.build();
  return { parts, height: builder.height, problem: builder.problem };
}

type End = 'else' | 'endif' | 'endfor';

class PartsBuilder {
  problem: BuiltTemplate['problem'];
  height = 0;
  readonly #items: readonly TemplateItem[];
  readonly #maxDepth: number;
  #index = 0;
  #depth = 0;

  constructor(items: readonly TemplateItem[], maxDepth: number) {
    this.#items = items;
    this.#maxDepth = maxDepth;
  }

  build(): TemplatePart[] {
    const parts = this.#readUntil([]);
    const rest = this.#items[this.#index];
    if (rest !== undefined) this.#complain(`There is no open directive that \`${rest.kind}\` belongs to.`, rest);
    return parts;
  }

  /** Only the first problem counts; with it all reading ends. */
  #complain(message: string, place: Node): void {
    this.problem ??= { message, start: place.start, end: place.end };
    this.#index = this.#items.length;
  }

  /** Reads to one of the ends, which stays unread, or to the end of the row. */
  #readUntil(ends: readonly End[]): TemplatePart[] {
    const parts: TemplatePart[] = [];
    for (let item = this.#items[this.#index]; item !== undefined; item = this.#items[this.#index]) {
      switch (item.kind) {
        case 'text':
          parts.push(this.#readText());
          break;
        case 'interpolation':
          this.#index++;
          parts.push(item);
          break;
        case 'if':
          parts.push(this.#readIf(item));
          break;
        case 'for':
          parts.push(this.#readFor(item));
          break;
        default:
          if (ends.includes(item.kind) || this.#depth === 0) return parts;
          this.#complain(`\`${item.kind}\` does not fit here: ${ends.join(' or ')} is expected first.`, item);
      }
    }
    return parts;
  }

  #readText(): TemplatePart {
    const start = this.#items[this.#index]?.start ?? 0;
    const texts: string[] = [];
    let end = start;
    for (let item = this.#items[this.#index]; item?.kind === 'text'; item = this.#items[++this.#index]) {
      texts.push(item.text);
      end = item.end;
    }
    return { kind: 'text', start, end, text: composed(texts.join('')) };
  }

  #enter(open: Node): void {
    this.#index++;
    this.#depth++;
    this.height = Math.max(this.height, this.#depth);
    if (this.#depth > this.#maxDepth) this.#complain('This is nested too deeply: too many directives inside each other.', open);
  }

  /** Reads the closing directive and gives its end. */
  #leave(open: Node, end: End): number {
    this.#depth--;
    const item = this.#items[this.#index];
    if (item?.kind !== end) {
      this.#complain(`This directive is not closed: \`%{ ${end} }\` is missing.`, open);
      return Math.max(open.end, this.#items[this.#items.length - 1]?.end ?? 0);
    }
    this.#index++;
    return item.end;
  }

  #readIf(open: Extract<TemplateItem, { kind: 'if' }>): TemplateIf {
    this.#enter(open);
    const whenTrue = this.#readUntil(['else', 'endif']);
    let whenFalse: TemplatePart[] = [];
    if (this.#items[this.#index]?.kind === 'else') {
      this.#index++;
      whenFalse = this.#readUntil(['endif']);
    }
    const end = this.#leave(open, 'endif');
    return { kind: 'if', start: open.start, end, condition: open.condition, whenTrue, whenFalse };
  }

  #readFor(open: Extract<TemplateItem, { kind: 'for' }>): TemplateFor {
    this.#enter(open);
    const parts = this.#readUntil(['endfor']);
    const end = this.#leave(open, 'endfor');
    const { start, keyName, valueName, collection } = open;
    return { kind: 'for', start, end, keyName, valueName, collection, parts };
  }
}
