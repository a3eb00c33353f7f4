import { mapOptions, scalar, unknown, type Origin, type Value } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { reasonOf } from './branch.js';
import { evaluate } from './expression.js';
import { dataOf } from './data.js';
import type { Environment } from './instance.js';
import { isReason } from './run.js';

/** `loadTextContent`, `loadJsonContent`, `loadYamlContent` and `loadFileAsBase64`: files inside the root of the scan. */
export function loadFunction(args: readonly ast.Expression[], env: Environment, origin: Origin, name: string): Value {
  const [path, second] = args.map((arg) => evaluate(arg, env));
  if (path === undefined) return unknown({ text: `${name}() needs a path` }, origin);
  return mapOptions(path, (one) => {
    if (one.kind !== 'scalar' || typeof one.value !== 'string') return unknown(reasonOf(one), origin);
    switch (name.toLowerCase()) {
      case 'loadtextcontent':
        return text(one.value, env, origin);
      case 'loadjsoncontent':
      case 'loadyamlcontent':
        return structured(one.value, second, name, env, origin);
      case 'loadfileasbase64':
        return base64(one.value, env, origin);
      default:
        return unknown({ text: `${name}() is not evaluated` }, origin, { nonNull: true });
    }
  });
}

function text(path: string, env: Environment, origin: Origin): Value {
  const answer = read(path, env);
  return isReason(answer) ? unknown(answer, origin, { type: 'string', nonNull: true }) : scalar(answer.text, origin);
}

function structured(path: string, query: Value | undefined, name: string, env: Environment, origin: Origin): Value {
  const answer = read(path, env);
  if (isReason(answer)) return unknown(answer, origin, { nonNull: true });
  const data = dataOf(answer.file, answer.text, name.toLowerCase() === 'loadyamlcontent' ? 'yaml' : 'json', origin);
  if (query === undefined) return data;
  if (query.kind !== 'scalar' || typeof query.value !== 'string') return unknown(reasonOf(query), origin);
  return selected(data, query.value, origin);
}

/** The plain form of a JSONPath: `$.a.b[0]`, `.a.b`; anything else is not evaluated. */
function selected(data: Value, query: string, origin: Origin): Value {
  const steps = query.replace(/^\$/, '').match(/\.[A-Za-z_][\w-]*|\[\d+\]|\['[^']*'\]/g) ?? [];
  if (steps.join('') !== query.replace(/^\$/, '').replace(/^(?=[A-Za-z_])/, '.')) return unknown({ text: `the path "${query}" is not evaluated` }, origin);
  return steps.reduce<Value>((value, step) => {
    const key = step.startsWith('.') ? step.slice(1) : step.slice(1, -1).replace(/^'|'$/g, '');
    if (value.kind === 'object') return value.entries.get(key) ?? unknown({ text: `there is nothing at "${query}"` }, origin);
    if (value.kind === 'list') return value.items[Number(key)] ?? unknown({ text: `there is nothing at "${query}"` }, origin);
    return unknown({ text: `there is nothing at "${query}"` }, origin);
  }, data);
}

function base64(path: string, env: Environment, origin: Origin): Value {
  const answer = env.instance.run.loader.readBytes(path, env.instance.template.file);
  if (!(answer instanceof Uint8Array)) return unknown(answer, origin, { type: 'string', nonNull: true });
  return scalar(btoa(Array.from(answer, (byte) => String.fromCharCode(byte)).join('')), origin);
}

function read(path: string, env: Environment): ReturnType<Environment['instance']['run']['loader']['readText']> {
  return env.instance.run.loader.readText(path, env.instance.template.file);
}
