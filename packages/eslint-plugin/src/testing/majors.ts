import { createRequire } from 'node:module';
import type { Linter, RuleTester } from 'eslint';

interface Tools {
  readonly Linter: typeof Linter;
  /** The one for flat configurations. */
  readonly FlatTester: typeof RuleTester;
}

const load = createRequire(import.meta.url);

function tools(name: string): Tools {
  const found: { Linter: typeof Linter; RuleTester: typeof RuleTester } = load(name);
  const inner: { FlatRuleTester?: typeof RuleTester } = load(`${name}/use-at-your-own-risk`);
  return { Linter: found.Linter, FlatTester: inner.FlatRuleTester ?? found.RuleTester };
}

/** Each major of ESLint that the plugin works with. */
export const majors: Readonly<Record<string, Tools>> = { '8.57': tools('eslint-8'), '9': tools('eslint'), '10': tools('eslint-10') };

/** `@typescript-eslint/parser`. */
export const parser: Linter.Parser = load('@typescript-eslint/parser');
