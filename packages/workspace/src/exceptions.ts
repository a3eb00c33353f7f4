import { exemptionsIn, expiredNotices, suppress, unusedNotices, type Control, type Exemption, type SubjectResult } from '@akslint/engine';
import type { Notice, SourceComment } from '@akslint/model';
import type { LintRequest } from './result.js';
import type { Selection } from './selection.js';

/** What somebody may have excepted, and by what it is measured. */
export interface Exceptions {
  readonly comments: readonly SourceComment[];
  /** From the configuration. */
  readonly configured: readonly Exemption[];
  readonly controls: readonly Control[];
  readonly selection: Selection;
  readonly textOf: (file: string) => string | undefined;
}

/** The results with what is excepted as suppressed, and what there is to tell of the exceptions themselves. */
export function except(
  results: readonly SubjectResult[],
  { comments, configured, controls, selection, textOf }: Exceptions,
  { today, noInlineSuppressions, reportUnusedSuppressions }: Pick<LintRequest, 'today' | 'noInlineSuppressions' | 'reportUnusedSuppressions'>,
): { readonly results: readonly SubjectResult[]; readonly notices: readonly Notice[] } {
  const inline = noInlineSuppressions ? { exemptions: [], mistakes: [] } : exemptionsIn(comments, controls, textOf);
  const suppressed = suppress(results, [...inline.exemptions, ...configured], today);
  const isAsked = ({ requirements }: Exemption): boolean => [...requirements].every((key) => selection.has(key));
  return {
    results: suppressed.results,
    notices: [
      ...inline.mistakes.map(({ span, message }): Notice => ({ origin: { span, via: undefined }, message })),
      ...expiredNotices(suppressed.expired),
      ...(reportUnusedSuppressions ? unusedNotices(suppressed.unused.filter(isAsked)) : []),
    ],
  };
}
