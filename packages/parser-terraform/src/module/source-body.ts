import { originOf, type Origin } from '@akslint/model';
import type { Attribute, Block, Body, Expression, Label } from '../syntax/ast.js';

/** An argument and the file in which it stands. */
export interface SourcedAttribute {
  readonly file: string;
  readonly attribute: Attribute;
}

/** A nested block and the file in which it stands. */
export interface SourcedBlock {
  readonly file: string;
  readonly block: Block;
}

/** A block's body after override files were merged into it: its parts may stand in several files. */
export interface SourceBody {
  readonly attributes: ReadonlyMap<string, SourcedAttribute>;
  readonly blocks: readonly SourcedBlock[];
}

/** A top-level block with its merged body. */
export interface Declaration {
  readonly file: string;
  readonly block: Block;
  readonly body: SourceBody;
}

export function sourceBody(file: string, body: Body): SourceBody {
  return {
    attributes: new Map(body.attributes.map((attribute) => [attribute.name, { file, attribute }])),
    blocks: body.blocks.map((block) => ({ file, block })),
  };
}

/** Where a block is announced: `resource "azurerm_kubernetes_cluster" "main"`. */
export function headerOrigin(file: string, block: Block): Origin {
  return originOf({ file, start: block.start, end: block.headerEnd });
}

export function label(block: Block, index: number): string | undefined {
  const found: Label | undefined = block.labels[index];
  return found?.text;
}

/** The type of the blocks that a block stands for: `dynamic "identity"` stands for `identity`. */
export function contentType(block: Block): string {
  return block.type === 'dynamic' ? (label(block, 0) ?? 'dynamic') : block.type;
}

/** Text that is written out, without interpolation; undefined for anything else. */
export function literalText(expression: Expression | undefined): string | undefined {
  if (expression?.kind !== 'template') return undefined;
  const texts: string[] = [];
  for (const part of expression.parts) {
    if (part.kind !== 'text') return undefined;
    texts.push(part.text);
  }
  return texts.join('');
}

/** The value of a literal `true`, `false`, number or text; undefined for anything else. */
export function literalScalar(expression: Expression): string | number | boolean | null | undefined {
  if (expression.kind === 'literal') return expression.value;
  return literalText(expression);
}

/** A traversal of names and literal indexes as it is written: `default_node_pool[0].node_count`. */
export function traversalText(expression: Expression): string | undefined {
  const segments: string[] = [];
  let at = expression;
  for (;;) {
    if (at.kind === 'variable') return [at.name, ...segments.reverse()].join('');
    if (at.kind === 'attribute') {
      segments.push(`.${at.name}`);
      at = at.of;
    } else if (at.kind === 'index') {
      const key = literalScalar(at.key);
      if (key === undefined) return undefined;
      segments.push(`[${JSON.stringify(key)}]`);
      at = at.of;
    } else return at.kind === 'template' ? literalText(at) : undefined;
  }
}
