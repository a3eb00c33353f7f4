import { verdictOfControl, type SubjectResult } from '@akslint/engine';
import { stepsOf, type Subject } from '@akslint/model';

/**
 * The results that a change is responsible for: those that a changed file decides, or has a part in deciding. What is
 * missing altogether is decided by no text; a change of any file beside the declaration may be responsible for it.
 *
 * @param changed paths of the scan, also of deleted files
 */
export function changedOnly(results: readonly SubjectResult[], changed: ReadonlySet<string>): readonly SubjectResult[] {
  const folders = new Set([...changed].map(folderOf));
  return results.flatMap((result) => {
    const { subject } = result;
    const isBeside = [subject.deployment, folderOf(subject.deployment), folderOf(subject.declaredAt.span.file)].some((folder) => folders.has(folder));
    const controls = result.controls.flatMap((control) => {
      const requirements = control.requirements.filter(({ at }) => {
        if (at.span === subject.declaredAt.span || isHeader(subject, at.span)) return isBeside;
        return [at.span, ...stepsOf(at)].some(({ file }) => changed.has(file));
      });
      if (requirements.length === control.requirements.length) return [control];
      return requirements.length === 0 ? [] : [{ ...control, requirements, verdict: verdictOfControl(requirements) }];
    });
    return controls.length === 0 ? [] : [{ ...result, controls }];
  });
}

function isHeader({ declaredAt }: Subject, { file, start }: Subject['declaredAt']['span']): boolean {
  return file === declaredAt.span.file && start === declaredAt.span.start;
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
}
