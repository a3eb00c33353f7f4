import { object, type Value } from '@akslint/model';
import { parseTfvars } from '../../syntax/index.js';
import { constantScope } from '../constant-scope.js';
import { convert } from '../convert.js';
import { Evaluation, type FunctionSource } from '../evaluation.js';
import { evaluate } from '../expression.js';
import { failed, isFailure } from '../failure.js';
import { numberText } from '../number.js';
import { sortedKeys } from '../order.js';
import { stringType } from '../type.js';
import { findUndecided, undecidedResult } from '../undecided.js';
import { overValues, tooLarge, wrongKind, type Body } from './define.js';
import type { TerraformFunction } from './function.js';
import { text } from './outcome.js';

const identifier = /^[\p{ID_Start}][\p{ID_Continue}-]*$/u;

/** A value as Terraform's formatter writes it, without the indentation of the line that it starts on. */
function spell(value: Value, indent: string): string {
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' ? quoted(value.value) : typeof value.value === 'number' ? numberText(value) : String(value.value);
    case 'list':
      return `[${value.items.map((item) => spell(item, indent)).join(', ')}]`;
    case 'object': {
      const names = sortedKeys(value.entries.keys());
      if (names.length === 0) return '{}';
      const inner = `${indent}  `;
      const lines = attributes(names.map((name) => [identifier.test(name) ? name : quoted(name), value.entries.get(name)]), inner);
      return `{\n${lines.map((line) => `${inner}${line}\n`).join('')}${indent}}`;
    }
    default:
      return '';
  }
}

/** `name = value` lines; neighbours of one line each have their equals signs below each other. */
function attributes(named: readonly (readonly [string, Value | undefined])[], indent: string): readonly string[] {
  const spelt = named.map(([name, value]): [string, string] => [name, value ? spell(value, indent) : 'null']);
  return spelt.map(([name, value], index) => {
    if (value.includes('\n')) return `${name} = ${value}`;
    let [first, last] = [index, index];
    while (first > 0 && !spelt[first - 1]?.[1].includes('\n')) first -= 1;
    while (last + 1 < spelt.length && !spelt[last + 1]?.[1].includes('\n')) last += 1;
    const width = Math.max(...spelt.slice(first, last + 1).map(([each]) => Array.from(each).length));
    return `${name}${' '.repeat(width - Array.from(name).length)} = ${value}`;
  });
}

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '"': '\\"', '\\': '\\\\' };

function quoted(value: string): string {
  const escaped = value
    .replace(/[\n\r\t"\\]/g, (character) => escapes[character] ?? character)
    .replace(/[$%](?=\{)/g, (mark) => `${mark}${mark}`)
    .replace(/[\p{C}\p{Z}]/gu, (character) => (character === ' ' ? character : unicodeEscape(character)));
  return `"${escaped}"`;
}

function unicodeEscape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

const encodeTfvars: Body = ([value], call) => {
  if (!value) return tooLarge(call);
  if (findUndecided(value)) return undecidedResult(call.name, [value], call.origin, { type: 'string', nonNull: true });
  if (value.kind !== 'object') return wrongKind(value, 'an object', call);
  const names = sortedKeys(value.entries.keys());
  const wrong = names.find((name) => !identifier.test(name));
  if (wrong !== undefined) return failed(`"${wrong}" is no name of a variable`, call.origin);
  const lines = attributes(names.map((name) => [name, value.entries.get(name)]), '');
  return text(lines.map((line) => `${line}\n`).join(''), call.origin);
};

const encodeExpr: Body = ([value], call) => {
  if (!value) return tooLarge(call);
  if (findUndecided(value)) return undecidedResult(call.name, [value], call.origin, { type: 'string', nonNull: true });
  return text(spell(value, ''), call.origin);
};

const noFunctions: FunctionSource = { get: () => undefined, names: new Set() };

/** The values of a variables file, in which nothing can be called or referred to. */
const decodeTfvars: Body = ([value], call) => {
  if (!value) return tooLarge(call);
  const source = convert(value, stringType, call.origin);
  if (isFailure(source)) return source;
  if (source.kind !== 'scalar') return undecidedResult(call.name, [value], call.origin);
  const { body, errors } = parseTfvars('', String(source.value));
  const [error] = errors;
  const names = body.attributes.map(({ name }) => name);
  if (error || new Set(names).size < names.length) return failed(`the variables cannot be read: ${error?.message ?? 'a name is set twice'}`, call.origin);
  const scope = constantScope(new Evaluation(noFunctions, call.files), source.origin.span.file, source.origin);
  const entries = new Map(body.attributes.map((attribute): [string, Value] => [attribute.name, evaluate(attribute.value, scope)]));
  return [...entries.values()].find((item) => isFailure(item) || item.kind === 'unknown') ? failed('a variable has no constant value', call.origin) : object(entries, call.origin);
};

export const tfvarsFunctions: Readonly<Record<string, TerraformFunction>> = {
  'provider::terraform::decode_tfvars': overValues({ least: 1, most: 1 }, decodeTfvars),
  'provider::terraform::encode_expr': overValues({ least: 1, most: 1 }, encodeExpr),
  'provider::terraform::encode_tfvars': overValues({ least: 1, most: 1 }, encodeTfvars),
};
