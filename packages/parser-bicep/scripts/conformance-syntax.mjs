// Reads all Bicep files below a folder and says which of them the reader complains about, and how fast it is
// compared with reading and JSON.parse of the compiled main.json files beside them.
//   node packages/parser-bicep/scripts/conformance-syntax.mjs DIR [--all]
// Files below a folder named Invalid… are expected to be complained about. --all lists every complaint.
// What the Bicep compiler's tests write beside a sample (main.tokens.bicep and so on) is no source and is left out.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const SHOWN = 20;
const ROUNDS = 5;
const GOLDEN = /\.(?:syntax|tokens|symbols|diagnostics|formatted|sourcemap|ir)\.bicep(?:param)?$/;

const { parseBicep, parseBicepParam } = await load();
const [folder, option] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: conformance-syntax.mjs DIR [--all]\n');
  process.exit(2);
}
const files = filesBelow(folder).filter((path) => !GOLDEN.test(path)).map((path) => ({ path, name: relative(folder, path) }));
const shown = option === '--all' ? Infinity : SHOWN;
report('.bicep', parseBicep);
report('.bicepparam', parseBicepParam);
measure();

async function load() {
  const entry = fileURLToPath(new URL('../src/syntax/parse-bicep.ts', import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', target: 'node20', write: false });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function filesBelow(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
}

function isMeantInvalid(name) {
  return name.split(sep).some((part) => /^Invalid/i.test(part));
}

function read(path) {
  return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
}

function report(extension, parse) {
  const results = files
    .filter(({ name }) => name.endsWith(extension))
    .map(({ path, name }) => ({ name, isInvalid: isMeantInvalid(name), parsed: parse(name, read(path)) }));
  if (results.length === 0) return;
  const valid = results.filter(({ isInvalid }) => !isInvalid);
  const complained = valid.filter(({ parsed }) => parsed.errors.length > 0);
  const share = (100 * (valid.length - complained.length)) / Math.max(valid.length, 1);
  process.stdout.write(`${extension}: ${valid.length} files, ${complained.length} with complaints, ${share.toFixed(2)} % clean\n`);
  for (const { name, parsed } of complained.slice(0, shown)) process.stdout.write(`  ${complaint(name, parsed)}\n`);
  const invalid = results.filter(({ isInvalid }) => isInvalid);
  const silent = invalid.filter(({ parsed }) => parsed.errors.length === 0);
  if (invalid.length === 0) return;
  process.stdout.write(`${extension} meant invalid: ${invalid.length} files, ${silent.length} without complaints\n`);
  for (const { name } of silent.slice(0, shown)) process.stdout.write(`  ${name}\n`);
}

function complaint(name, { text, errors: [first] }) {
  const before = text.slice(0, first.start);
  const line = before.split(/\r\n|\r|\n/);
  return `${name}:${line.length}:${line.at(-1).length + 1} ${first.message}`;
}

function measure() {
  const bicep = files.filter(({ name }) => name.endsWith('.bicep')).map(({ path }) => path);
  const json = files.filter(({ name }) => basename(name) === 'main.json').map(({ path }) => path);
  if (json.length === 0) return;
  const parsing = bestOf(() => bicep.forEach((path) => parseBicep(path, read(path))));
  const reading = bestOf(() => json.forEach((path) => JSON.parse(read(path))));
  process.stdout.write(`${bicep.length} .bicep (${megabytes(bicep)} MB) read and parsed in ${parsing} ms; `);
  process.stdout.write(`${json.length} main.json (${megabytes(json)} MB) read and JSON.parse in ${reading} ms; `);
  process.stdout.write(`ratio ${(parsing / reading).toFixed(2)}\n`);
}

function bestOf(run) {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.round(Math.min(...times));
}

function megabytes(paths) {
  return (paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6).toFixed(1);
}
