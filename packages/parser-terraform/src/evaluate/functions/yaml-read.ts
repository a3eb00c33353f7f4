import { isAlias, isMap, isScalar, isSeq, parseAllDocuments, type Document, type Node, type YAMLMap } from 'yaml';
import { list, object, scalar, unknown, type Entries, type Origin, type Value } from '@akslint/model';
import { convert, wordFor } from '../convert.js';
import { failed } from '../failure.js';
import { Members } from '../members.js';
import { stringType } from '../type.js';
import { deepest } from '../undecided.js';
import { partOfText } from '../verbatim.js';
import { isRefusal } from './outcome.js';
import { resolveScalar } from './yaml-scalar.js';

/** Nodes that a text may come to, aliases counted each time that they are used. */
const mostNodes = 50_000;

/**
 * The one document of a YAML text, as `yamldecode` reads it. Each value's origin is its place in the text
 * where that can be told ({@link partOfText}), else that of the text.
 */
export function readYaml(text: string, origin: Origin): Value {
  const documents = parsed(text);
  if (documents === undefined) return unknown({ text: 'the YAML is nested too deep to be worked out' }, origin);
  const [first, second] = documents;
  if (!first) return failed('the YAML text is empty', origin);
  return second ? failed('there is more than one YAML document', origin) : valueOf(first, origin, 'yamldecode');
}

/** All documents of a YAML text, as Kubernetes reads them; one that cannot be read is a failure in its place. */
export function readYamlDocuments(text: string, origin: Origin): readonly Value[] {
  const documents = parsed(text);
  if (documents === undefined) return [unknown({ text: 'the YAML is nested too deep to be worked out' }, origin)];
  return documents.filter(({ contents, errors }) => contents !== null || errors.length > 0).map((document) => valueOf(document, origin, 'kubernetes'));
}

function parsed(text: string): readonly Document[] | undefined {
  try {
    const documents = parseAllDocuments(text, { schema: 'failsafe', version: '1.2', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    return Array.isArray(documents) ? documents : [];
  } catch {
    return undefined;
  }
}

/**
 * Whose reading of YAML. `yamldecode` (go-cty-yaml 1.1) reads a block scalar like a plain one and makes the result a
 * text again (`|- yes` is "true"), merges only a mapping into a mapping and knows no tag `!!merge`. Kubernetes merges
 * lists of mappings, too, of which the first has precedence.
 */
type Dialect = 'yamldecode' | 'kubernetes';

function valueOf(document: Document, origin: Origin, dialect: Dialect): Value {
  const [error] = document.errors;
  if (error) return failed(`the YAML cannot be read: ${error.message}`, origin);
  const reader = new YamlReader(origin, dialect);
  try {
    const value = document.contents ? reader.read(document.contents, 0) : scalar(null, origin);
    return reader.problem ?? value;
  } catch {
    return unknown({ text: 'the YAML is nested too deep to be worked out' }, origin);
  }
}

interface Anchored {
  readonly value: Value;
  readonly size: number;
}

class YamlReader {
  #problem: Value | undefined;
  #nodes = 0;
  readonly #anchors = new Map<string, Anchored | 'pending'>();

  constructor(
    private readonly origin: Origin,
    private readonly dialect: Dialect,
  ) {}

  get problem(): Value | undefined {
    return this.#problem;
  }

  read(node: unknown, depth: number): Value {
    if (this.#problem) return this.#problem;
    this.#nodes += 1;
    if (this.#nodes > mostNodes) return this.#stop(unknown({ text: 'the YAML is too large to be worked out' }, this.origin));
    if (depth > deepest) return this.#stop(unknown({ text: 'the YAML is nested too deep to be worked out' }, this.origin));
    if (isAlias(node)) return this.#alias(node.source);
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor === undefined) return this.#content(node, depth);
    this.#anchors.set(anchor, 'pending');
    const before = this.#nodes;
    const value = this.#content(node, depth);
    this.#anchors.set(anchor, { value, size: this.#nodes - before + 1 });
    return value;
  }

  #content(node: unknown, depth: number): Value {
    if (isScalar(node)) {
      const source = node.source ?? (typeof node.value === 'string' ? node.value : '');
      const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
      const isText = node.tag === undefined && (isQuoted || isBlock(node.type));
      if (isText && (isQuoted || this.dialect === 'kubernetes')) return scalar(source.normalize('NFC'), this.#placed(node));
      const value = resolveScalar(source, node.tag ?? '', isQuoted, this.#placed(node));
      if (isRefusal(value)) return this.#stop(failed(value.refused, this.origin));
      return isText ? convert(value, stringType, this.origin) : value;
    }
    if (isMap(node)) return this.#map(node, depth);
    if (!isSeq(node)) return scalar(null, this.origin);
    if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:seq') return this.#stop(failed(`a sequence cannot be ${node.tag}`, this.origin));
    return list(node.items.map((item) => this.read(item, depth + 1)), this.#placed(node));
  }

  #map(node: YAMLMap, depth: number): Value {
    if (node.tag !== undefined && node.tag !== 'tag:yaml.org,2002:map') return this.#stop(failed(`a mapping cannot be ${node.tag}`, this.origin));
    const members = new Members();
    for (const { key, value } of node.items) {
      if (this.#problem) return this.#problem;
      if (this.#isMergeKey(key)) this.#merge(members, this.read(value, depth + 1));
      else this.#property(members, key, value, depth);
    }
    return object(members, this.#placed(node));
  }

  #property(members: Members, key: unknown, value: unknown, depth: number): void {
    if (!isScalar(key)) {
      this.#stop(failed('only texts can be keys of a mapping', this.origin));
      return;
    }
    const name = convert(this.#content(key, depth), stringType, this.origin);
    if (name.kind !== 'scalar' || name.value === null) this.#stop(failed('a key of a mapping is null', this.origin));
    else members.set(String(name.value), this.read(value, depth + 1), this.#placed(key));
  }

  #isMergeKey(key: unknown): boolean {
    if (!isScalar(key)) return false;
    return (key.tag === undefined && key.value === '<<') || (this.dialect === 'kubernetes' && key.tag === 'tag:yaml.org,2002:merge');
  }

  /** Takes over the properties of a mapping. */
  #merge(members: Members, value: Value): void {
    const sources = value.kind === 'list' && this.dialect === 'kubernetes' ? [...value.items].reverse() : [value];
    for (const source of sources) {
      if (source.kind !== 'object') {
        this.#stop(failed(`${wordFor(source)} cannot be merged into a mapping`, this.origin));
        return;
      }
      copyInto(members, source.entries);
    }
  }

  #alias(name: string): Value {
    const anchored = this.#anchors.get(name);
    if (anchored === 'pending') return this.#stop(failed(`the anchor "${name}" refers to itself`, this.origin));
    if (!anchored) return this.#stop(failed(`there is no anchor "${name}"`, this.origin));
    this.#nodes += anchored.size;
    return anchored.value;
  }

  #stop(problem: Value): Value {
    this.#problem ??= problem;
    return this.#problem;
  }

  #placed(node: Node): Origin {
    const { range } = node;
    return range ? partOfText(this.origin, range[0], range[1]) : this.origin;
  }
}

function isBlock(type: string | undefined): boolean {
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
}

function copyInto(members: Members, entries: Entries): void {
  for (const key of entries.keys()) {
    const value = entries.get(key);
    if (value) members.set(key, value, entries.keyOrigin?.(key));
  }
}

