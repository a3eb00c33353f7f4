import { affectedOnly } from './affected.js';
import { causedByChange } from './caused-by-change.js';
import { changedOnly } from './changed-only.js';
import { scanPath } from './discover.js';
import { sortedErrors, sortedNotices } from './notices.js';
import type { LintRequest, LintResult } from './result.js';
import { scan, type Scan } from './scan.js';
import { scopeOf, type Rules, type Scope } from './scope.js';
import { selectionOf } from './selection.js';

/**
 * The whole way: find files, read them, describe what they deploy, judge it, take out what is excepted, and what a
 * change is not responsible for. Whatever goes wrong on the way is an error in the result, and the rest is judged.
 * @throws UsageError when the request or the configuration itself is wrong.
 */
export async function lint(request: LintRequest): Promise<LintResult> {
  const { controls, catalogue } = await import('@akslint/rules');
  const rules: Rules = { controls, catalogue, selection: selectionOf(controls, request.only, request.skip) };
  const scope = await scopeOf(request, rules);
  const whole = await scan(scope, request, rules);
  const { subjects, notices, errors } = await reported(whole, scope, request, rules);
  return {
    base: scope.roots.base,
    subjects,
    notices: sortedNotices(notices),
    errors: sortedErrors(errors),
    files: whole.files,
    sources: whole.shown,
    catalogue,
    ...(scope.configuration && { configuration: scope.configuration }),
    ...(whole.known && { baseline: whole.known.used }),
  };
}

/** All results, or those that a change is responsible for, with what is to be told about its files. */
async function reported(whole: Scan, scope: Scope, request: LintRequest, rules: Rules): Promise<Pick<LintResult, 'subjects' | 'notices' | 'errors'>> {
  const { changes, configuration, given, roots } = scope;
  const settings = (configuration?.files ?? []).map((file) => scanPath(roots, file));
  if (given) return affectedOnly(whole, { given, settings, roots });
  const byLines = request.changesBy === 'lines';
  const changed = changes && new Set(changes.flatMap((one) => [...one.changed].map((file) => scanPath(roots, file))));
  if (changed === undefined || (!byLines && settings.some((file) => changed.has(file)))) return { subjects: whole.results, notices: whole.notices, errors: whole.errors };
  return {
    subjects: byLines ? await causedByChange(whole, changed, scope, request, rules) : changedOnly(whole.results, changed, whole.callers),
    notices: whole.notices.filter(({ origin }) => changed.has(origin.span.file)),
    errors: whole.errors.filter(({ file, stack }) => stack !== undefined || changed.has(file)),
  };
}
