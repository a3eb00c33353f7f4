import { list, originOf, scalar, unknown, type Value } from '@akslint/model';
import { isAlias, isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import { object } from './entries.js';

/** Most nodes that a file may have once its aliases are followed. */
const mostNodes = 100_000;
const deepest = 100;

/** YAML as data, with the place of each value. Importing this module loads the library. */
export function yamlData(file: string, text: string): Value {
  const document = parseDocument(text, { uniqueKeys: false });
  return new YamlData(file, document).value(document.contents, 0);
}

class YamlData {
  #nodes = 0;

  constructor(
    private readonly file: string,
    private readonly document: Document,
  ) {}

  value(node: Node | null, depth: number): Value {
    const [start, end] = node?.range ?? [0, 0];
    const origin = originOf({ file: this.file, start, end });
    this.#nodes += 1;
    if (depth > deepest || this.#nodes > mostNodes) return unknown({ text: `${this.file} is too large or nests too deeply` }, origin);
    if (isAlias(node)) return this.value(node.resolve(this.document) ?? null, depth + 1);
    if (isMap<Node, Node | null>(node)) {
      const members = node.items.map(({ key, value }) => {
        const known = this.value(value, depth + 1);
        return { name: String(isScalar(key) ? key.value : key), value: () => known };
      });
      return object(members, origin);
    }
    if (isSeq<Node>(node)) return list(node.items.map((item) => this.value(item, depth + 1)), origin);
    if (node === null) return scalar(null, origin);
    return isScalar(node) && isPlain(node.value) ? scalar(node.value, origin) : unknown({ text: 'this YAML is not read' }, origin);
  }
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
