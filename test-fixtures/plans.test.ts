import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lint, type LintResult } from '@akslint/workspace';
import { describe, expect, it } from 'vitest';

/** `plans/<case>/`: a configuration, and beside it a plan of it with values for its variables. */
const root = fileURLToPath(new URL('plans', import.meta.url));
const cases = readdirSync(root).sort();

async function linted(cwd: string, ...targets: readonly string[]): Promise<LintResult> {
  return lint({ cwd, targets, varFiles: [], variables: [], parameterFiles: [], stacks: [], environment: {}, only: [], skip: [], allowEmpty: false, today: '2026-07-01' });
}

interface Answer {
  readonly id: string;
  readonly verdict: string;
  readonly place: string;
}

function answersOf(result: LintResult, folder: string): ReadonlyMap<string, Answer> {
  const answers = result.subjects.flatMap(({ controls, subject }) =>
    controls.flatMap(({ id, requirements }) =>
      requirements.map(({ at, id: requirement, verdict }): Answer => {
        const text = result.sources.read(at.span.file);
        const line = (typeof text === 'string' ? text.slice(0, at.span.start) : '').split('\n').length;
        return { id: `${subject.address} ${id}/${requirement}`, verdict, place: `${relative(folder, join(result.base, at.span.file))}:${line}` };
      }),
    ),
  );
  return new Map(answers.map((answer) => [answer.id, answer]));
}

describe('a plan and the configuration beside it', () => {
  it.each(cases)('%s: say the same wherever the configuration is known, and the plan decides the rest', async (name) => {
    const folder = join(root, name);
    const [source, plan] = [answersOf(await linted(folder, 'main.tf'), folder), answersOf(await linted(folder, 'plan.json'), folder)];
    expect([...plan.keys()]).toEqual([...source.keys()]);
    const different = [...source.values()].filter((one) => one.verdict !== plan.get(one.id)?.verdict);
    const decided = different.map(({ id, verdict }) => `${id}: ${verdict} → ${plan.get(id)?.verdict} at ${plan.get(id)?.place}`);
    expect(decided.join('\n')).toBe(readFileSync(join(folder, 'decided.txt'), 'utf8').trim());
    const same = [...source.values()].filter((one) => one.verdict === plan.get(one.id)?.verdict);
    expect(same.map(({ id }) => `${id} ${plan.get(id)?.place}`)).toEqual(same.map(({ id, place }) => `${id} ${place}`));
  });

  it.each(cases)('%s: give one result together, the plan\'s', async (name) => {
    const folder = join(root, name);
    const result = await linted(folder, '.');
    const clusters = result.subjects.filter(({ subject }) => subject.kind === 'ManagedCluster');
    expect(new Set(clusters.map(({ subject }) => subject.format))).toEqual(new Set(['terraform-plan']));
    expect(new Set(clusters.map(({ subject }) => subject.address)).size).toBe(clusters.length);
  });

  it.each(cases)('%s: without the configuration the plan says the same', async (name) => {
    const folder = join(root, name);
    const beside = await linted(folder, 'plan.json');
    const alone = await lint({
      cwd: folder,
      targets: ['elsewhere/plan.json'],
      varFiles: [],
      variables: [],
      parameterFiles: [], stacks: [],
      environment: {},
      only: [],
      skip: [],
      allowEmpty: false, today: '2026-07-01',
      overlay: new Map([[join(folder, 'elsewhere/plan.json'), () => readFileSync(join(folder, 'plan.json'))]]),
    });
    const verdicts = (result: LintResult): readonly string[] => [...answersOf(result, folder).values()].map(({ id, verdict }) => `${id} ${verdict}`);
    expect(verdicts(alone)).toEqual(verdicts(beside));
    expect(alone.subjects[0]?.subject.declaredAt.span.file).toMatch(/elsewhere\/plan\.json$/);
  });
});

describe('a plan that is out of date', () => {
  it('stands beside its configuration', async () => {
    const folder = join(root, 'inputs');
    const main = readFileSync(join(folder, 'main.tf'), 'utf8').replace('azure_policy_enabled    = true', 'azure_policy_enabled    = false');
    const result = await lint({ cwd: folder, targets: ['.'], varFiles: [], variables: [], parameterFiles: [], stacks: [], environment: {}, only: [], skip: [], allowEmpty: false, today: '2026-07-01', overlay: new Map([[join(folder, 'main.tf'), () => new TextEncoder().encode(main)]]) });
    expect(result.subjects.map(({ subject }) => subject.format)).toEqual(['terraform', 'terraform-plan']);
  });
});
