import { isUnreadable, type Origin } from '@akslint/model';
import type { CallSite } from '../evaluate/call.js';
import { eachOption } from '../evaluate/choose.js';
import { dependent } from '../evaluate/decide.js';
import { originIn } from '../evaluate/environment.js';
import { nothing, scalarItem, textOf, unknownItem, type Item } from '../evaluate/item.js';
import { joinPath } from '../project/paths.js';
import { yamlData } from './data.js';
import { rootMark } from './globals.js';
import type { FunctionTable, PackageFunction } from './package-functions.js';

/** The path of the scan that a program's path means; it runs in its project's folder. Undefined outside of the root. */
function scanPath(path: string, { env }: CallSite): string | undefined {
  if (path.startsWith(rootMark)) return joinPath('.', path.slice(rootMark.length));
  return path.startsWith('/') ? undefined : joinPath(env.run.inputs.directory, path);
}

const readFile: PackageFunction = ({ items: [path] }, site) => {
  const { env, node } = site;
  const origin = originIn(node, env);
  return eachOption(path ?? nothing(origin), (single) => {
    const text = textOf(single);
    if (text === undefined) return dependent('readFile', [single], origin, { nonNull: true, type: 'string' });
    const file = scanPath(text, site);
    return file === undefined ? unreadable(`"${text}" lies outside of what is scanned`, site, origin) : fileText(file, site, origin);
  });
};

function fileText(file: string, site: CallSite, origin: Origin): Item {
  const content = site.env.run.modules.files.sources.read(file);
  if (isUnreadable(content)) return unreadable(`${file} cannot be read: ${content.unreadable}`, site, origin);
  const whole: Origin = { span: { file, start: 0, end: content.length }, via: undefined };
  return { ...scalarItem(content, whole), file };
}

function unreadable(text: string, { env }: CallSite, origin: Origin): Item {
  env.run.failures += 1;
  return unknownItem(text, origin, { nonNull: true, type: 'string' });
}

const exists: PackageFunction = ({ items: [path] }, site) => {
  const origin = originIn(site.node, site.env);
  return eachOption(path ?? nothing(origin), (single) => {
    const text = textOf(single);
    const file = text === undefined ? undefined : scanPath(text, site);
    if (file === undefined) return dependent('exists', [single], origin, { nonNull: true, type: 'bool' });
    const { sources } = site.env.run.modules.files;
    return scalarItem(sources.isFile(file) || sources.isDirectory(file), origin);
  });
};

/** `path.join` and `path.resolve`: the last absolute part starts anew. */
function joinedPath(isResolved: boolean): PackageFunction {
  return ({ items, open }, site) => {
    const origin = originIn(site.node, site.env);
    const texts = items.map(textOf);
    const known = texts.filter((text) => text !== undefined);
    if (open || known.length < texts.length) return dependent('path', items, origin, { type: 'string', nonNull: true });
    const start = known.findLastIndex((text) => text.startsWith('/'));
    const parts = start === -1 ? known : isResolved ? known.slice(start) : known;
    const joined = parts.join('/');
    const inside = joined.startsWith(rootMark) ? joinPath('.', joined.slice(rootMark.length)) : undefined;
    return scalarItem(inside === undefined ? joined : `${rootMark}${inside}`, origin);
  };
}

const parseYaml: PackageFunction = ({ items: [text] }, { env, node }) => {
  const origin = originIn(node, env);
  return eachOption(text ?? nothing(origin), (single) => {
    const known = textOf(single);
    if (known === undefined) return dependent('yaml', [single], origin);
    return yamlData(single.kind === 'scalar' ? single.file : undefined, known, env.run, origin);
  });
};

/** Files that a program reads inside of the scan. */
export const fileFunctions: FunctionTable = {
  'fs#readFileSync': readFile,
  'fs#readFile': readFile,
  'fs-extra#readFileSync': readFile,
  'fs#existsSync': exists,
  'path#join': joinedPath(false),
  'path#resolve': joinedPath(true),
  'path#posix.join': joinedPath(false),
  'js-yaml#load': parseYaml,
  'js-yaml#safeLoad': parseYaml,
  'yaml#parse': parseYaml,
};
