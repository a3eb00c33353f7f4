import type { Origin } from '@akslint/model';
import { packageFunction } from '../builtin/package-functions.js';
import { eachOption } from '../evaluate/choose.js';
import { dependent } from '../evaluate/decide.js';
import { nothing, scalarItem, sourcesOf, textOf, unknownItem, type Item } from '../evaluate/item.js';
import { memberOf } from '../evaluate/member.js';
import { itemsIn } from '../evaluate/parts.js';
import { joined } from '../evaluate/text.js';
import type { YamlNode } from '../project/yaml-value.js';
import { declareData } from '../sdk/declare.js';
import { sdkType } from '../sdk/sdk-type.js';
import { stackReference } from '../sdk/make-native.js';
import { classOfToken } from './token.js';
import type { YamlProgram } from './yaml-program.js';

/** Whether a key calls a function: `fn::join`, and `Fn::Join` of old programs. */
export function isBuiltinName(key: string): boolean {
  return /^fn::/i.test(key);
}

/** `{ fn::name: argument }`. */
export function callBuiltin(key: string, argument: YamlNode, program: YamlProgram, origin: Origin): Item {
  const name = key.slice(4);
  const given = program.value(argument);
  switch (name.charAt(0).toLowerCase() + name.slice(1)) {
    case 'invoke':
      return invoke(given, program, origin);
    case 'join':
      return join(given, program, origin);
    case 'split':
      return split(given, program, origin);
    case 'select':
      return select(given, program, origin);
    case 'toJSON':
      return called('js', ['JSON', 'stringify'], given, program, origin);
    case 'readFile':
      return called('fs', ['readFileSync'], given, program, origin);
    case 'secret':
      return given;
    case 'toBase64':
    case 'fromBase64':
      return dependent(name, [given], origin, { type: 'string', nonNull: true, ...fromOf(given) });
    case 'stackReference':
      return stackOutput(given, program, origin);
    default:
      return name.includes(':') ? lookUp(name, given, program, origin) : unknownItem(`${key} is not evaluated`, origin, { nonNull: true });
  }
}

function fromOf(item: Item): { from?: ReturnType<typeof sourcesOf> } {
  const from = sourcesOf([item]);
  return from.length > 0 ? { from } : {};
}

function part(of: Item, name: string, program: YamlProgram, origin: Origin): Item {
  return memberOf(of, name, false, origin.span, { ...program.env, use: origin.span });
}

/** `{ function, arguments, return }`. */
function invoke(given: Item, program: YamlProgram, origin: Origin): Item {
  const token = textOf(part(given, 'function', program, origin));
  if (token === undefined) return unknownItem('which function is invoked is not known', origin, { nonNull: true });
  const result = lookUp(token, part(given, 'arguments', program, origin), program, origin);
  const name = textOf(part(given, 'return', program, origin));
  return name === undefined ? result : part(result, name, program, origin);
}

/** A function of a provider: `azure-native:containerservice:getManagedCluster` looks a cluster up. */
function lookUp(token: string, args: Item, program: YamlProgram, origin: Origin): Item {
  const item = classOfToken(token, origin.span);
  const type = item && sdkType(item);
  const looked = type === undefined ? undefined : /^get([A-Z]\w*)$/.exec(type.name)?.[1];
  if (type === undefined || looked === undefined) return unknownItem(`${token} is answered only during deployment`, origin, { nonNull: true, ...fromOf(args) });
  return declareData({ ...type, name: looked }, undefined, args, { env: program.env, header: origin, nameText: `${origin.span.file}:${origin.span.start}` });
}

/** `[separator, [parts]]`. */
function join(given: Item, program: YamlProgram, origin: Origin): Item {
  const separator = part(given, '0', program, origin);
  return eachOption(part(given, '1', program, origin), (list) => {
    const found = itemsIn(list);
    if (found === undefined || found.open) return dependent('join', [list], origin, { type: 'string' });
    return joined(found.items.flatMap((item, index) => (index === 0 ? [item] : [separator, item])), origin);
  });
}

/** `[separator, text]`. */
function split(given: Item, program: YamlProgram, origin: Origin): Item {
  const [separator, text] = [textOf(part(given, '0', program, origin)), part(given, '1', program, origin)];
  return eachOption(text, (one) => {
    const known = textOf(one);
    if (separator === undefined || known === undefined) return dependent('split', [one], origin, { type: 'list', nonNull: true });
    return program.run.array(known.split(separator).map((piece) => scalarItem(piece, origin)), origin);
  });
}

/** `[index, [items]]`. */
function select(given: Item, program: YamlProgram, origin: Origin): Item {
  const index = part(given, '0', program, origin);
  const list = part(given, '1', program, origin);
  return index.kind === 'scalar' ? part(list, String(index.value), program, origin) : dependent('select', [index, list], origin);
}

/** Functions that programs in TypeScript have as well. */
function called(name: string, path: readonly string[], given: Item, program: YamlProgram, origin: Origin): Item {
  const work = packageFunction(name, path);
  return work ? work({ items: [given] }, { env: program.env, node: origin.span, self: undefined }) : nothing(origin);
}

function stackOutput(given: Item, program: YamlProgram, origin: Origin): Item {
  const [stack, output] = ['stack', 'output'].map((name) => textOf(part(given, name, program, origin)));
  const reason = { text: `another stack (${stack ?? 'of an unknown name'}) decides it`, remedy: 'its outputs are known only to Pulumi' };
  return unknownItem(reason, origin, stack === undefined || output === undefined ? {} : { key: `${stackReference} ${stack}.${output}` });
}
