import { originOf, type Origin } from '@akslint/model';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';

/** A YAML document with the place of each part. */
export interface YamlFile {
  readonly file: string;
  readonly document: Document;
  readonly errors: readonly { readonly offset: number; readonly message: string }[];
}

export function parseYaml(file: string, text: string): YamlFile {
  const document = parseDocument(text, { uniqueKeys: false, lineCounter: new LineCounter() });
  return { file, document, errors: document.errors.map(({ pos: [offset], message }) => ({ offset, message: message.split('\n')[0] ?? message })) };
}

export type YamlNode = Node | null | undefined;

/** The node itself, not the alias that stands for it. */
export function resolved(node: YamlNode, { document }: YamlFile): YamlNode {
  return isAlias(node) ? node.resolve(document) : node;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyNode: YamlNode;
  readonly value: YamlNode;
}

/** The entries of a mapping; none for anything else. */
export function entriesOf(node: YamlNode, yaml: YamlFile): readonly YamlEntry[] {
  const map = resolved(node, yaml);
  if (!isMap<Node, Node | null>(map)) return [];
  return map.items.map((pair: Pair<Node, Node | null>) => ({ key: String(isScalar(pair.key) ? pair.key.value : pair.key), keyNode: pair.key, value: pair.value }));
}

export function entryNamed(node: YamlNode, name: string, yaml: YamlFile): YamlEntry | undefined {
  return entriesOf(node, yaml).find(({ key }) => key === name);
}

export function valueNamed(node: YamlNode, name: string, yaml: YamlFile): YamlNode {
  return entryNamed(node, name, yaml)?.value;
}

/** A plain text, number or boolean. */
export function plainValue(node: YamlNode, yaml: YamlFile): string | number | boolean | null | undefined {
  const found = resolved(node, yaml);
  if (!isScalar(found)) return undefined;
  const { value } = found;
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

export function plainText(node: YamlNode, yaml: YamlFile): string | undefined {
  const value = plainValue(node, yaml);
  return typeof value === 'string' ? value : undefined;
}

export function originOfNode(node: YamlNode, { file }: YamlFile): Origin {
  const [start, end] = node?.range ?? [0, 0];
  return originOf({ file, start, end });
}

export { isMap, isScalar, isSeq };
