import { frameworkKeys, frameworks, itemsOf, type CatalogueEntry, type Framework, type RequirementResult, type Verdict } from '@akslint/engine';
import { subjectIssues, type Issue } from './issues.js';
import type { Report } from './report.js';

/**
 * How an item of a framework stands: `open` when something that it maps to fails, `unknown` when something is
 * undecided, `excepted` when somebody suppressed what would fail, `not-judged` when something that it maps to was left
 * out of the run and nothing else decides, `met` when all that applies passes.
 */
export type ItemStatus = 'open' | 'unknown' | 'excepted' | 'not-judged' | 'met' | 'not-applicable';

export const itemStatuses: readonly ItemStatus[] = ['open', 'unknown', 'excepted', 'not-judged', 'met', 'not-applicable'];

/** An item (`AC-17`) with all that was found on the controls mapped to it. */
export interface FrameworkItem {
  readonly id: string;
  readonly status: ItemStatus;
  /** Ids of the controls that map to it. */
  readonly controls: readonly string[];
  /** Every result on it, what does not apply left out. */
  readonly evidence: readonly Issue[];
}

export interface FrameworkCoverage {
  readonly framework: Framework;
  readonly name: string;
  readonly items: readonly FrameworkItem[];
}

/** How the scan stands by each framework; frameworks that no control of the report maps to are left out. */
export function coverageOf(report: Report): readonly FrameworkCoverage[] {
  const issues = report.subjects.flatMap((result) => subjectIssues(report, result));
  return frameworkKeys
    .map((framework) => ({ framework, name: frameworks[framework].name, items: itemsFor(report, framework, issues) }))
    .filter(({ items }) => items.length > 0);
}

/** How many items stand how. */
export function countItems({ items }: FrameworkCoverage, wanted: ItemStatus): number {
  return items.filter(({ status }) => status === wanted).length;
}

/** An item's status for people. */
export function statusWord(status: ItemStatus): string {
  switch (status) {
    case 'open':
      return 'open';
    case 'unknown':
      return 'undecided';
    case 'excepted':
      return 'excepted';
    case 'not-judged':
      return 'not judged';
    case 'met':
      return 'met';
    case 'not-applicable':
      return 'not applicable';
  }
}

/** The verdict whose sign and colour an item's status has. */
export function verdictOfStatus(status: ItemStatus): Verdict {
  switch (status) {
    case 'open':
      return 'fail';
    case 'unknown':
      return 'unknown';
    case 'excepted':
      return 'suppressed';
    case 'met':
      return 'pass';
    case 'not-judged':
    case 'not-applicable':
      return 'not-applicable';
  }
}

function itemsFor(report: Report, framework: Framework, issues: readonly Issue[]): readonly FrameworkItem[] {
  const controls = new Map<string, string[]>();
  const partly = new Set(report.catalogue.filter((entry) => !isWhollyJudged(entry, issues)).map(({ id }) => id));
  for (const entry of report.catalogue) {
    for (const item of itemsOf(entry.mappings[framework])) controls.set(item, [...(controls.get(item) ?? []), entry.id]);
  }
  return [...controls.keys()].sort(inOrder).map((id) => {
    const mapped = controls.get(id) ?? [];
    const evidence = issues
      .filter(({ control, requirement }) => mapped.includes(control.id) && requirement.verdict !== 'not-applicable')
      .sort((left, right) => weightOf(left) - weightOf(right));
    const isWhole = !mapped.some((control) => partly.has(control));
    return { id, status: statusOf(evidence.map(({ requirement }) => requirement), isWhole), controls: mapped, evidence };
  });
}

/** Whether none of its requirements was left out of the run, by the command line or the configuration. */
function isWhollyJudged(entry: CatalogueEntry, issues: readonly Issue[]): boolean {
  const judged = new Set(issues.filter(({ control }) => control.id === entry.id).map(({ requirement }) => requirement.id));
  return Object.keys(entry.requirements).every((id) => judged.has(id));
}

/** What decides an item's status stands first. */
function weightOf({ requirement }: Issue): number {
  const order: readonly Verdict[] = ['fail', 'unknown', 'suppressed', 'pass'];
  return order.indexOf(requirement.verdict);
}

/** On how many of the subjects that an item concerns its status rests: `1 of 2`. */
export function extentOf({ status, evidence }: FrameworkItem): { readonly concerned: number; readonly all: number } {
  const subjects = (issues: readonly Issue[]): number => new Set(issues.map(({ result }) => result)).size;
  return { concerned: subjects(evidence.filter(({ requirement }) => requirement.verdict === verdictOfStatus(status))), all: subjects(evidence) };
}

function statusOf(results: readonly RequirementResult[], isWhole: boolean): ItemStatus {
  const verdicts = new Set(results.map(({ verdict }) => verdict));
  if (verdicts.has('fail')) return 'open';
  if (verdicts.has('unknown')) return 'unknown';
  if (verdicts.has('suppressed')) return 'excepted';
  if (!isWhole) return 'not-judged';
  return verdicts.has('pass') ? 'met' : 'not-applicable';
}

/** `A.5.9` before `A.5.15`: numbers by size, the rest by code units. */
function inOrder(left: string, right: string): number {
  const [one, other] = [parts(left), parts(right)];
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const [a = '', b = ''] = [one[index], other[index]];
    if (a === b) continue;
    const [x, y] = [Number(a), Number(b)];
    if (a !== '' && b !== '' && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
    return a < b ? -1 : 1;
  }
  return 0;
}

function parts(id: string): readonly string[] {
  return id.match(/\d+|\D+/g) ?? [];
}
