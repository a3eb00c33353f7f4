import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from './index.js';
import { majors, parser } from './testing/majors.js';

const fixtures = fileURLToPath(new URL('../../../test-fixtures', import.meta.url));
const cases = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^azure-k8s-\d\d\/[^/]+\/[^/]+\/pulumi-[a-z]+\/index\.ts$/.test(path))
  .sort()
  .map((path) => ({ path, control: path.slice(0, 'azure-k8s-00'.length), verdict: path.split('/')[1] ?? '' }));

function reported(path: string, control: string): readonly string[] {
  const linter = new majors['9']!.Linter({ cwd: join(fixtures, path, '..'), configType: 'flat' });
  const rules: Linter.RulesRecord = { [`akslint/${control}`]: ['error', { unknowns: true }] };
  const config: Linter.Config = { files: ['**/*.ts'], plugins: { akslint: plugin }, languageOptions: { parser }, rules };
  const text = readFileSync(join(fixtures, path), 'utf8');
  return linter.verify(text, [config], { filename: join(fixtures, path) }).map(({ line, messageId }) => `${messageId} at ${line}`);
}

/** What the command says of the fixtures, ESLint says on the same lines. */
describe('a fixture', () => {
  it('is there in both vocabularies', () => {
    expect(cases.length).toBeGreaterThan(200);
  });

  it.each(cases)('$path', ({ path, control, verdict }) => {
    const expected = readFileSync(join(fixtures, path), 'utf8')
      .split('\n')
      .flatMap((text, index) => (/expect: ([a-z, -]+)/.exec(text)?.[1] ?? '').split(',').map((id) => id.trim()).filter(Boolean).map((id) => ({ id, line: index + 1 })));
    const found = reported(path, control);
    for (const { id, line } of expected) {
      const own = found.filter((one) => one.startsWith(`${id} at`) || one.startsWith(`${id}-unknown at`));
      expect(own).toEqual(verdict === 'pass' ? [] : [`${verdict === 'fail' ? id : `${id}-unknown`} at ${line}`]);
    }
  });
});
