/**
 * `npm run bench [-- FOLDER]`: prints three ratios, each measured within this one run.
 * (a) The whole process of akslint on one small file against `node -e 0`: medians of interleaved runs; at most 4.
 * (b) Reading 50,000 lines of HCL: HashiCorp's parser in WebAssembly against akslint's reader; at least 10, both cold
 *     and warm. Cold is the first and only pass of a new process, as a command makes it; medians of alternating
 *     processes. Warm is a later pass of one process, when everything is compiled.
 * (c) Reading and parsing the Bicep files of FOLDER (or of a generated library) against reading and JSON.parse of the
 *     main.json files there; at most 3. Medians and rounds as in (b).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { prepare } from '../prepare.mjs';
import { root } from '../stamp.mjs';
import { generatedLibrary } from './generated-bicep.mjs';
import { generatedHcl } from './generated-hcl.mjs';

const rounds = 15;
const limits = { start: 4, read: 10, bicep: 3 };

await prepare();
const directory = mkdtempSync(join(tmpdir(), 'akslint-bench-'));
try {
  const start = startRatio();
  process.stdout.write(`start: akslint ${start.ours.toFixed(0)} ms, node -e 0 ${start.bare.toFixed(0)} ms, ratio ${start.ratio.toFixed(2)} (at most ${limits.start})\n`);
  const read = await readTimes();
  process.stdout.write(`read: ${read.lines} lines of HCL in ${read.files} files\n`);
  print('  cold, the only pass of a new process', read.cold, `at least ${limits.read}`);
  print('  cold, with the start of the reader (hcl2json: of its WebAssembly)', read.started);
  print('  cold, the whole process (of it node and reading the files are the same for both)', read.whole);
  print('  warm, later passes of one process', read.warm, `at least ${limits.read}`);
  const bicep = await bicepRatio(process.argv[2] ?? writtenLibrary());
  process.stdout.write(`bicep: ${bicep.files} Bicep files ${bicep.ours.toFixed(0)} ms, ${bicep.compiled} main.json ${bicep.theirs.toFixed(0)} ms, ratio ${bicep.ratio.toFixed(2)} (at most ${limits.bicep})\n`);
  process.exitCode = start.ratio <= limits.start && read.cold.ratio >= limits.read && read.warm.ratio >= limits.read && bicep.ratio <= limits.bicep ? 0 : 1;
} finally {
  rmSync(directory, { recursive: true, force: true });
}

function startRatio() {
  const small = join(directory, 'small');
  mkdirSync(small);
  writeFileSync(join(small, 'main.tf'), 'resource "azurerm_kubernetes_cluster" "small" {\n  name                    = "small"\n  private_cluster_enabled = true\n}\n');
  const bin = join(root, 'packages/cli/bin/akslint.js');
  const ours = [];
  const bare = [];
  for (let round = 0; round < rounds + 2; round += 1) {
    const first = elapsed(['-e', '0'], small);
    const second = elapsed([bin, 'main.tf'], small);
    if (round < 2) continue;
    bare.push(first);
    ours.push(second);
  }
  return { ours: median(ours), bare: median(bare), ratio: median(ours) / median(bare) };
}

function elapsed(words, cwd) {
  const begin = performance.now();
  const { status } = spawnSync(process.execPath, words, { cwd, stdio: 'ignore' });
  if (status !== 0 && status !== 1) throw new Error(`${words.join(' ')} ended with ${status}.`);
  return performance.now() - begin;
}

function print(name, { ours, theirs, ratio }, limit) {
  process.stdout.write(`${name}: akslint ${ours.toFixed(0)} ms, hcl2json ${theirs.toFixed(0)} ms, ratio ${ratio.toFixed(1)}${limit === undefined ? '' : ` (${limit})`}\n`);
}

async function readTimes() {
  const folder = join(directory, 'hcl');
  mkdirSync(folder);
  const texts = Array.from({ length: 440 }, (_, index) => generatedHcl(100, index));
  const paths = texts.map((text, index) => {
    const path = join(folder, `file${index}.tf`);
    writeFileSync(path, text);
    return path;
  });
  const list = join(directory, 'files.json');
  writeFileSync(list, JSON.stringify(paths));
  const reader = pathToFileURL(await bundled('packages/parser-terraform/src/syntax/parse-hcl.ts')).href;
  const cold = Array.from({ length: 7 }, () => [readIn(reader, list, 1), readIn('hcl2json', list, 1)]);
  const warm = [readIn(reader, list, 12), readIn('hcl2json', list, 6)];
  const compare = (timeOf) => ratioOf(cold.map(([ours]) => timeOf(ours)), cold.map(([, theirs]) => timeOf(theirs)));
  return {
    lines: texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0),
    files: paths.length,
    cold: compare(({ passes: [first] }) => first),
    started: compare(({ start, passes: [first] }) => start + first),
    whole: compare(({ whole }) => whole),
    warm: ratioOf(...warm.map(({ passes }) => passes.slice(2))),
  };
}

/** What `read-hcl.mjs` reports, and the time of its whole process. */
function readIn(reader, list, passes) {
  const begin = performance.now();
  const { status, stdout } = spawnSync(process.execPath, [join(root, '.ci/bench/read-hcl.mjs'), reader, list, String(passes)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error(`Reading with ${reader} ended with ${status}.`);
  return { ...JSON.parse(stdout), whole: performance.now() - begin };
}

function ratioOf(ours, theirs) {
  return { ours: median(ours), theirs: median(theirs), ratio: median(theirs) / median(ours) };
}

async function bicepRatio(folder) {
  const { parseBicep } = await loaded('packages/parser-bicep/src/syntax/parse-bicep.ts');
  const files = filesBelow(folder);
  const sources = files.filter((path) => path.endsWith('.bicep'));
  const compiled = files.filter((path) => basename(path) === 'main.json');
  if (sources.length === 0 || compiled.length === 0) throw new Error(`${folder} holds no Bicep files with main.json files.`);
  const ours = [];
  const theirs = [];
  for (let round = 0; round < 6; round += 1) {
    const first = await timed(() => { for (const path of sources) parseBicep(path, readFileSync(path, 'utf8')); });
    const second = await timed(() => { for (const path of compiled) JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')); });
    if (round === 0) continue;
    ours.push(first);
    theirs.push(second);
  }
  return { files: sources.length, compiled: compiled.length, ours: median(ours), theirs: median(theirs), ratio: median(ours) / median(theirs) };
}

/** A folder with a generated module library. */
function writtenLibrary() {
  const folder = join(directory, 'library');
  for (const [path, text] of generatedLibrary(300)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === '.git' ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

async function timed(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** A module of this checkout, bundled for this one use. */
async function loaded(entry) {
  return import(pathToFileURL(await bundled(entry)).href);
}

async function bundled(entry) {
  const outfile = join(directory, `${basename(entry, '.ts')}.mjs`);
  await build({ entryPoints: [join(root, entry)], outfile, bundle: true, format: 'esm', platform: 'node', mainFields: ['module', 'main'], target: 'node20', logLevel: 'silent', alias: { '@akslint/model': join(root, 'packages/model/src/index.ts') } });
  return outfile;
}

function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)];
}
