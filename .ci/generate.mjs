/**
 * Writes what is generated from other parts of the repository; with `--check`, says what is not current and fails.
 * The README's control table comes from the catalogue, its example from the built command, ARM's names from its SDK,
 * the rules' samples from the files under `remedies`, the JSON schema of configurations from what reads them, and
 * `dist` is the bundled command as it is packed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { armSchema } from '../packages/azure/scripts/generate-arm-schema.mjs';
import { sourceOf } from './bundle.mjs';
import { prepare } from './prepare.mjs';
import { root } from './stamp.mjs';

const check = process.argv.includes('--check');
const stale = [];
// First, since everything else is made from what is bundled with them.
keep(new Map([['rules/samples.ts', samples()]]));
await prepare();
keep(await generatedFiles());
keep(distribution());
removeOthers('dist', distribution());
if (check && stale.length > 0) {
  process.stdout.write(`Not current: ${stale.join(', ')}. Run npm run generate.\n`);
  process.exitCode = 1;
}

/** Writes what is not current, or only notes it. */
function keep(files) {
  for (const [file, content] of files) {
    const path = join(root, file);
    if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) continue;
    stale.push(file);
    if (check) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/** Removes what is in the folder and not among these files, or only notes it. */
function removeOthers(folder, files) {
  for (const file of filesIn(folder).filter((one) => !files.has(one))) {
    stale.push(file);
    if (!check) rmSync(join(root, file));
  }
}

/** The bundle as it is under `dist`: what a commit hook or a job runs without building anything. */
function distribution() {
  const packed = ['bin/akslint.js', ...filesIn('packages/cli/lib').map((file) => file.slice('packages/cli/'.length))];
  const isPacked = (file) => !/\.d\.ts(?:\.map)?$|\/\.akslint-bundled$/.test(file);
  const files = new Map(packed.filter(isPacked).map((file) => [`dist/${file}`, readFileSync(join(root, 'packages/cli', file))]));
  // Runners start CommonJS; the action itself is an ES module.
  return files.set('dist/action.cjs', "import('./lib/action.js');\n");
}

/** Paths relative to the repository, sorted. */
function filesIn(folder) {
  const entries = existsSync(join(root, folder)) ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true }) : [];
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/')).sort();
}

/** The files under `rules/<control>/remedies` as a module, since the rules themselves read no files. */
function samples() {
  const controls = readdirSync(join(root, 'rules')).filter((name) => /^azure-k8s-\d\d$/.test(name)).sort();
  const parts = controls.map((control) => {
    const folder = join(root, 'rules', control, 'remedies');
    const files = existsSync(folder) ? readdirSync(folder).sort() : [];
    const lines = files.map((file) => `    ${JSON.stringify(file)}: ${JSON.stringify(readFileSync(join(folder, file), 'utf8'))},\n`);
    return `  ${JSON.stringify(control)}: {\n${lines.join('')}  },\n`;
  });
  const head = '/** Generated from the files under `remedies`; run `npm run generate`. The samples by control and file name. */\n';
  return `${head}export const sampleFiles: Readonly<Record<string, Readonly<Record<string, string>>>> = {\n${parts.join('')}};\n`;
}

/** The generated files' texts by path. */
async function generatedFiles() {
  const { catalogue, controlPages, controlTable, loadGuides } = await loaded('rules/index.ts');
  const { jsonSchemaOf } = await loaded('packages/workspace/src/configuration/schema.ts');
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const files = new Map(controlPages(catalogue, await loadGuides()).map(({ path, text }) => [path, text]));
  files.set('packages/cli/akslint.schema.json', `${JSON.stringify(jsonSchemaOf(catalogue), null, 2)}\n`);
  files.set('README.md', withPart(withPart(readme, 'controls', controlTable(catalogue)), 'example', example()));
  files.set('packages/azure/src/arm/schema/types.generated.ts', armSchema());
  return files;
}

/** A module of this checkout, bundled for this one use. */
async function loaded(entry) {
  const directory = mkdtempSync(join(root, 'node_modules', '.akslint-generate-'));
  try {
    const outfile = join(directory, 'bundle.mjs');
    await build({ entryPoints: [join(root, entry)], outfile, bundle: true, format: 'esm', platform: 'node', mainFields: ['module', 'main'], target: 'node20', alias: sourceOf(), absWorkingDir: root, logLevel: 'silent' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** What the command prints on the README's example, between its markers. */
function example() {
  const { stdout, status } = spawnSync(process.execPath, [join(root, 'packages/cli/bin/akslint.js'), '--no-color', 'main.tf'], {
    cwd: join(root, 'test-fixtures/cli/readme-example/input'),
    encoding: 'utf8',
  });
  if (status !== 1) throw new Error(`The README's example ended with ${status} instead of 1.`);
  return `<!-- example:begin -->\n\`\`\`console\n$ akslint main.tf\n${stdout}\`\`\`\n<!-- example:end -->`;
}

/** The text with the part from `<!-- name:begin -->` to `<!-- name:end -->` replaced. */
function withPart(text, name, part) {
  const begin = `<!-- ${name}:begin -->`;
  const end = `<!-- ${name}:end -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from === -1 || to < from) throw new Error(`README.md has no ${begin} … ${end}.`);
  return text.slice(0, from) + part + text.slice(to + end.length);
}
