import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lint, type LintResult } from '@akslint/workspace';
import { describe, expect, it } from 'vitest';

/**
 * `<control>/<verdict>/<case>/<format>/`: one deployment each. A comment `expect: <requirement>` stands on the line
 * that decides; the same case has the same verdict in every format.
 */
const root = fileURLToPath(new URL('.', import.meta.url));
const verdicts = ['pass', 'fail', 'unknown'];

interface Case {
  readonly name: string;
  readonly folder: string;
  /** `terraform-azurerm`, `bicep` and so on */
  readonly format: string;
  readonly control: string;
  readonly verdict: string;
}

interface Place {
  readonly requirement: string;
  readonly file: string;
  readonly line: number;
}

const cases: readonly Case[] = folders(root)
  .filter((control) => /^azure-k8s-\d\d$/.test(control))
  .flatMap((control) =>
    folders(join(root, control)).flatMap((verdict) =>
      folders(join(root, control, verdict)).flatMap((one) =>
        folders(join(root, control, verdict, one)).map((format) => ({
          name: `${control} ${verdict} ${one} ${format}`,
          folder: join(root, control, verdict, one, format),
          format,
          control,
          verdict,
        })),
      ),
    ),
  );

describe('every fixture has its verdict on the line that decides', () => {
  it.each(cases)('$name', async ({ folder, control, verdict }) => {
    expect(verdicts).toContain(verdict);
    const wanted = expectations(folder);
    expect(wanted).not.toEqual([]);
    const result = await lint({ cwd: folder, targets: ['.'], varFiles: [], variables: [], parameterFiles: [], stacks: [], environment: {}, only: [], skip: [], allowEmpty: false, today: '2026-07-01' });
    expect(result.errors).toEqual([]);
    const names = new Set(wanted.map(({ requirement }) => requirement));
    const found = judged(result, folder, control).filter(({ requirement }) => names.has(requirement));
    expect(found.map(sentence).join('\n')).toBe(wanted.map((place) => sentence({ ...place, verdict })).join('\n'));
  });
});

/** What a format cannot express, and why. */
const inexpressible: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  terraform: {},
  bicep: {},
  arm: {},
  'pulumi-native': {},
  'pulumi-classic': {
    'no-pod-identity fail': 'azurerm never had the add-on, so it is off',
    'no-pod-identity unknown': 'azurerm never had the add-on, so it is off',
  },
};

describe('every requirement has a passing, a failing and an unknown fixture', () => {
  it.each(Object.entries(inexpressible))('in %s, but for what it cannot express', async (family, missing) => {
    const { controls } = await import('@akslint/rules');
    const needed = controls.flatMap(({ requirements }) => requirements.flatMap(({ id }) => verdicts.map((verdict) => `${id} ${verdict}`)));
    expect(needed.filter((one) => !writtenIn(family).has(one))).toEqual(Object.keys(missing));
  });

  it('in Bicep and ARM the same cases', () => {
    const casesIn = (format: string): readonly string[] => cases.filter((one) => one.format === format).map(({ name }) => name.replace(/ [a-z]+$/, ''));
    expect(casesIn('bicep')).toEqual(casesIn('arm'));
  });

  it('in Kubernetes manifests, where it is about namespaces', () => {
    const needed = ['default-deny', 'imds-egress'].flatMap((id) => verdicts.map((verdict) => `${id} ${verdict}`));
    expect(needed.filter((one) => !writtenIn('kubernetes').has(one))).toEqual([]);
  });
});

/** What the fixtures of a format, or of its dialects, show. */
function writtenIn(family: string): ReadonlySet<string> {
  const ours = cases.filter(({ format }) => format === family || format.startsWith(`${family}-`));
  return new Set(ours.flatMap(({ folder, verdict }) => expectations(folder).map(({ requirement }) => `${requirement} ${verdict}`)));
}

function judged(result: LintResult, folder: string, control: string): (Place & { verdict: string })[] {
  const results = result.subjects.flatMap(({ controls }) => controls.filter(({ id }) => id === control).flatMap(({ requirements }) => requirements));
  return results
    .map(({ id, verdict, at }) => {
      const text = result.sources.read(at.span.file);
      const before = typeof text === 'string' ? text.slice(0, at.span.start) : '';
      const file = relative(folder, join(result.base, at.span.file));
      return { requirement: id, file, line: before.split('\n').length, verdict };
    })
    .sort(byPlace);
}

function expectations(folder: string): Place[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(folder, name)).isFile());
  return files
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .flatMap((text, index) => {
          const [, names = ''] = /expect: ([a-z, -]+)/.exec(text) ?? [];
          return names.split(',').filter(Boolean).map((name) => ({ requirement: name.trim(), file, line: index + 1 }));
        }),
    )
    .sort(byPlace);
}

function sentence({ requirement, verdict, file, line }: Place & { verdict: string }): string {
  return `${requirement} is ${verdict} by ${file}:${line}`;
}

function byPlace(one: Place, other: Place): number {
  return one.requirement.localeCompare(other.requirement) || one.file.localeCompare(other.file) || one.line - other.line;
}

function folders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
