import { verdictOfControl, type ControlResult, type RequirementResult, type SubjectResult } from '@akslint/engine';
import { stepsOf, type Subject } from '@akslint/model';

/**
 * The results that a change may be responsible for: those that a changed file decides or has a part in deciding. What
 * is taken away decides nothing any more, so everything of a subject counts when a file changed beside its
 * declaration, or where values are passed on to it: in its root module, or in a module that calls others.
 *
 * @param changed paths of the scan, also of deleted files
 * @param callers by deployment, the folders that pass values on
 */
export function changedOnly(results: readonly SubjectResult[], changed: ReadonlySet<string>, callers: ReadonlyMap<string, readonly string[]>): readonly SubjectResult[] {
  const folders = new Set([...changed].map(folderOf));
  return results.flatMap((result) => {
    if (foldersOf(result.subject, callers).some((folder) => folders.has(folder))) return [result];
    return narrowed(result, (_, { at }) => [at.span, ...stepsOf(at)].some(({ file }) => changed.has(file)));
  });
}

/**
 * The result with some of its requirements; nothing where none is left. A control of which only passing requirements
 * would be left is taken out when it does not pass, since it would look as if it did.
 */
export function narrowed(result: SubjectResult, isKept: (control: ControlResult, requirement: RequirementResult) => boolean): readonly SubjectResult[] {
  const controls = result.controls.flatMap((control) => {
    const requirements = control.requirements.filter((requirement) => isKept(control, requirement));
    const verdict = verdictOfControl(requirements);
    return requirements.length === 0 || (isFine(verdict) && !isFine(control.verdict)) ? [] : [{ ...control, requirements, verdict }];
  });
  return controls.length === 0 ? [] : [{ ...result, controls }];
}

function isFine(verdict: ControlResult['verdict']): boolean {
  return verdict === 'pass' || verdict === 'not-applicable';
}

function foldersOf({ declaredAt, deployment }: Subject, callers: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [folderOf(declaredAt.span.file), deployment, folderOf(deployment), ...(callers.get(deployment) ?? [])];
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
}
