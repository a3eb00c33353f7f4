/**
 * Bundles the plugin into one CommonJS file (ESLint loads the plugins of `.eslintrc` files by `require`) with its
 * declarations, the controls' pages and the licences of what is in it. Only `ts-morph` stays outside: it holds TypeScript,
 * and is loaded when a program needs it.
 */
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { sourceOf } from '../../../.ci/bundle.mjs';
import { licencesOf } from '../../../.ci/licences.mjs';
import { root } from '../../../.ci/stamp.mjs';

const here = fileURLToPath(new URL('..', import.meta.url));

/** Writes what the package holds under `lib`; a test says where else than in the package. */
export async function bundle(library = join(here, 'lib')) {
  const { metafile } = await build({
    entryPoints: [join(here, 'src/index.ts')],
    outfile: join(library, 'index.cjs'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    external: ['ts-morph', 'eslint'],
    alias: sourceOf(),
    define: { 'import.meta.url': '__ownUrl' },
    banner: { js: "const __ownUrl = require('node:url').pathToFileURL(__filename).href;" },
    // The second line is never run: from it Node reads which names an ES module may import.
    footer: { js: 'module.exports = module.exports.default;\n0 && (module.exports = { configs, meta, rules });' },
    absWorkingDir: root,
    logLevel: 'warning',
    metafile: true,
  });
  writeFileSync(join(library, 'index.d.cts'), declarations);
  writeFileSync(join(library, 'THIRD-PARTY-LICENSES.txt'), licencesOf(Object.keys(metafile.inputs)));
  rmSync(join(library, 'docs'), { recursive: true, force: true });
  mkdirSync(join(library, 'docs'), { recursive: true });
  for (const id of readdirSync(join(root, 'rules')).filter((name) => /^azure-k8s-\d\d$/.test(name))) {
    copyFileSync(join(root, 'rules', id, 'README.md'), join(library, 'docs', `${id}.md`));
  }
}

const declarations = `import type { ESLint, Linter, Rule } from 'eslint';

/** A configuration for \`.eslintrc\` files. */
interface LegacyConfig {
  plugins: string[];
  rules: Linter.RulesRecord;
}

interface Plugin extends ESLint.Plugin {
  meta: { name: string; version: string; namespace: string };
  /** A rule for each control, named by its id: \`azure-k8s-01\`. */
  rules: Record<string, Rule.RuleModule>;
  configs: {
    /** What fails. */
    recommended: Linter.Config;
    /** What fails or cannot be decided. */
    strict: Linter.Config;
    'legacy-recommended': LegacyConfig;
    'legacy-strict': LegacyConfig;
  };
}

declare const plugin: Plugin;
export = plugin;
`;

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await bundle();
