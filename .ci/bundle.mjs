/**
 * Bundles the command and the GitHub Action into packages/cli/lib: an entry for each, and chunks that load when they
 * are needed. Nothing stays outside but Node itself, so what is in that folder runs wherever it is copied to.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { licencesOf } from './licences.mjs';
import { packageDirectories, root } from './stamp.mjs';

const library = join(root, 'packages/cli/lib');

/** Libraries in CommonJS ask for Node's modules by `require`, and for files beside themselves by `__dirname`. */
const commonJsNames = [
  "import { createRequire as __createRequire } from 'node:module';",
  "import { fileURLToPath as __pathOf } from 'node:url';",
  "const require = __createRequire(import.meta.url), __filename = __pathOf(import.meta.url), __dirname = __pathOf(new URL('.', import.meta.url));",
].join(' ');

/** Writes the bundle; the entries last, so that a command that starts meanwhile finds all of its chunks. */
export async function bundle() {
  const { outputFiles, metafile } = await build({
    entryPoints: { index: join(root, 'packages/cli/src/index.ts'), action: join(root, 'packages/github-action/src/main.ts') },
    outdir: library,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    // Some libraries' CommonJS is UMD, whose own `require` cannot be bundled.
    mainFields: ['module', 'main'],
    target: 'node20',
    // Names stay, so that what `--debug` shows of a mistake can be read.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'eof',
    // Go's start-up script asks for it where a JavaScript engine has no clock of its own; Node has one.
    external: ['performance'],
    alias: sourceOf(),
    define: { AKSLINT_VERSION: JSON.stringify(versionOf('packages/cli')) },
    banner: { js: commonJsNames },
    absWorkingDir: root,
    logLevel: 'silent',
    metafile: true,
    write: false,
  });
  const files = [...outputFiles].sort((left, right) => isEntry(left.path) - isEntry(right.path));
  mkdirSync(join(library, 'chunks'), { recursive: true });
  // hcl2json looks for it one folder above its own code, which is in `chunks`.
  copyFileSync(join(dirname(createRequire(import.meta.url).resolve('@cdktf/hcl2json/package.json')), 'main.wasm.gz'), join(library, 'main.wasm.gz'));
  writeFileSync(join(library, 'THIRD-PARTY-LICENSES.txt'), licencesOf(Object.keys(metafile.inputs)));
  for (const { path, contents } of files) {
    writeFileSync(`${path}.${process.pid}`, contents);
    renameSync(`${path}.${process.pid}`, path);
  }
  removeOthers(new Set(files.map(({ path }) => path)));
}

/** Every package by its sources. */
export function sourceOf() {
  return Object.fromEntries(
    packageDirectories().map((directory) => {
      const name = directory === 'rules' ? 'rules' : directory.slice('packages/'.length);
      return [`@akslint/${name}`, join(root, directory, directory === 'rules' ? 'index.ts' : 'src/index.ts')];
    }),
  );
}

function versionOf(directory) {
  return JSON.parse(readFileSync(join(root, directory, 'package.json'), 'utf8')).version;
}

function isEntry(path) {
  return Number(dirname(path) === library);
}

function removeOthers(written) {
  const chunks = join(library, 'chunks');
  for (const name of readdirSync(chunks)) {
    if (!written.has(join(chunks, name))) rmSync(join(chunks, name), { force: true });
  }
}
