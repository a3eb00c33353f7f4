import { issuesOf, worstFirst, type Issue } from './issues.js';
import { counted, subjectName } from './naming.js';
import { Positions, type Position } from './positions.js';
import { sourcePathOf, type Report, type Reporter } from './report.js';

/** GitHub shows this many annotations of a level for a step, and drops the rest without a word. */
const mostPerLevel = 10;
/** And this many for a run, whatever their level. */
const mostPerRun = 50;

type Level = 'error' | 'warning' | 'notice';
const levels: readonly Level[] = ['error', 'warning', 'notice'];

/** One annotation; without a file it stands at the run. */
export interface Annotation {
  readonly level: Level;
  /** Relative to the repository's root. */
  readonly file?: string;
  readonly position?: Position | undefined;
  readonly title: string;
  readonly message: string;
}

/** The report as annotations, see {@link annotationCommands}. */
export const github: Reporter = (report, { quiet }) => annotationCommands(annotationsOf(report, quiet));

/**
 * Workflow commands that GitHub Actions turns into annotations: by level and in the order given, no more than it
 * shows of one step, and then a plain line with the number of what is left out. One command a line.
 */
export function annotationCommands(all: readonly Annotation[]): string {
  const shown = levels.flatMap((level) => all.filter((one) => one.level === level).slice(0, mostPerLevel)).slice(0, mostPerRun);
  const left = all.length - shown.length;
  const lines = shown.map(command);
  if (left > 0) lines.push(`akslint: ${counted(left, 'more finding')} without an annotation, since GitHub shows ${mostPerLevel} of a level; the other forms of report have all.`);
  return lines.map((line) => `${line}\n`).join('');
}

/** What could not be read, then the findings, the worst first; unless `quiet` what is undecided, too. */
export function annotationsOf(report: Report, quiet: boolean): readonly Annotation[] {
  const positions = new Positions(report.textOf);
  const unread = report.errors.map(({ file, offset, message }): Annotation => ({
    level: 'error',
    file: sourcePathOf(report, file),
    position: offset === undefined ? undefined : positions.of({ file, start: offset, end: offset }),
    title: 'akslint cannot read this file',
    message,
  }));
  const issues = worstFirst(issuesOf(report, quiet ? ['fail'] : ['fail', 'unknown']));
  return [...unread, ...issues.map((issue) => annotation(report, positions, issue))];
}

function annotation(report: Report, positions: Positions, { result, requirement, rule, remedy }: Issue): Annotation {
  const { span } = requirement.at;
  return {
    level: levelOf(requirement),
    file: sourcePathOf(report, span.file),
    position: positions.of(span),
    title: `${rule} (${requirement.verdict === 'fail' ? requirement.severity : 'undecided'})`,
    message: [`${subjectName(result)} (${result.subject.address})`, requirement.message, ...(remedy === undefined || requirement.verdict !== 'fail' ? [] : [`→ ${remedy}`])].join('\n'),
  };
}

function levelOf({ verdict, severity }: Issue['requirement']): Level {
  if (verdict !== 'fail') return 'notice';
  switch (severity) {
    case 'critical':
    case 'high':
      return 'error';
    case 'medium':
      return 'warning';
    case 'low':
      return 'notice';
  }
}

function command({ level, file, position, title, message }: Annotation): string {
  const place = position === undefined ? [] : [`line=${position.line}`, `endLine=${position.endLine}`];
  // Columns count only within one line.
  const columns = position === undefined || position.line !== position.endLine ? [] : [`col=${position.column}`, `endColumn=${position.endColumn}`];
  const properties = [...(file === undefined ? [] : [`file=${property(file)}`]), ...place, ...columns, `title=${property(title)}`];
  return `::${level} ${properties.join(',')}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
