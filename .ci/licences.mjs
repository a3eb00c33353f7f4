/** What the licences of bundled libraries ask for: their names, copyright notices and texts beside the bundle. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './stamp.mjs';

/**
 * The text for these inputs of a bundle (paths relative to the repository), one entry for each library.
 * @throws when a library neither brings its licence's text nor names its licence
 */
export function licencesOf(inputs) {
  const directories = new Set(inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input) ?? []));
  const entries = new Map([...directories].map((directory) => entryOf(join(root, directory))));
  const names = [...entries.keys()].sort();
  const head = 'akslint (MIT) contains these libraries, unchanged but bundled into fewer files.\n';
  return [head, ...names.map((name) => entries.get(name))].join(`\n${'-'.repeat(80)}\n\n`);
}

function entryOf(directory) {
  const { name, version, license, repository, author } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
  const file = readdirSync(directory).filter((one) => /^licen[cs]e/i.test(one)).sort()[0];
  if (file === undefined && license === undefined) throw new Error(`${name} says nothing of its licence.`);
  const source = typeof repository === 'string' ? repository : repository?.url;
  const by = typeof author === 'string' ? author : author?.name;
  const head = [`${name} ${version}`, `License: ${license ?? 'see below'}`, ...(by ? [`Author: ${by}`] : []), ...(source ? [`Source: ${source}`] : [])];
  const text = file === undefined ? '' : `\n${readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n').trim()}\n`;
  const notice = ['NOTICE', 'NOTICE.txt', 'ThirdPartyNoticeText.txt'].filter((one) => existsSync(join(directory, one))).map((one) => `\n${readFileSync(join(directory, one), 'utf8').replaceAll('\r\n', '\n').trim()}\n`);
  return [`${name} ${version}`, `${head.join('\n')}\n${text}${notice.join('')}`];
}
