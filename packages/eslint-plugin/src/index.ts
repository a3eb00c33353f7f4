import { createRequire } from 'node:module';
import { catalogue, controls } from '@akslint/rules';
import type { Control, Severity } from '@akslint/engine';
import type { ESLint, Linter, Rule } from 'eslint';
import { ruleFor } from './rule.js';

const manifest: unknown = createRequire(import.meta.url)('../package.json');
const version = textField(manifest, 'version');
const namespace = 'akslint';

const rules: Record<string, Rule.RuleModule> = Object.fromEntries(
  controls.flatMap((control) => {
    const entry = catalogue.find(({ id }) => id === control.id);
    return entry ? [[control.id, ruleFor(control, entry, pageOf(control.id))]] : [];
  }),
);

const levels: Readonly<Record<Severity, 'error' | 'warn'>> = { critical: 'error', high: 'error', medium: 'warn', low: 'warn' };

function settings(options: (control: Control) => Linter.RuleEntry): Linter.RulesRecord {
  return Object.fromEntries(controls.map((control) => [`${namespace}/${control.id}`, options(control)]));
}

const recommended = settings(({ severity }) => levels[severity]);
const strict = settings(() => ['error', { unknowns: true }]);

const base: ESLint.Plugin = { meta: { name: 'eslint-plugin-akslint', version, namespace }, rules };

/** Flat configurations, and those of `.eslintrc` files. */
export type AkslintPlugin = ESLint.Plugin & {
  readonly configs: Readonly<Record<'recommended' | 'strict', Linter.Config & { readonly rules: Linter.RulesRecord }>> & Readonly<Record<'legacy-recommended' | 'legacy-strict', Linter.LegacyConfig>>;
};

/**
 * The plugin: a rule for each control, named by its id. `recommended` reports what fails, `strict` also what cannot be
 * decided; `legacy-…` are the same for `.eslintrc` files.
 */
const plugin: AkslintPlugin = Object.assign(base, {
  configs: {
    recommended: { name: `${namespace}/recommended`, plugins: { [namespace]: base }, rules: recommended },
    strict: { name: `${namespace}/strict`, plugins: { [namespace]: base }, rules: strict },
    'legacy-recommended': { plugins: [namespace], rules: recommended },
    'legacy-strict': { plugins: [namespace], rules: strict },
  },
});

export default plugin;

/** The page that is packed with the plugin; `..` is the package's folder, from the sources and the bundle alike. */
function pageOf(id: string): string {
  return new URL(`../lib/docs/${id}.md`, import.meta.url).href;
}

function textField(of: unknown, name: string): string {
  const value: unknown = typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
  return typeof value === 'string' ? value : '';
}
