import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'jsonc-parser';
import { parse as parseYaml } from 'yaml';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const scenarios = join(root, 'test-fixtures/cli');
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const accepts = ajv.compile(JSON.parse(readFileSync(join(root, 'packages/cli/akslint.schema.json'), 'utf8')) as object);

/** What the schema cannot know: names in `suppressions`, files that are not there, cycles. */
const beyond = new Set(['config-unknown-names', 'config-cycle', 'config-extends-outside', 'config-not-yaml', 'config-several', 'config-flag-missing']);

const configurations = readdirSync(scenarios)
  .filter((scenario) => !beyond.has(scenario))
  .flatMap((scenario) => readdirSync(join(scenarios, scenario, 'input')).filter((name) => name.startsWith('akslint.config.')).map((name) => ({ scenario, name })));

it.each(configurations)('the published schema agrees with the command on $scenario', ({ scenario, name }) => {
  const text = readFileSync(join(scenarios, scenario, 'input', name), 'utf8');
  const content: unknown = name.includes('.json') ? parse(text) : parseYaml(text);
  const status = readFileSync(join(scenarios, scenario, 'status'), 'utf8').trim();
  expect(accepts(content)).toBe(status !== '2' || scenario === 'init-again');
});
