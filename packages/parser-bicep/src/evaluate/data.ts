import { list, object, originOf, scalar, unknown, type Origin, type Value } from '@akslint/model';
import { parseTree, type Node } from 'jsonc-parser';

/** Reads YAML; given by whoever loads the library, which is done only when a template asks for YAML. */
export type YamlReader = (file: string, text: string) => Value;

let yamlReader: YamlReader | undefined;

export function useYaml(reader: YamlReader): void {
  yamlReader = reader;
}

/** The data of a JSON or YAML file with the place of each value. */
export function dataOf(file: string, text: string, kind: 'json' | 'yaml', origin: Origin): Value {
  if (kind === 'yaml') return yamlReader?.(file, text) ?? unknown({ text: 'YAML is not read here' }, origin, { nonNull: true });
  const root = parseTree(text, [], { allowTrailingComma: true });
  return root ? jsonValue(root, file, 0) : unknown({ text: `${file} is not JSON` }, origin, { nonNull: true });
}

const deepest = 200;

function jsonValue(node: Node, file: string, depth: number): Value {
  const origin = originOf({ file, start: node.offset, end: node.offset + node.length });
  if (depth > deepest) return unknown({ text: 'it nests too deeply' }, origin);
  switch (node.type) {
    case 'object': {
      const entries = new Map<string, Value>();
      for (const { children: [key, value] = [] } of node.children ?? []) {
        if (key && value) entries.set(String(key.value), jsonValue(value, file, depth + 1));
      }
      return object(entries, origin);
    }
    case 'array':
      return list((node.children ?? []).map((child) => jsonValue(child, file, depth + 1)), origin);
    default:
      return isScalar(node.value) ? scalar(node.value, origin) : scalar(null, origin);
  }
}

function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
