import { explainUnknownName, requirementKey, requirementsNamed, verdictOfControl, type Control, type ControlResult, type SubjectResult } from '@akslint/engine';
import { UsageError } from './usage-error.js';

/** Which requirements are wanted: `control id/requirement id`. */
export type Selection = ReadonlySet<string>;

/**
 * The requirements that `only` and `skip` leave. A word is a control's id or readable name, or a requirement of one
 * (`azure-k8s-06/local-accounts`, `local-accounts`).
 * @throws UsageError for a word that names nothing.
 */
export function selectionOf(controls: readonly Control[], only: readonly string[], skip: readonly string[]): Selection {
  const all = controls.flatMap((control) => control.requirements.map(({ id }) => requirementKey(control.id, id)));
  const wanted = only.length === 0 ? all : only.flatMap((word) => named(controls, word));
  const unwanted = new Set(skip.flatMap((word) => named(controls, word)));
  return new Set(wanted.filter((id) => !unwanted.has(id)));
}

/** The controls of which something is selected. */
export function selectedControls(controls: readonly Control[], selection: Selection): readonly Control[] {
  return controls.filter((control) => control.requirements.some(({ id }) => selection.has(requirementKey(control.id, id))));
}

/** The result without what is not selected; each control's verdict follows from what is left. */
export function selectedResult(result: SubjectResult, selection: Selection): SubjectResult {
  return { ...result, controls: result.controls.map((control) => selectedOf(control, selection)).filter(({ requirements }) => requirements.length > 0) };
}

function selectedOf(control: ControlResult, selection: Selection): ControlResult {
  const requirements = control.requirements.filter(({ id }) => selection.has(requirementKey(control.id, id)));
  return requirements.length === control.requirements.length ? control : { ...control, requirements, verdict: verdictOfControl(requirements) };
}

function named(controls: readonly Control[], word: string): readonly string[] {
  const matches = requirementsNamed(controls, word);
  if (matches.length === 0) throw new UsageError(explainUnknownName(controls, word));
  return matches;
}
