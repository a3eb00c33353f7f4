import type { Node as JsonNode } from 'jsonc-parser';
import type { Attribute, Block, Body, Comment, ConfigFile, Label } from './ast.js';
import { fileShape, type BlockShape, type BodyShape } from './json-bodies.js';
import { JsonExpressions, missing, spanOf } from './json-expression.js';
import { readJsonTree } from './json-tree.js';
import { unreadable } from './parse-hcl.js';
import { explainNoText, withoutByteOrderMark } from './text-file.js';
import { Findings } from './token-reader.js';

/**
 * Reads a `.tf.json` file into the same shape as the native syntax. Never throws.
 *
 * JSON does not say what is a block. Blocks are those that Terraform knows by itself: the top-level ones,
 * and in a resource `dynamic`, `lifecycle`, `provisioner` and `connection`. A nested block of a provider's
 * schema, like `default_node_pool`, is an argument here; who evaluates it accepts an object, or a tuple of
 * objects, where a block is expected. A block spans its innermost name and its body, so that blocks
 * that share outer names can be told apart; its outer labels keep their own places.
 *
 * Strings are templates. Types (`variable.type`) and references (`depends_on`, `provider`, `moved.from`, …)
 * are the expressions that their strings spell. A property named `//` is a comment.
 */
export function parseTerraformJson(file: string, text: string): ConfigFile {
  return parseJson(file, text, fileShape, true);
}

/** Reads a `.tfvars.json` file: one object of values, in which strings are plain text. Never throws. */
export function parseJsonValues(file: string, text: string): ConfigFile {
  return parseJson(file, text, { blocks: {}, references: [] }, false);
}

function parseJson(file: string, text: string, shape: BodyShape, hasTemplates: boolean): ConfigFile {
  const source = withoutByteOrderMark(text);
  const reason = explainNoText(source);
  if (reason !== undefined) return unreadable(file, source, reason);
  const findings = new Findings();
  const root = readJsonTree(source, findings);
  const bodies = new JsonBodies(new JsonExpressions(source, findings, hasTemplates), findings);
  const span = { start: 0, end: source.length };
  const body = root === undefined ? { ...span, attributes: [], blocks: [] } : bodies.read(root, shape, span);
  return { file, text: source, body, comments: bodies.comments, errors: inOrder(findings), functions: findings.functions };
}

function inOrder(findings: Findings): ConfigFile['errors'] {
  return findings.errors.toSorted((one, other) => one.start - other.start);
}

type Span = ReturnType<typeof spanOf>;

class JsonBodies {
  readonly comments: Comment[] = [];
  readonly #expressions: JsonExpressions;
  readonly #findings: Findings;

  constructor(expressions: JsonExpressions, findings: Findings) {
    this.#expressions = expressions;
    this.#findings = findings;
  }

  /** Reads an object, or all objects of an array, as one body. */
  read(node: JsonNode, shape: BodyShape, span: Span): Body {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    const names = new Set<string>();
    for (const property of this.#propertiesOf(node)) {
      const [key, value] = property.children ?? [];
      if (key === undefined) continue;
      const name = String(key.value);
      const blockShape = Object.hasOwn(shape.blocks, name) ? shape.blocks[name] : undefined;
      if (name === '//') this.#addComment(property, value);
      else if (blockShape !== undefined && value !== undefined) this.#unpack(name, key, value, blockShape, [], blocks);
      else if (names.has(name)) this.#refuse(key, `The argument \`${name}\` is set twice in this block.`);
      else attributes.push(this.#readAttribute(property, key, value, shape));
      if (blockShape === undefined) names.add(name);
    }
    return { ...span, attributes, blocks };
  }

  #refuse(node: JsonNode, message: string): void {
    this.#findings.addError(message, node.offset, node.offset + node.length);
  }

  #addComment(property: JsonNode, value: JsonNode | undefined): void {
    if (value?.type === 'string') this.comments.push({ ...spanOf(property), text: `// ${String(value.value)}` });
  }

  #propertiesOf(node: JsonNode): readonly JsonNode[] {
    if (node.type === 'object') return node.children ?? [];
    if (node.type === 'null') return [];
    if (node.type !== 'array') {
      this.#refuse(node, 'Expected an object, or a list of objects.');
      return [];
    }
    return (node.children ?? []).flatMap((item) => {
      if (item.type === 'object') return item.children ?? [];
      this.#refuse(item, 'Expected an object.');
      return [];
    });
  }

  #readAttribute(property: JsonNode, key: JsonNode, value: JsonNode | undefined, shape: BodyShape): Attribute {
    const name = String(key.value);
    const isReference = shape.references.includes(name);
    const expressions = this.#expressions;
    const read = value === undefined ? missing(property) : isReference ? expressions.readReference(value) : expressions.read(value);
    return { ...spanOf(property), name, nameEnd: key.offset + key.length, value: read };
  }

  /** Peels the labels off, then takes each object as the body of one block. */
  #unpack(type: string, key: JsonNode, value: JsonNode, shape: BlockShape, labels: readonly Label[], blocks: Block[]): void {
    if (labels.length < shape.labels) {
      for (const property of this.#propertiesOf(value)) {
        const [name, inner] = property.children ?? [];
        if (name === undefined || inner === undefined) continue;
        if (name.value === '//') this.#addComment(property, inner);
        else this.#unpack(type, name, inner, shape, [...labels, { ...spanOf(name), text: String(name.value) }], blocks);
      }
      return;
    }
    const bodies = value.type === 'array' ? (value.children ?? []) : value.type === 'null' ? [] : [value];
    for (const node of bodies) {
      const body = this.read(node, shape.body, spanOf(node));
      blocks.push({ start: key.offset, end: body.end, type, labels, headerEnd: key.offset + key.length, body });
    }
  }
}
