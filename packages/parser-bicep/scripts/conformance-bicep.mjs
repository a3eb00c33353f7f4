// Evaluates every pair of main.bicep and its compiled main.json below a folder and compares what comes out.
//   pnpm conformance:bicep DIR [--all]
// Bicep files that call ../main.bicep or the like (the module library's tests, which set many parameters) are evaluated
// as they are and with main.json in its place, and compared in the same way.
// Resources must be the same by type and name, and what is known of them must not differ; what only one side knows is
// counted apart. Where a pair declares a cluster or a companion, the verdicts must be the same. Resources of registry
// modules, which stand in main.json and not in the Bicep file, are left out.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { worldsApart } from './compare-values.mjs';

const { controls, describeSubjects, itemsOf, judge, propertyOf, readBicep } = await load();
const shown = 40;
const callOfMain = /'((?:\.\.\/)+)main\.bicep'/g;
/** What says how a resource is deployed, not what it is. */
const heads = new Set(['name', 'type', 'apiversion', 'dependson', 'parent', 'scope', 'condition', 'copy', 'comments', 'metadata', 'existing', 'import', 'resources', 'asserts']);
const [folder, option] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: conformance-bicep.mjs DIR [--all]\n');
  process.exit(2);
}

const reader = readerOf(folder);
const figures = { pairs: 0, resources: 0, agreeing: 0, onlyBicep: 0, onlyArm: 0, differing: 0, values: 0, oneSided: [], left: 0, judged: 0, sameVerdicts: 0, throughRegistry: 0 };
const disagreements = [];
const pairs = pairsBelow('.');
for (const directory of pairs) await compare(directory, join(directory, 'main.bicep'), join(directory, 'main.json'), reader);
for (const caller of callersBelow('.')) await compare(caller, caller, caller, callingCompiled(caller));
print();

async function compare(directory, bicep, arm, armReader) {
  figures.pairs += 1;
  const inputs = { parameterFiles: [], named: new Set() };
  const source = await readBicep(reader, [bicep], inputs);
  const compiled = await readBicep(armReader, [arm], inputs);
  for (const { message, file } of [...source.errors, ...compiled.errors]) disagreements.push(`${directory}: ${file}: ${message}`);
  const unread = source.deployments.flatMap(({ unreadModules }) => unreadModules);
  const isLeft = ({ address }) => unread.some(({ address: module }) => address.startsWith(`${module}/`) || address.startsWith(`${module}[`));
  const theirs = declared(compiled);
  compareResources(directory, declared(source), theirs.filter((resource) => !isLeft(resource)), unread.length > 0);
  figures.left += theirs.filter(isLeft).length;
  compareVerdicts(directory, source, compiled, unread);
}

function declared({ deployments }) {
  return deployments.flatMap(({ resources }) => resources.filter(({ isData, type }) => !isData && !/^microsoft\.resources\/deployments@/i.test(type)));
}

function compareResources(directory, ours, theirs, someUnread) {
  const left = grouped(theirs);
  for (const resource of ours) {
    figures.resources += 1;
    const twin = takeTwin(left.get(identity(resource)), resource);
    if (twin === undefined) {
      figures.onlyBicep += 1;
      disagreements.push(`${directory}: only in Bicep: ${identity(resource)} (${resource.address})`);
      continue;
    }
    const told = [];
    compareBodies(resource, twin, `${directory} ${resource.address}`, told);
    if (told.length === 0) figures.agreeing += 1;
    else figures.differing += 1;
    for (const text of told.slice(0, 3)) disagreements.push(`${directory}: ${resource.address} ${identity(resource)}: ${text}`);
  }
  for (const rest of left.values()) {
    for (const resource of rest) {
      // A module has no symbolic name in a template of the first language version, so there it cannot be told whose it is.
      if (someUnread && /resources\[\d+\][^/]*\//.test(resource.address)) {
        figures.left += 1;
        continue;
      }
      figures.resources += 1;
      figures.onlyArm += 1;
      disagreements.push(`${directory}: only in ARM: ${identity(resource)} (${resource.address})`);
    }
  }
}

function grouped(resources) {
  const groups = new Map();
  for (const resource of resources) {
    const id = identity(resource);
    groups.set(id, [...(groups.get(id) ?? []), resource]);
  }
  return groups;
}

function takeTwin(group, { address }) {
  if (group === undefined || group.length === 0) return undefined;
  const same = group.findIndex((other) => other.address === address);
  return group.splice(Math.max(same, 0), 1)[0];
}

/** Type, API version and the last part of the name, which is all that Bicep says of a child. */
function identity({ type, body }) {
  const name = propertyOf(body, 'name');
  const text = name?.kind === 'scalar' ? String(name.value).split('/').at(-1) : '?';
  return `${type.toLowerCase()} ${text}`;
}

function compareBodies(one, other, place, told) {
  const keys = new Map([...one.body.entries.keys(), ...other.body.entries.keys()].map((key) => [key.toLowerCase(), key]));
  for (const [folded, key] of keys) {
    if (heads.has(folded) || folded.startsWith('@')) continue;
    worldsApart(propertyOf(one.body, key), propertyOf(other.body, key), key, { told, place, figures, itemsOf, propertyOf, depth: 0 });
  }
}

function compareVerdicts(directory, source, compiled, unread) {
  const [ours, theirs] = [verdicts(source), verdicts(compiled)];
  if (ours.length === 0 && theirs.length === 0) return;
  if (unread.some(({ source: module }) => /managed-?cluster|kubernetes-cluster|aks/i.test(module)) || (unread.length > 0 && ours.length === 0)) {
    figures.throughRegistry += 1;
    return;
  }
  figures.judged += 1;
  if (JSON.stringify(ours) === JSON.stringify(theirs)) {
    figures.sameVerdicts += 1;
    return;
  }
  const differ = ours.filter((line) => !theirs.includes(line));
  const others = theirs.filter((line) => !ours.includes(line));
  disagreements.push(`${directory}: verdicts differ${unread.length > 0 ? ` (${unread.length} registry modules)` : ''}:\n      Bicep: ${differ.join('\n             ')}\n      ARM:   ${others.join('\n             ')}`);
}

/** One line for each requirement of each subject. */
function verdicts({ deployments }) {
  return judge(describeSubjects(deployments), controls)
    .flatMap(({ subject, controls: results }) =>
      results.flatMap(({ id, requirements }) => requirements.map((one) => `${subject.kind} ${subject.name ?? '?'} ${id}/${one.id} ${one.verdict}`)),
    )
    .sort();
}

function pairsBelow(directory) {
  const entries = readdirSync(join(folder, directory), { withFileTypes: true });
  const names = new Set(entries.map(({ name }) => name));
  const below = entries.filter((entry) => entry.isDirectory() && entry.name !== '.git').flatMap(({ name }) => pairsBelow(join(directory, name)));
  return names.has('main.bicep') && names.has('main.json') ? [directory, ...below] : below;
}

/** Bicep files that call a main.bicep of some pair as a module. */
function callersBelow(directory) {
  const entries = readdirSync(join(folder, directory), { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) return entry.name === '.git' ? [] : callersBelow(path);
    return /\.bicep$/.test(entry.name) && entry.name !== 'main.bicep' && compiledCall(path).test(reader.read(path)) ? [path] : [];
  });
}

function compiledCall(path) {
  const isPair = (relativePath) => pairs.includes(join(dirname(path), relativePath, '.'));
  return { test: (text) => [...text.matchAll(callOfMain)].some(([, before]) => isPair(before)) };
}

/** The same files, in which one calls main.json where it calls main.bicep. */
function callingCompiled(caller) {
  return { ...reader, read: (path) => (path === caller ? reader.read(path).replaceAll(callOfMain, "'$1main.json'") : reader.read(path)) };
}

function readerOf(root) {
  const missing = { unreadable: 'there is no such file', isMissing: true };
  return {
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8').replace(/^\uFEFF/, '') : missing),
    bytes: (path) => (existsSync(join(root, path)) ? new Uint8Array(readFileSync(join(root, path))) : missing),
    list: (path) =>
      existsSync(join(root, path))
        ? readdirSync(join(root, path), { withFileTypes: true }).map((entry) => ({ name: entry.name, isDirectory: entry.isDirectory() })).sort((one, other) => (one.name < other.name ? -1 : 1))
        : missing,
  };
}

function print() {
  const { pairs: compared, resources, agreeing, onlyBicep, onlyArm, differing, values, oneSided, left, judged, sameVerdicts, throughRegistry } = figures;
  const share = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`);
  for (const line of disagreements.slice(0, option === '--all' ? Infinity : shown)) process.stdout.write(`  ${line}\n`);
  if (option === '--all') for (const line of oneSided) process.stdout.write(`  on one side only: ${line}\n`);
  process.stdout.write(`${relative('.', folder) || folder}: ${compared} pairs, ${resources} resources, ${share(agreeing, resources)} agree\n`);
  process.stdout.write(`  only in Bicep ${onlyBicep}, only in ARM ${onlyArm}, with other values ${differing}; ${left} of registry modules left out\n`);
  process.stdout.write(`  ${values} values known on both sides, ${oneSided.length} on one side only\n`);
  process.stdout.write(`  verdicts: ${judged} pairs judged, ${share(sameVerdicts, judged)} the same; ${throughRegistry} have their cluster or companion in a registry module\n`);
  process.exitCode = agreeing >= 0.99 * resources && sameVerdicts === judged ? 0 : 1;
}

/** The packages of this checkout, bundled for this one use. */
async function load() {
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const names = ['model', 'parser-bicep', 'azure', 'engine'];
  const requireBanner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
  const alias = Object.fromEntries(names.map((name) => [`@akslint/${name}`, join(root, 'packages', name, 'src/index.ts')]));
  const directory = mkdtempSync(join(root, 'node_modules', '.akslint-conformance-'));
  try {
    const outfile = join(directory, 'akslint.mjs');
    // What two packages export under one name, a list of stars leaves out.
    const contents = [...names.map((name) => `export * from '@akslint/${name}';`), `export { itemsOf, propertyOf } from '@akslint/model';`, `export { controls } from './rules/index.ts';`].join('\n');
    await build({ stdin: { contents, resolveDir: root }, outfile, bundle: true, format: 'esm', platform: 'node', mainFields: ['module', 'main'], target: 'node20', alias, banner: { js: requireBanner }, absWorkingDir: root, logLevel: 'silent' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
