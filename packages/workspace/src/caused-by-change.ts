import { posix } from 'node:path';
import type { ControlResult, RequirementResult, SubjectResult } from '@akslint/engine';
import { stepsOf, type Subject } from '@akslint/model';
import { LinesOfChange, type ChangedLines } from './changed-lines.js';
import { narrowed } from './changed-only.js';
import { scanPath } from './discover.js';
import { mayBeInfrastructure, mayBelongToPulumi } from './file-kinds.js';
import { UnknownHistory } from './git.js';
import type { LintRequest } from './result.js';
import { scan, textsOf, type Scan } from './scan.js';
import { scopeBefore, type Rules, type Scope } from './scope.js';
import { ResultsBefore } from './results-before.js';
import { UsageError } from './usage-error.js';

type IsCaused = (result: SubjectResult, control: ControlResult, requirement: RequirementResult) => boolean;

/**
 * What fails, is undecided or suppressed on lines that a change added, and what was not so before it: what a removed
 * line, a value in a tfvars file or a module brings about elsewhere. What was there before is judged only if the lines
 * leave something open.
 *
 * @param changed paths of the scan, also of deleted files
 * @throws UnknownHistory when git does not hold what was there before
 */
export async function causedByChange(whole: Scan, changed: ReadonlySet<string>, scope: Scope, request: LintRequest, rules: Rules): Promise<readonly SubjectResult[]> {
  const lines = new LinesOfChange(linesOf(scope), textsOf(whole.shown));
  const isOnLines = ({ at }: RequirementResult): boolean => [at.span, ...stepsOf(at)].some((span) => lines.touches(span));
  const open = whole.results.filter(({ controls }) => controls.some(({ requirements }) => requirements.some((one) => isFinding(one) && !isOnLines(one))));
  const isCaused: IsCaused = open.length > 0 && hasEffect(whole, changed, scope, request) ? await comparedWithBefore(whole, open, scope, request, rules) : () => false;
  return whole.results.flatMap((result) => narrowed(result, (control, one) => isFinding(one) && (isOnLines(one) || isCaused(result, control, one))));
}

async function comparedWithBefore(whole: Scan, open: readonly SubjectResult[], scope: Scope, request: LintRequest, rules: Rules): Promise<IsCaused> {
  const addresses = new Set(open.map(({ subject }) => addressOf(subject)));
  try {
    const scopeThen = await scopeBefore(request, rules, scope);
    const then = await scan(scopeThen, request, rules, (subject) => addresses.has(addressOf(subject)));
    const before = new ResultsBefore({ results: then.results, textOf: textsOf(then.shown) }, { results: whole.results, textOf: textsOf(whole.shown) });
    return (result, control, requirement) => !before.had(result, control, requirement);
  } catch (error) {
    // With a configuration or baseline that was wrong nothing could be judged, so all of it is new.
    if (error instanceof UsageError && !(error instanceof UnknownHistory)) return () => true;
    throw error;
  }
}

function isFinding({ verdict }: RequirementResult): boolean {
  return verdict === 'fail' || verdict === 'unknown' || verdict === 'suppressed';
}

function addressOf({ kind, address }: Subject): string {
  return `${kind} ${address}`;
}

/** Texts that stand in for files are not what git compared, so their lines are not known. */
function linesOf({ changes, roots }: Scope): ReadonlyMap<string, ChangedLines> {
  return new Map((changes ?? []).flatMap(({ lines }) => [...lines()].map(([file, changed]) => [scanPath(roots, file), changed] as const)));
}

/** Whether something changed that a scan could see: code, what code reads, or something that is there no more. */
function hasEffect({ deployments, files }: Scan, changed: ReadonlySet<string>, { disk, roots }: Scope, { overlay }: LintRequest): boolean {
  if (overlay !== undefined && overlay.size > 0) return true;
  const read = new Set([...files, ...deployments.flatMap((one) => one.files?.() ?? [])]);
  return [...changed].some((file) => {
    const name = posix.basename(file);
    return read.has(file) || mayBeInfrastructure(name) || mayBelongToPulumi(name) || name === '.gitignore' || isGone(disk, posix.join(roots.base, file));
  });
}

function isGone(disk: Scope['disk'], path: string): boolean {
  try {
    disk.stat(path);
    return false;
  } catch {
    return true;
  }
}
