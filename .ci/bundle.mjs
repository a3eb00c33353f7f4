/**
 * Bundles the command into packages/cli/lib: one entry, and chunks that load when they are needed.
 * `@cdktf/hcl2json` stays outside, since it finds its WebAssembly beside itself, and `ts-morph`, since it holds TypeScript.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { packageDirectories, root } from './stamp.mjs';

const library = join(root, 'packages/cli/lib');

/** Writes the bundle; the entry last, so that a command that starts meanwhile finds all of its chunks. */
export async function bundle() {
  const { outputFiles } = await build({
    entryPoints: { index: join(root, 'packages/cli/src/index.ts') },
    outdir: library,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    // Some libraries' CommonJS is UMD, whose own `require` cannot be bundled.
    mainFields: ['module', 'main'],
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    external: ['@cdktf/hcl2json', 'ts-morph'],
    alias: sourceOf(),
    // Libraries in CommonJS ask for Node's modules by `require`.
    banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
    absWorkingDir: root,
    logLevel: 'silent',
    write: false,
  });
  const files = [...outputFiles].sort((left, right) => isEntry(left.path) - isEntry(right.path));
  for (const { path, contents } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.${process.pid}`, contents);
    renameSync(`${path}.${process.pid}`, path);
  }
  removeOthers(new Set(files.map(({ path }) => path)));
}

function sourceOf() {
  return Object.fromEntries(
    packageDirectories().map((directory) => {
      const name = directory === 'rules' ? 'rules' : directory.slice('packages/'.length);
      return [`@akslint/${name}`, join(root, directory, directory === 'rules' ? 'index.ts' : 'src/index.ts')];
    }),
  );
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
