import { issuesOf, type Issue } from './issues.js';
import { subjectName } from './naming.js';
import { Positions, type Position } from './positions.js';
import type { Report, Reporter } from './report.js';
import { oneLine } from './terminal-text.js';

interface Finding {
  readonly file: string;
  readonly position: Pick<Position, 'line' | 'column'>;
  readonly text: string;
}

/**
 * One line for each finding, laid out as GCC does, which editors and CI systems know:
 * `main.tf:3:29: error: Cluster shop: … [azure-k8s-01/private-cluster]`. In the order of files and lines; nothing where
 * nothing was found.
 */
export const unix: Reporter = (report, { quiet }) => {
  const positions = new Positions(report.textOf);
  const unread = report.errors.map(({ file, offset, message }): Finding => ({
    file,
    position: placed(offset === undefined ? undefined : positions.of({ file, start: offset, end: offset })),
    text: `error: akslint cannot read this file: ${message} [unreadable]`,
  }));
  const issues = issuesOf(report, quiet ? ['fail'] : ['fail', 'unknown']).map((issue) => finding(positions, issue));
  return [...new Set([...unread, ...issues].sort(byPlace).map((one) => line(report, one)))].join('');
};

function finding(positions: Positions, { result, requirement, rule }: Issue): Finding {
  const { span } = requirement.at;
  return {
    file: span.file,
    position: placed(positions.of(span)),
    text: `${levelOf(requirement)}: ${subjectName(result)}: ${requirement.message} [${rule}]`,
  };
}

/** What has no line stands at the beginning of its file, since those who read this form need a number. */
function placed(position: Position | undefined): Finding['position'] {
  return position ?? { line: 1, column: 1 };
}

/** GCC's words for a severity. */
function levelOf({ verdict, severity }: Issue['requirement']): string {
  if (verdict !== 'fail') return 'note';
  switch (severity) {
    case 'critical':
    case 'high':
      return 'error';
    case 'medium':
    case 'low':
      return 'warning';
  }
}

function byPlace(left: Finding, right: Finding): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.position.line - right.position.line || left.position.column - right.position.column;
}

function line(report: Report, { file, position, text }: Finding): string {
  return `${oneLine(report.displayPath(file))}:${position.line}:${position.column}: ${oneLine(text)}\n`;
}
