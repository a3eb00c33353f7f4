import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { loadReporter } from '@akslint/reporters';
import { openHandbook } from '@akslint/workspace';
import type { Log } from 'sarif';
import { beforeAll, describe, expect, it } from 'vitest';
import { lintFolder, reportOf } from './report-of.js';

/** SARIF of every fixture and scenario is valid by the OASIS schema; see schemas/README.md. */
const root = fileURLToPath(new URL('.', import.meta.url));
const appearance = { colour: false, width: 80, quiet: false };
let validate: ValidateFunction;

beforeAll(() => {
  const schema: Record<string, unknown> = JSON.parse(readFileSync(join(root, 'schemas/sarif-2.1.0-rtm.6.json'), 'utf8'));
  // The schema names itself by a keyword of an older draft; nothing refers to it.
  delete schema['id'];
  delete schema['$schema'];
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  validate = ajv.compile(schema);
});

function foldersBelow(...parts: string[]): string[] {
  return readdirSync(join(root, ...parts), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => join(...parts, name));
}

async function sarifOf(folder: string): Promise<Log> {
  const { guides } = await openHandbook();
  const sarif = await loadReporter('sarif');
  return JSON.parse(sarif(reportOf(await lintFolder(join(root, folder)), join(root, folder), guides), appearance));
}

describe('SARIF is valid', () => {
  const controls = foldersBelow().filter((name) => /^azure-k8s-\d\d$/.test(name));
  it.each([...controls.flatMap((control) => foldersBelow(control)), ...foldersBelow('scenarios')])('%s', async (folder) => {
    const log = await sarifOf(folder);
    expect(validate(log) ? [] : validate.errors).toEqual([]);
    expect(log.runs[0]?.results?.length).toBeGreaterThanOrEqual(0);
  });

  it('and the schema does refuse', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: { driver: {} } }] })).toBe(false);
  });
});

describe('SARIF of the scenario', () => {
  it('has for each failure what the JSON report has', async () => {
    const folder = join(root, 'scenarios/terraform-production');
    const report = reportOf(await lintFolder(folder), folder);
    const [writeJson, writeSarif] = [await loadReporter('json'), await loadReporter('sarif')];
    const json = JSON.parse(writeJson(report, appearance));
    const failing = json.subjects.flatMap((subject: { address: string; controls: { id: string; requirements: { id: string; verdict: string; file: string; line: number }[] }[] }) =>
      subject.controls.flatMap(({ id, requirements }) => requirements.filter(({ verdict }) => verdict === 'fail').map((one) => `${id}/${one.id} ${one.file}:${one.line}`)),
    );
    const log: Log = JSON.parse(writeSarif(report, appearance));
    const results = log.runs[0]?.results ?? [];
    const places = results.filter(({ kind }) => kind === 'fail').map(({ ruleId, locations }) => {
      const place = locations?.[0]?.physicalLocation;
      return `${ruleId} ${place?.artifactLocation?.uri}:${place?.region?.startLine}`;
    });
    expect(places).toEqual(failing);
    expect(results.filter(({ kind }) => kind === 'open').map(({ level }) => level)).toEqual(['none']);
  });

  it('leads from the deciding text to the argument of the cluster', async () => {
    const log = await sarifOf('scenarios/terraform-production');
    const flow = log.runs[0]?.results?.[0]?.codeFlows?.[0]?.threadFlows[0]?.locations.map(({ location }) => `${location?.physicalLocation?.artifactLocation?.uri}:${location?.physicalLocation?.region?.startLine}`);
    expect(flow).toEqual(['envs/dev/terraform.tfvars:2', 'envs/dev/main.tf:29', 'modules/aks/main.tf:20']);
  });

  it('names rules once, each with a severity and tags that GitHub reads', async () => {
    const rules = (await sarifOf('scenarios/terraform-production')).runs[0]?.tool.driver.rules ?? [];
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    expect(rules).toHaveLength(23);
    for (const { id, properties, help, helpUri } of rules) {
      expect(Number(properties?.['security-severity']), id).toBeGreaterThan(0);
      expect(properties?.tags?.slice(0, 3), id).toEqual(['security', 'aks', id.split('/')[0]]);
      expect(properties?.tags?.length, id).toBeLessThanOrEqual(20);
      expect(help?.markdown, id).toContain('**What to write**');
      expect(helpUri, id).toMatch(/^https:\/\//);
    }
  });
});
