import { list as listValue, object, scalar, unknown, type Scalar, type Value } from '@akslint/model';
import { convert, listFrom } from '../convert.js';
import { failed, isFailure } from '../failure.js';
import { stringType } from '../type.js';
import { deepest, findUndecided, isTooLarge, undecidedResult } from '../undecided.js';
import { asUtf8, fromBase64, toBase64, utf8, wellFormed } from './base64.js';
import { decodeText, encodeText, isKnownEncoding } from './charset.js';
import type { Single } from './choices.js';
import { readCsv } from './csv.js';
import { isNull, overScalars, overValues, refuse, tooLarge, type Body } from './define.js';
import type { FunctionCall, TerraformFunction } from './function.js';
import { fromJson, toJson } from './json.js';
import { decidedByRun, isRefusal, text, type Computed } from './outcome.js';

/** Text that spells a structure keeps that structure beside it, so that decoding gives it back with its origins. */
export function encoded(value: Single, spell: (value: Value) => string | undefined, call: FunctionCall): Value {
  if (isTooLarge(value)) return tooLarge(call);
  if (findUndecided(value)) return { ...undecidedResult(call.name, [value], call.origin, { type: 'string', nonNull: true }), content: value };
  const spelt = spell(value);
  if (spelt === undefined) return failed(`${call.name} cannot spell an infinite number`, call.origin);
  const result = text(spelt, call.origin);
  return result.kind === 'scalar' ? { ...result, content: value } : result;
}

/** Decodes a text: its structure where it has one, else what `read` makes of it. */
export function decoder(read: (text: Scalar) => Value): TerraformFunction {
  return overValues({ least: 1, most: 1 }, ([value], call) => {
    if (!value) return tooLarge(call);
    const content = value.kind === 'scalar' || value.kind === 'unknown' ? value.content : undefined;
    if (content) return isTooLarge(content) ? tooLarge(call) : structural(content, 0);
    const source = convert(value, stringType, call.origin);
    if (isFailure(source)) return source;
    return source.kind === 'scalar' ? read(source) : undecidedResult(call.name, [value], call.origin);
  });
}

/** What is left of a value once it was text: lists are tuples, maps are objects. */
function structural(value: Value, depth: number): Value {
  if (depth > deepest) return value;
  switch (value.kind) {
    case 'list':
      return { ...listValue(value.items.map((item) => structural(item, depth + 1)), value.origin, value.open) };
    case 'object': {
      const { entries } = value;
      const inner = new Map<string, Value>();
      for (const key of entries.keys()) {
        const item = entries.get(key);
        if (item) inner.set(key, structural(item, depth + 1));
      }
      const kept = { keys: () => inner.keys(), has: (key: string) => inner.has(key), get: (key: string) => inner.get(key), keyOrigin: (key: string) => entries.keyOrigin?.(key) };
      return object(kept, value.origin, value.open);
    }
    default:
      return value;
  }
}

const jsonencode: Body = ([value], call) => (value ? encoded(value, toJson, call) : tooLarge(call));

const csvdecode = overScalars({ takes: ['string'], gives: 'list' }, (args, call) => {
  const rows = readCsv(args.text(0));
  if (isRefusal(rows)) return rows;
  const [header, ...records] = rows;
  if (!header) return refuse('the header line is missing');
  if (new Set(header).size < header.length) return refuse('two columns have the same name');
  const items = records.map((record) => {
    const entries = header.map((name, index): [string, Value] => [name, text(record[index] ?? '', call.origin)]);
    return object(new Map(entries), call.origin);
  });
  return listFrom(items, { kind: 'object', attributes: new Map(header.map((name) => [name, { type: stringType }])) }, call.origin);
});

/** What Go escapes in a query, and how. */
function urlencode(value: string): string {
  return encodeURIComponent(wellFormed(value))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}

function overEncoding(change: (value: string, encoding: string, call: FunctionCall) => Computed): TerraformFunction {
  return overScalars({ takes: ['string', 'string'], gives: 'string' }, (args, call) => {
    const encoding = args.text(1);
    if (!isKnownEncoding(encoding)) return refuse(`"${encoding}" is no encoding that Terraform knows`);
    return change(args.text(0), encoding, call);
  });
}

function foreign(encoding: string, call: FunctionCall): Value {
  return unknown({ text: `akslint does not know the characters of ${encoding}` }, call.origin, { type: 'string' });
}

const base64gzip: TerraformFunction = overScalars({ takes: ['string'], gives: 'string', neverEmpty: true }, (_, call) =>
  decidedByRun('its bytes depend on the compressor', call.origin),
);

export const encodingFunctions: Readonly<Record<string, TerraformFunction>> = {
  base64decode: overScalars({ takes: ['string'], gives: 'string' }, (args) => {
    const bytes = fromBase64(args.text(0));
    return (bytes && asUtf8(bytes)) ?? refuse('it is no base64 of UTF-8 text');
  }),
  base64encode: overScalars({ takes: ['string'], gives: 'string', keepsText: 0 }, (args) => toBase64(utf8(args.text(0)))),
  base64gzip,
  csvdecode,
  jsondecode: decoder((source) => fromJson(String(source.value), source.origin)),
  jsonencode: (args, call) => {
    const [value] = args;
    if (args.length === 1 && value && isNull(value)) return scalar('null', call.origin);
    return overValues({ least: 1, most: 1 }, jsonencode)(args, call);
  },
  textdecodebase64: overEncoding((value, encoding, call) => {
    const bytes = fromBase64(value);
    if (!bytes) return refuse('it is no base64');
    const decoded = decodeText(bytes, encoding);
    return decoded === undefined ? foreign(encoding, call) : decoded;
  }),
  textencodebase64: overEncoding((value, encoding, call) => {
    const bytes = encodeText(value, encoding);
    if (bytes === undefined) return foreign(encoding, call);
    return isRefusal(bytes) ? bytes : toBase64(bytes);
  }),
  urlencode: overScalars({ takes: ['string'], gives: 'string', keepsText: 0 }, (args) => urlencode(args.text(0))),
};
