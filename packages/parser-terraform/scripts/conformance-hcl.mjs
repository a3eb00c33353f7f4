// Compares this package's HCL reader (as built in lib) with HashiCorp's own, through hcl2json, over all
// .tf and .tfvars files below a folder, and measures both.   node scripts/conformance-hcl.mjs DIR
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from '@cdktf/hcl2json';
import { parseHcl } from '../lib/syntax/parse-hcl.js';
import { toHcl2jsonShape } from '../lib/syntax/referee/hcl2json-shape.js';

const MAX_SHOWN = 10;

function* findFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* findFiles(path);
    else if (entry.isFile() && /\.(tf|tofu|tfvars|hcl)$/.test(entry.name)) yield path;
  }
}

function firstDifference(ours, theirs, path = '') {
  if (isDeepStrictEqual(ours, theirs)) return undefined;
  const areObjects = [ours, theirs].every((value) => typeof value === 'object' && value !== null);
  if (!areObjects || Array.isArray(ours) !== Array.isArray(theirs)) {
    return `${path}\n    ours:   ${JSON.stringify(ours)}\n    theirs: ${JSON.stringify(theirs)}`;
  }
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const difference = firstDifference(ours[name], theirs[name], `${path}/${name}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

async function readTheirs(path, text) {
  try {
    return { json: await parse(path, text), error: undefined };
  } catch (thrown) {
    return { json: undefined, error: String(thrown.message ?? thrown) };
  }
}

function judge(ours, theirs) {
  const refuses = theirs.error?.startsWith('parse config') ?? false;
  if (refuses !== ours.errors.length > 0) {
    return refuses ? `only HashiCorp refuses it: ${theirs.error}` : `only we refuse it: ${JSON.stringify(ours.errors[0])}`;
  }
  if (theirs.error !== undefined) return undefined;
  // JSON.parse gives the same prototypes to both.
  return firstDifference(JSON.parse(JSON.stringify(toHcl2jsonShape(ours) ?? null)), JSON.parse(JSON.stringify(theirs.json)));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: node scripts/conformance-hcl.mjs DIR\n');
  process.exit(2);
}
const files = [...findFiles(folder)].sort().map((path) => ({ path, text: readFileSync(path, 'utf8') }));
await parse('warm-up.tf', 'a = 1\n');
for (const { path, text } of files.slice(0, 200)) parseHcl(path, text);

const begin = performance.now();
const ours = files.map(({ path, text }) => parseHcl(path, text));
const ownTime = performance.now() - begin;

let theirTime = 0;
let lines = 0;
const differences = [];
for (const [index, { path, text }] of files.entries()) {
  lines += text.split('\n').length;
  const start = performance.now();
  const theirs = await readTheirs(path, text);
  theirTime += performance.now() - start;
  const difference = judge(ours[index], theirs);
  if (difference !== undefined) differences.push(`${path}: ${difference}`);
}
const print = (line) => process.stdout.write(`${line}\n`);
print(`${files.length} files, ${lines} lines: ${files.length - differences.length} agree, ${differences.length} differ`);
print(`ours ${ownTime.toFixed(0)} ms, hcl2json ${theirTime.toFixed(0)} ms: ${(theirTime / ownTime).toFixed(1)} times as fast`);
for (const difference of differences.slice(0, MAX_SHOWN)) print(`- ${difference}`);
process.exit(differences.length === 0 ? 0 : 1);
