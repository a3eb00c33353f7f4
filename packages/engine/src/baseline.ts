import type { Origin, Subject } from '@akslint/model';
import { fingerprintOf, fingerprintVersion } from './fingerprint.js';
import { requirementKey } from './naming.js';
import type { ControlResult, RequirementResult, SubjectResult } from './results.js';
import { suppressedBy, withRequirements } from './suppressions/index.js';

/** A finding that was there when the baseline was written. Paths are relative to the baseline's own folder, with `/`. */
export interface BaselineEntry {
  /** The file that declares what is judged. */
  readonly file: string;
  /** What is deployed together (a root module's folder), where the file does not say it. */
  readonly deployment?: string;
  readonly address: string;
  /** `azure-k8s-06/local-accounts` */
  readonly requirement: string;
  readonly fingerprint: string;
}

/** How findings become entries. */
export interface BaselineView {
  /** A path of the scan as the baseline writes it. */
  readonly pathOf: (file: string) => string;
  readonly textOf: (file: string) => string | undefined;
}

/** A finding that a baseline can hold: what fails and, if asked for, what is undecided. */
export function baselineOf(results: readonly SubjectResult[], view: BaselineView, withUndecided: boolean): readonly BaselineEntry[] {
  const entries = results.flatMap(({ subject, controls }) =>
    controls.flatMap((control) =>
      control.requirements
        .filter(({ verdict }) => verdict === 'fail' || (withUndecided && verdict === 'unknown'))
        .map((requirement) => entryFor(subject, control, requirement, view)),
    ),
  );
  return [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()];
}

export interface KnownFindings {
  readonly results: readonly SubjectResult[];
  /** Entries that no result answers to any more. */
  readonly gone: readonly BaselineEntry[];
}

/**
 * The results with known findings as `suppressed`. A finding is known by file, address, requirement and fingerprint;
 * by the last three alone when `isThere` says that the entry's file or deployment is there no more, since it was
 * renamed then. One entry speaks for one place.
 */
export function withBaseline(results: readonly SubjectResult[], entries: readonly BaselineEntry[], view: BaselineView, isThere: (path: string) => boolean, origin: (entry: BaselineEntry) => Origin): KnownFindings {
  const findings = results.flatMap(({ subject, controls }) =>
    controls.flatMap((control) => control.requirements.filter(isFinding).map((requirement) => ({ requirement, entry: entryFor(subject, control, requirement, view) }))),
  );
  const byKey = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const known = new Map<RequirementResult, BaselineEntry>();
  for (const { requirement, entry } of findings) {
    const same = byKey.get(keyOf(entry));
    if (same) known.set(requirement, same);
  }
  const taken = new Set(known.values());
  const isMoved = ({ file, deployment }: BaselineEntry): boolean => !isThere(file) || (deployment !== undefined && !isThere(deployment));
  const moved = entries.filter((entry) => !taken.has(entry) && isMoved(entry));
  for (const { requirement, entry } of findings) {
    if (known.has(requirement)) continue;
    const before = moved.find((one) => !taken.has(one) && one.address === entry.address && one.requirement === entry.requirement && one.fingerprint === entry.fingerprint);
    if (before === undefined) continue;
    taken.add(before);
    known.set(requirement, before);
  }
  const reason = 'known since the baseline was written';
  return {
    results: results.map((result) =>
      withRequirements(result, (_, __, requirement) => {
        const entry = known.get(requirement);
        return entry === undefined ? requirement : suppressedBy(requirement, { by: 'baseline', reason, at: origin(entry) });
      }),
    ),
    gone: entries.filter((entry) => !taken.has(entry)),
  };
}

/** The text of a baseline: sorted, one entry a line, so that it merges well. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = [...entries]
    .map((entry) => ({ key: keyOf(entry), line: JSON.stringify(inOrder(entry)) }))
    .sort((left, right) => (left.key < right.key ? -1 : 1))
    .map(({ line }) => `    ${line}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "fingerprints": ${JSON.stringify(fingerprintVersion)},\n  "findings": ${list}\n}\n`;
}

/** Reads a baseline; a text says what is wrong with it. */
export function readBaseline(text: string): readonly BaselineEntry[] | string {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return `it is not JSON (${error instanceof Error ? error.message : String(error)})`;
  }
  if (!isRecord(content) || !Array.isArray(content['findings'])) return 'it has no list of findings';
  if (content['version'] !== 1 || content['fingerprints'] !== fingerprintVersion) return 'it was written by another version of akslint';
  const findings: readonly unknown[] = content['findings'];
  const entries = findings.filter(isEntry);
  return entries.length === findings.length ? entries : `entry ${findings.findIndex((one) => !isEntry(one)) + 1} is incomplete`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(value: unknown): value is BaselineEntry {
  if (!isRecord(value)) return false;
  const { deployment } = value;
  return ['file', 'address', 'requirement', 'fingerprint'].every((name) => typeof value[name] === 'string') && (deployment === undefined || typeof deployment === 'string');
}

/** Also what is suppressed already: as long as it is there, its entry is not gone. */
function isFinding({ verdict }: RequirementResult): boolean {
  return verdict === 'fail' || verdict === 'unknown' || verdict === 'suppressed';
}

function entryFor(subject: Subject, control: ControlResult, requirement: RequirementResult, { pathOf, textOf }: BaselineView): BaselineEntry {
  const { file } = subject.declaredAt.span;
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
  return {
    file: pathOf(file),
    ...(subject.deployment !== folder && subject.deployment !== file && { deployment: pathOf(subject.deployment) }),
    address: subject.address,
    requirement: requirementKey(control.id, requirement.id),
    fingerprint: fingerprintOf(subject, control.id, requirement, textOf),
  };
}

function inOrder({ file, deployment, address, requirement, fingerprint }: BaselineEntry): BaselineEntry {
  return { file, ...(deployment !== undefined && { deployment }), address, requirement, fingerprint };
}

function keyOf({ file, deployment = '', address, requirement, fingerprint }: BaselineEntry): string {
  return [file, deployment, address, requirement, fingerprint].join('\n');
}
