import { list, mapOptions, object, unknown, type Entries, type ObjectValue, type Origin, type Reason, type Scalar, type Value } from '@akslint/model';
import { Members } from './evaluate/members.js';
import { piecesOf, reasonWithPieces, type Pieces } from './evaluate/pieces.js';
import { isFailure } from './evaluate/failure.js';
import type { ModuleSyntax } from './module/module-syntax.js';
import { label } from './module/source-body.js';

/** Resources that carry a Kubernetes manifest as YAML text, and the argument that holds it. */
const manifestArguments: ReadonlyMap<string, string> = new Map([['kubectl_manifest', 'yaml_body']]);

type RefineBody = (type: string, body: ObjectValue) => ObjectValue;
type ReadDocuments = (text: string, origin: Origin) => readonly Value[];

/** Reads the manifests in resource bodies; the YAML reader is loaded only when some resource needs it. */
export async function manifestReader(modules: readonly ModuleSyntax[]): Promise<RefineBody> {
  const isNeeded = modules.some(({ resources }) => resources.some(({ block }) => manifestArguments.has(label(block, 0) ?? '')));
  if (!isNeeded) return (_type, body) => body;
  const { readYamlDocuments } = await import('./evaluate/functions/yaml.js');
  return (type, body) => {
    const argument = manifestArguments.get(type);
    return argument === undefined ? body : withContent(body, argument, readYamlDocuments);
  };
}

/** The same body, with what the YAML text in `argument` spells as its content. */
function withContent(body: ObjectValue, argument: string, read: ReadDocuments): ObjectValue {
  const { entries } = body;
  const seen = new WeakMap<Value, Value>();
  const refined: Entries = {
    keys: () => entries.keys(),
    has: (name) => entries.has(name),
    get: (name) => {
      const value = entries.get(name);
      if (name !== argument || value === undefined) return value;
      const known = seen.get(value) ?? mapOptions(value, (option) => (option.kind === 'scalar' || option.kind === 'unknown' ? spelled(option, read) : option));
      seen.set(value, known);
      return known;
    },
    keyOrigin: (name) => entries.keyOrigin?.(name),
  };
  return { ...body, entries: refined };
}

function spelled(text: Scalar | Extract<Value, { kind: 'unknown' }>, read: ReadDocuments): Value {
  if (text.content) return text;
  if (text.kind === 'scalar') {
    const content = typeof text.value === 'string' ? onlyDocument(text.value, text.origin, read) : undefined;
    return content ? { ...text, content } : text;
  }
  const pieces = piecesOf(text);
  const content = pieces && contentOfPieces(pieces, text.origin, read);
  return content ? { ...text, content } : text;
}

function onlyDocument(text: string, origin: Origin, read: ReadDocuments): Value | undefined {
  const [first, second] = read(text, origin);
  return first && !second && !isFailure(first) ? first : undefined;
}

/** Stand for what is not known while the text is read; they occur in no manifest. */
const [opening, closing] = ['\uE000', '\uE001'];
const placeholder = /\uE000(\d+)\uE001/;

/** What a text spells of which parts are not known, so far as these parts stand where single values do. */
function contentOfPieces(pieces: Pieces, origin: Origin, read: ReadDocuments): Value | undefined {
  const unknowns: Value[] = [];
  const text = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    unknowns.push(piece);
    return `${opening}${unknowns.length - 1}${closing}`;
  });
  const content = onlyDocument(text.join(''), origin, read);
  return content && filled(content, unknowns);
}

/** Puts the unknown values in the place of their stand-ins. */
function filled(value: Value, unknowns: readonly Value[]): Value {
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' ? filledText(value.value, value, unknowns) : value;
    case 'list':
      return list(value.items.map((item) => filled(item, unknowns)), value.origin, value.open);
    case 'object':
      return filledObject(value, unknowns);
    default:
      return value;
  }
}

function filledText(text: string, value: Value, unknowns: readonly Value[]): Value {
  const parts = text.split(placeholder);
  if (parts.length === 1) return value;
  const pieces = parts.map((part, index) => (index % 2 === 1 ? (unknowns[Number(part)] ?? part) : part)).filter((piece) => piece !== '');
  const [first] = pieces;
  if (pieces.length === 1 && first !== undefined && typeof first !== 'string') return first;
  const undecided = pieces.find((piece) => typeof piece !== 'string');
  const reason: Reason = typeof undecided === 'object' && undecided.kind === 'unknown' ? undecided.reason : { text: 'a part of it is known only after apply' };
  return unknown(reasonWithPieces(reason, pieces), value.origin, { nonNull: true, type: 'string' });
}

function filledObject(value: ObjectValue, unknowns: readonly Value[]): ObjectValue {
  const members = new Members();
  let open = value.open;
  for (const name of value.entries.keys()) {
    const member = value.entries.get(name);
    if (placeholder.test(name)) open ??= { text: 'a key of the manifest is not known' };
    else if (member) members.set(name, filled(member, unknowns), value.entries.keyOrigin?.(name));
  }
  return object(members, value.origin, open);
}
