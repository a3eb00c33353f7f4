import { list, object, originOf, scalar, unknown, type Value } from '@akslint/model';
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import { useYaml } from './data.js';

/** Makes YAML readable to `loadYamlContent`; loading this module is loading the library. */
export function readYamlToo(): void {
  useYaml((file, text) => {
    const document = parseDocument(text, { uniqueKeys: false });
    return nodeValue(document.contents, document, file, 0);
  });
}

const deepest = 100;

function nodeValue(node: Node | null, document: Document, file: string, depth: number): Value {
  const [start, end] = node?.range ?? [0, 0];
  const origin = originOf({ file, start, end });
  if (depth > deepest) return unknown({ text: 'it nests too deeply' }, origin);
  if (isAlias(node)) return nodeValue(node.resolve(document) ?? null, document, file, depth + 1);
  if (isMap<Node, Node | null>(node)) {
    const entries = node.items.map(({ key, value }): [string, Value] => [String(isScalar(key) ? key.value : key), nodeValue(value, document, file, depth + 1)]);
    return object(new Map(entries), origin);
  }
  if (isSeq<Node>(node)) return list(node.items.map((item) => nodeValue(item, document, file, depth + 1)), origin);
  if (isScalar(node) && (node.value === null || typeof node.value === 'string' || typeof node.value === 'number' || typeof node.value === 'boolean')) {
    return scalar(node.value, origin);
  }
  return node === null ? scalar(null, origin) : unknown({ text: 'this YAML is not read' }, origin);
}
