import { isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import { list, object, originOf, scalar, unknown, type Origin, type Value } from '@akslint/model';
import { Members } from './members.js';

/** Values in one document; each use of an alias counts all that it stands for. */
const mostValues = 200_000;
const deepest = 200;

/** A document goes past a budget, or means nothing. `offset` is where. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

interface Anchored {
  readonly value: Value;
  readonly size: number;
}

/** Turns the nodes of one document into values with their places. */
export class ValueReader {
  #values = 0;
  readonly #anchors = new Map<string, Anchored | 'pending'>();

  constructor(private readonly file: string) {}

  /** @throws Refusal */
  read(node: unknown, depth = 0): Value {
    this.#values += 1;
    if (this.#values > mostValues) throw new Refusal(`The document holds more than ${mostValues} values, aliases counted each time they are used.`, startOf(node));
    if (depth > deepest) throw new Refusal(`The document is nested deeper than ${deepest} levels.`, startOf(node));
    if (isAlias(node)) return this.#alias(node.source, startOf(node));
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor === undefined) return this.#content(node, depth);
    this.#anchors.set(anchor, 'pending');
    const before = this.#values;
    const value = this.#content(node, depth);
    this.#anchors.set(anchor, { value, size: this.#values - before + 1 });
    return value;
  }

  #content(node: unknown, depth: number): Value {
    if (isScalar(node)) return plain(node, this.#placed(node));
    if (isMap(node)) return this.#map(node, depth);
    if (isSeq(node)) return list(node.items.map((item) => this.read(item, depth + 1)), this.#placed(node));
    return scalar(null, originOf({ file: this.file, start: 0, end: 0 }));
  }

  /** As the API reads it: the last of several equal keys counts, and a merged mapping yields to what is written. */
  #map(node: YAMLMap, depth: number): Value {
    const members = new Members();
    const merged: Value[] = [];
    for (const { key, value } of node.items) {
      if (!isScalar(key)) continue;
      if (key.value === '<<' && key.type === 'PLAIN') merged.push(this.read(value, depth + 1));
      else members.set(String(key.value), value === null ? scalar(null, this.#placed(key)) : this.#underKey(value, key, depth), this.#placed(key));
    }
    for (const value of merged) mergeInto(members, value);
    return object(members, this.#placed(node));
  }

  /** A mapping or sequence begins with its key: the line that names it says more than its first item. */
  #underKey(node: unknown, key: Scalar, depth: number): Value {
    const value = this.read(node, depth + 1);
    if (!isMap(node) && !isSeq(node)) return value;
    const { span } = value.origin;
    const placed = { ...value, origin: originOf({ file: span.file, start: startOf(key), end: span.end }) };
    const known = node.anchor === undefined ? undefined : this.#anchors.get(node.anchor);
    if (node.anchor !== undefined && known && known !== 'pending') this.#anchors.set(node.anchor, { ...known, value: placed });
    return placed;
  }

  #alias(name: string, offset: number): Value {
    const anchored = this.#anchors.get(name);
    if (anchored === 'pending') throw new Refusal(`The anchor "${name}" refers to itself.`, offset);
    if (!anchored) throw new Refusal(`There is no anchor "${name}".`, offset);
    this.#values += anchored.size;
    return anchored.value;
  }

  #placed(node: Node): Origin {
    const [start = 0, end = 0] = node.range ?? [];
    return originOf({ file: this.file, start, end });
  }
}

/** What other tools replace before the API sees it: envsubst and Flux, Helm and Jinja, Octopus. */
const placeholder = /\$\{[^}]*\}|\{\{|\{%|#\{/;

function plain(node: Scalar, origin: Origin): Value {
  const { value } = node;
  if (typeof value === 'string') {
    if (placeholder.test(value)) {
      return unknown({ text: `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}" is filled in by another tool`, remedy: 'give akslint the manifests as they are applied' }, origin, { nonNull: true, type: 'string', key: `placeholder ${value}` });
    }
    return scalar(node.type === 'PLAIN' ? (words.get(value) ?? value) : value, origin);
  }
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return scalar(value, origin);
  return scalar(typeof node.source === 'string' ? node.source : String(value), origin);
}

/** Words that YAML 1.1, which the Kubernetes tools read, takes for booleans. */
const words: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'Yes', 'YES', 'on', 'On', 'ON', 'y', 'Y'].map((word) => [word, true] as const),
  ...['no', 'No', 'NO', 'off', 'Off', 'OFF', 'n', 'N'].map((word) => [word, false] as const),
]);

/** Takes over what is not written from a mapping, or from each in a sequence of mappings. */
function mergeInto(members: Members, value: Value): void {
  const sources: readonly Value[] = value.kind === 'list' ? value.items : [value];
  for (const source of sources) {
    if (source.kind !== 'object') continue;
    for (const key of source.entries.keys()) {
      const inherited = source.entries.get(key);
      if (inherited && !members.has(key)) members.set(key, inherited, source.entries.keyOrigin?.(key));
    }
  }
}

function startOf(node: unknown): number {
  return (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) && node.range ? node.range[0] : 0;
}
