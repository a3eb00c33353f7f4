import { expect, it } from 'vitest';
import { defaults, readInputs, WrongInputs, type InputName } from './inputs.js';

const read = (given: Partial<Record<InputName, string>> = {}) => readInputs((name) => given[name] ?? '');

async function problems(given: Partial<Record<InputName, string>>): Promise<readonly string[]> {
  const error = await read(given).then(() => undefined, (thrown: unknown) => thrown);
  return error instanceof WrongInputs ? error.problems : [];
}

it('takes the default for each input that is empty', async () => {
  expect(await read()).toEqual({
    paths: ['.'], config: undefined, failOn: 'low', strict: false, changedOnly: undefined, baseline: undefined, sarifFile: undefined, annotations: true, summary: true, workingDirectory: '.',
  });
  expect(await read(defaults)).toEqual(await read());
});

it('understands every input, whatever its case', async () => {
  const given = { paths: 'a', config: 'c.yaml', 'fail-on': 'High', strict: 'True', 'changed-only': 'FILE', baseline: 'b.json', 'sarif-file': 'out/x.sarif', annotations: 'false', summary: 'FALSE', 'working-directory': 'infra' };
  expect(await read(given)).toEqual({
    paths: ['a'], config: 'c.yaml', failOn: 'high', strict: true, changedOnly: 'file', baseline: 'b.json', sarifFile: 'out/x.sarif', annotations: false, summary: false, workingDirectory: 'infra',
  });
});

it('takes paths between spaces and line breaks, and with spaces in quotation marks', async () => {
  const { paths } = await read({ paths: ' envs/dev  envs/prod\nmodules\\aks\r\n"my envs/dev"\n\'**/*.tf\' ' });
  expect(paths).toEqual(['envs/dev', 'envs/prod', 'modules\\aks', 'my envs/dev', '**/*.tf']);
});

it('names the input that is wrong, what it takes, and the nearest word', async () => {
  expect(await problems({ 'fail-on': 'hihg' })).toEqual(['The input fail-on takes low, medium, high or critical, not "hihg". Did you mean high?']);
  expect(await problems({ 'changed-only': 'yes' })).toEqual(['The input changed-only takes added, file or off, not "yes".']);
  expect(await problems({ paths: 'a "b c' })).toEqual(['The input paths has a quotation mark that is not closed: "b c']);
});

it('tells of all that is wrong at once', async () => {
  expect(await problems({ strict: 'yes', annotations: '1', summary: 'flase' })).toEqual([
    'The input strict takes true or false, not "yes".',
    'The input annotations takes true or false, not "1".',
    'The input summary takes true or false, not "flase". Did you mean false?',
  ]);
});
