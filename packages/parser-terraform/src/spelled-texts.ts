import { list, mapOptions, object, unknown, type Entries, type ObjectValue, type Origin, type Reason, type Scalar, type Value } from '@akslint/model';
import { Members } from './evaluate/members.js';
import { piecesOf, reasonWithPieces, type Pieces } from './evaluate/pieces.js';
import { isFailure } from './evaluate/failure.js';
import { fromJson } from './evaluate/functions/json.js';
import type { ModuleSyntax } from './module/module-syntax.js';
import { label } from './module/source-body.js';

type Format = 'yaml' | 'json';
type RefineBody = (type: string, body: ObjectValue) => ObjectValue;
type ReadText = (text: string, origin: Origin) => Value | undefined;

/** An argument whose text spells a structure that controls ask about. */
interface SpelledArgument {
  readonly argument: string;
  readonly format: Format;
}

/** Source: the schemas of alekc/kubectl, Azure/azapi (1.x takes JSON text) and hashicorp/azurerm. */
function spelledArgument(type: string): SpelledArgument | undefined {
  if (type === 'kubectl_manifest') return { argument: 'yaml_body', format: 'yaml' };
  if (type.startsWith('azapi_')) return { argument: 'body', format: 'json' };
  return /^azurerm_.*policy_(?:assignment|set_definition)$/.test(type) ? { argument: 'parameters', format: 'json' } : undefined;
}

/** Reads the structures that texts in resource bodies spell; the YAML reader is loaded only when some resource needs it. */
export async function textReader(modules: readonly ModuleSyntax[]): Promise<RefineBody> {
  const needsYaml = modules.some(({ resources }) => resources.some(({ block }) => spelledArgument(label(block, 0) ?? '')?.format === 'yaml'));
  const readers: Readonly<Record<Format, ReadText>> = { json: readWhole, yaml: needsYaml ? await yamlReader() : () => undefined };
  return (type, body) => {
    const spelled = spelledArgument(type);
    return spelled ? withContent(body, spelled, readers[spelled.format]) : body;
  };
}

async function yamlReader(): Promise<ReadText> {
  const { readYamlDocuments } = await import('./evaluate/functions/yaml.js');
  return (text, origin) => {
    const [first, second] = readYamlDocuments(text, origin);
    return first && !second && !isFailure(first) ? first : undefined;
  };
}

function readWhole(text: string, origin: Origin): Value | undefined {
  const value = fromJson(text, origin);
  return isFailure(value) ? undefined : value;
}

/** The same body, with what the text in the argument spells as its content. */
function withContent(body: ObjectValue, { argument, format }: SpelledArgument, read: ReadText): ObjectValue {
  const { entries } = body;
  const seen = new WeakMap<Value, Value>();
  const refined: Entries = {
    keys: () => entries.keys(),
    has: (name) => entries.has(name),
    get: (name) => {
      const value = entries.get(name);
      if (name !== argument || value === undefined) return value;
      const known = seen.get(value) ?? mapOptions(value, (option) => (option.kind === 'scalar' || option.kind === 'unknown' ? spelled(option, format, read) : option));
      seen.set(value, known);
      return known;
    },
    keyOrigin: (name) => entries.keyOrigin?.(name),
  };
  return { ...body, entries: refined };
}

function spelled(text: Scalar | Extract<Value, { kind: 'unknown' }>, format: Format, read: ReadText): Value {
  if (text.content) return text;
  if (text.kind === 'scalar') {
    const content = typeof text.value === 'string' ? read(text.value, text.origin) : undefined;
    return content ? { ...text, content } : text;
  }
  const pieces = piecesOf(text);
  const content = pieces && contentOfPieces(pieces, text.origin, format, read);
  return content ? { ...text, content } : text;
}

/** Stand for what is not known while the text is read; they occur in no manifest. */
const [opening, closing] = ['\uE000', '\uE001'];
const placeholder = /\uE000(\d+)\uE001/;

/** What a text spells of which parts are not known, so far as these parts stand where single values do. */
function contentOfPieces(pieces: Pieces, origin: Origin, format: Format, read: ReadText): Value | undefined {
  const unknowns: Value[] = [];
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      unknowns.push(piece);
      const standIn = `${opening}${unknowns.length - 1}${closing}`;
      text += format === 'json' && !endsInString(text) ? JSON.stringify(standIn) : standIn;
    }
  }
  const content = read(text, { span: { ...origin.span }, via: origin.via });
  return content && filled(content, unknowns);
}

/** Whether the end of a piece of JSON lies within a string. */
function endsInString(json: string): boolean {
  let isInside = false;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index];
    if (character === '"') isInside = !isInside;
    else if (character === '\\' && isInside) index += 1;
  }
  return isInside;
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
  if (pieces.length === 1 && first !== undefined && typeof first !== 'string') return (first.kind === 'unknown' && first.content) || first;
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
