import { basename } from 'node:path';
import { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode, type Node as JsonNode, type ParseError } from 'jsonc-parser';
import { isMap, isNode, isScalar, parseDocument, type Document } from 'yaml';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error.js';

export type Path = readonly (string | number)[];

/** A configuration file, read: its value, and where in the text each part of it stands. */
export interface ConfigurationDocument {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  readonly value: unknown;
  /** Where the key or the value at `path` stands; for what is not there, where the nearest thing around it does. */
  placeOf(path: Path, part: 'key' | 'value'): { readonly start: number; readonly end: number };
}

/**
 * Reads a configuration file by the ending of its name. Of `package.json` only `akslint` counts.
 * @throws ConfigurationError when it is not what its name says.
 */
export function readDocument(file: string, text: string): ConfigurationDocument {
  try {
    return /\.ya?ml$/.test(file) ? readYaml(file, text) : readJson(file, text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ConfigurationError([{ file, message: 'The configuration is nested too deeply to be read.' }]);
  }
}

function readJson(file: string, text: string): ConfigurationDocument {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const problems = errors.map(({ error, offset, length }): ConfigurationProblem => {
    const what = printParseErrorCode(error).replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
    return { file, text, place: { start: offset, end: offset + length }, message: `This is not valid JSON: ${what}.` };
  });
  const [first] = problems;
  if (first !== undefined) throw new ConfigurationError([first]);
  const top: Path = basename(file) === 'package.json' ? ['akslint'] : [];
  const found = root && findNodeAtLocation(root, [...top]);
  const value: unknown = found === undefined ? {} : getNodeValue(found);
  const placeOf: ConfigurationDocument['placeOf'] = (path, part) => {
    for (let length = path.length; length >= 0; length--) {
      const node = root && findNodeAtLocation(root, [...top, ...path.slice(0, length)]);
      if (node !== undefined) return length === path.length ? placeOfNode(node, part) : shortened(text, placeOfNode(node, 'value'));
    }
    return { start: 0, end: 0 };
  };
  return { file, text, value, placeOf };
}

function placeOfNode(node: JsonNode, part: 'key' | 'value') {
  const key = part === 'key' && node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
  const { offset, length } = key ?? node;
  return { start: offset, end: offset + length };
}

function readYaml(file: string, text: string): ConfigurationDocument {
  const document: Document = parseDocument(text, { prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new ConfigurationError([{ file, text, place: { start: error.pos[0], end: error.pos[1] }, message: `This is not valid YAML: ${error.message.replace(/\.?$/, '.')}` }]);
  }
  const nodeAt = (path: Path): unknown => (path.length === 0 ? document.contents : document.getIn(path, true));
  const placed = (node: unknown) => {
    const range = isNode(node) ? node.range : undefined;
    return range ? { start: range[0], end: range[1] } : undefined;
  };
  const keyAt = (path: Path): unknown => {
    const parent = nodeAt(path.slice(0, -1));
    return isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))?.key : undefined;
  };
  const placeOf: ConfigurationDocument['placeOf'] = (path, part) => {
    for (let length = path.length; length >= 0; length--) {
      const here = path.slice(0, length);
      const place = (part === 'key' || length < path.length ? placed(keyAt(here)) : undefined) ?? placed(nodeAt(here));
      if (place !== undefined) return length === path.length ? place : shortened(text, place);
    }
    return { start: 0, end: 0 };
  };
  return { file, text, value: yamlValue(file, text, document), placeOf };
}

function yamlValue(file: string, text: string, document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? {};
  } catch (error) {
    throw new ConfigurationError([{ file, text, message: `This YAML cannot be read: ${error instanceof Error ? error.message : String(error)}` }]);
  }
}

/** The first line of a place, so that a frame does not mark everything. */
function shortened(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const lineEnd = text.indexOf('\n', start);
  return { start, end: lineEnd === -1 ? end : Math.min(end, Math.max(lineEnd, start + 1)) };
}
