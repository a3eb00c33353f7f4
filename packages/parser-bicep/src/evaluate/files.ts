import { isOmitted, list, mapOptions, scalar, unknown, type Origin, type Value } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { reasonOf } from './branch.js';
import { evaluate } from './expression.js';
import type { Environment } from './instance.js';
import { isReason } from './loader.js';

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
        return structured(one.value, 'json', second, env, origin);
      case 'loadyamlcontent':
        return structured(one.value, 'yaml', second, env, origin);
      case 'loadfileasbase64':
        return base64(one.value, env, origin);
      default:
        return unknown({ text: `${name}() is not evaluated` }, origin, { nonNull: true });
    }
  });
}

function text(path: string, env: Environment, origin: Origin): Value {
  const answer = env.instance.run.loader.text(path, env.instance.template.file);
  return isReason(answer) ? unknown(answer, origin, { type: 'string', nonNull: true }) : scalar(answer.text, origin);
}

function structured(path: string, kind: 'json' | 'yaml', query: Value | undefined, env: Environment, origin: Origin): Value {
  const data = env.instance.run.loader.data(path, env.instance.template.file, kind);
  if (isReason(data)) return unknown(data, origin, { nonNull: true });
  if (query === undefined || isOmitted(query)) return data;
  if (query.kind !== 'scalar' || typeof query.value !== 'string') return unknown(reasonOf(query), origin);
  return selected(data, query.value, origin);
}

const step = /\.([A-Za-z_][\w-]*)|\[(\d+|\*)\]|\['([^']*)'\]/y;

/** The plain forms of a JSONPath: `$.a.b[0]`, `.a.b`, `a['b']`, `a[*].b`; anything else is not evaluated. */
function selected(data: Value, query: string, origin: Origin): Value {
  const path = query.replace(/^\$/, '').replace(/^(?=[A-Za-z_])/, '.');
  let found: readonly Value[] = [data];
  let isMany = false;
  step.lastIndex = 0;
  while (step.lastIndex < path.length) {
    const match = step.exec(path);
    if (match === null) return unknown({ text: `the path "${query}" is not evaluated` }, origin);
    const [, name, index, quoted] = match;
    isMany ||= index === '*';
    found = found.flatMap((value) => stepInto(value, name ?? quoted, index));
  }
  if (isMany) return list(found, origin);
  return found[0] ?? unknown({ text: `there is nothing at "${query}"` }, origin);
}

function stepInto(value: Value, name: string | undefined, index: string | undefined): readonly Value[] {
  if (value.kind === 'list' && index === '*') return value.items;
  const part = value.kind === 'object' && name !== undefined ? value.entries.get(name) : value.kind === 'list' ? value.items[Number(index)] : undefined;
  return part ? [part] : [];
}

function base64(path: string, env: Environment, origin: Origin): Value {
  const answer = env.instance.run.loader.bytes(path, env.instance.template.file);
  if (!(answer instanceof Uint8Array)) return unknown(answer, origin, { type: 'string', nonNull: true });
  return scalar(btoa(Array.from(answer, (byte) => String.fromCharCode(byte)).join('')), origin);
}
