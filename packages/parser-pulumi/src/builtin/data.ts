import { isUnreadable, originOf, type Origin } from '@akslint/model';
import { parseTree, type Node as JsonNode, type ParseError } from 'jsonc-parser';
import { scalarItem, unknownItem, type Item } from '../evaluate/item.js';
import type { RecordEntry } from '../evaluate/heap.js';
import type { Run } from '../evaluate/run.js';
import { entriesOf, isMap, isScalar, isSeq, originOfNode, parseYaml, resolved, type YamlFile, type YamlNode } from '../project/yaml-value.js';

const deepest = 100;

/** A JSON or YAML file that a program imports. */
export function dataFile(file: string, run: Run, origin: Origin): Item {
  const text = run.modules.files.sources.read(file);
  if (isUnreadable(text)) return unknownItem(`${file} cannot be read: ${text.unreadable}`, origin);
  return /\.ya?ml$/.test(file) ? yamlData(file, text, run, origin) : jsonData(file, text, run, origin);
}

/** The data of a JSON text; values of a file have their own places. */
export function jsonData(file: string | undefined, text: string, run: Run, origin: Origin): Item {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  if (root === undefined || errors.length > 0) {
    run.failures += 1;
    return unknownItem(`${file ?? 'the text'} is not JSON`, origin);
  }
  return jsonItem(root, file, run, origin, 0);
}

function jsonItem(node: JsonNode, file: string | undefined, run: Run, around: Origin, depth: number): Item {
  const origin = file === undefined ? around : originOf({ file, start: node.offset, end: node.offset + node.length });
  if (depth > deepest || !run.spend()) return unknownItem('it nests too deeply', origin);
  switch (node.type) {
    case 'object': {
      const entries = (node.children ?? []).flatMap(({ children: [key, value] = [] }): [string, RecordEntry][] =>
        key && value ? [[String(key.value), { value: jsonItem(value, file, run, around, depth + 1), key: originAt(key, file, around) }]] : [],
      );
      return run.record(entries, origin);
    }
    case 'array':
      return run.array((node.children ?? []).map((child) => jsonItem(child, file, run, around, depth + 1)), origin);
    default:
      return scalarItem(isPlain(node.value) ? node.value : null, origin);
  }
}

function originAt(node: JsonNode, file: string | undefined, around: Origin): Origin {
  return file === undefined ? around : originOf({ file, start: node.offset, end: node.offset + node.length });
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** The data of a YAML text. */
export function yamlData(file: string | undefined, text: string, run: Run, origin: Origin): Item {
  const yaml = parseYaml(file ?? '', text);
  if (yaml.errors.length > 0) {
    run.failures += 1;
    return unknownItem(`${file ?? 'the text'} is not YAML`, origin);
  }
  return yamlItem(yaml.document.contents, yaml, run, file === undefined ? origin : undefined);
}

/** A YAML node; `instead` is the place of a text that stands in no file. */
export function yamlItem(node: YamlNode, yaml: YamlFile, run: Run, instead?: Origin, depth = 0): Item {
  const found = resolved(node, yaml);
  const origin = instead ?? originOfNode(node, yaml);
  if (depth > deepest || !run.spend()) return unknownItem('it nests too deeply', origin);
  if (isMap(found)) {
    const entries = entriesOf(found, yaml).map(({ key, keyNode, value }): [string, RecordEntry] => [
      key,
      { value: yamlItem(value, yaml, run, instead, depth + 1), key: instead ?? originOfNode(keyNode, yaml) },
    ]);
    return run.record(entries, origin);
  }
  if (isSeq<YamlNode>(found)) return run.array(found.items.map((item) => yamlItem(item, yaml, run, instead, depth + 1)), origin);
  if (isScalar(found) && isPlain(found.value)) return scalarItem(found.value, origin);
  return scalarItem(null, origin);
}
