import { stepsOf } from '@akslint/model';
import { countItems, coverageOf, itemStatuses, statusWord, verdictOfStatus, type FrameworkCoverage, type FrameworkItem } from './compliance.js';
import { sourceFrame } from './source-frame.js';
import { issuesOf, subjectIssues, worstFirst, type Issue } from './issues.js';
import { counted, subjectCount, subjectName, verdictSign } from './naming.js';
import { Positions } from './positions.js';
import { tally, type Report, type Reporter } from './report.js';
import { oneLine } from './terminal-text.js';

/** A GitHub job summary holds this many bytes of UTF-8, and is dropped whole when it has more. */
const mostBytes = 1024 * 1024;

/** Markdown for a job summary or a merge request: by subject, or by framework as a list of evidence. */
export const markdown: Reporter = (report, { quiet, by }) => {
  const page = new Page(report);
  const blocks = [page.title(), ...(by === 'framework' ? page.frameworks() : page.findings(quiet)), ...(quiet ? [] : page.notices()), ...page.errors()];
  return fitting(blocks);
};

class Page {
  readonly #positions: Positions;

  constructor(private readonly report: Report) {
    this.#positions = new Positions(report.textOf);
  }

  title(): string {
    const { subjects, files, remarks = [] } = this.report;
    const { fail, unknown, pass, suppressed } = tally(subjects);
    const known = issuesOf(this.report, ['suppressed']).filter(isKnown).length;
    const counts = [`${fail} failed`, `${unknown} undecided`, `${pass} passed`, ...(suppressed > 0 ? [`${suppressed} suppressed`] : []), ...(known > 0 ? [`${counted(known, 'finding')} known from the baseline`] : [])];
    const head = `# akslint\n\nControls: **${counts.join(', ')}** (${subjectCount(subjects)} in ${counted(files, 'file')}).`;
    return [head, ...remarks.map(text)].join('\n\n');
  }

  findings(quiet: boolean): readonly string[] {
    const failures = worstFirst(issuesOf(this.report, ['fail']));
    const open = quiet ? [] : issuesOf(this.report, ['unknown']);
    const suppressed = quiet ? [] : issuesOf(this.report, ['suppressed']).filter((issue) => !isKnown(issue));
    return [
      this.#overview(),
      ...(failures.length > 0 ? ['## Failed', ...failures.map((issue) => this.#failure(issue))] : []),
      ...(open.length > 0 ? ['## Undecided', table(['', 'requirement', 'what would decide it', 'where'], open.map((issue) => this.#openRow(issue)))] : []),
      ...(suppressed.length > 0 ? ['## Suppressed', table(['', 'requirement', 'reason', 'where'], suppressed.map((issue) => this.#suppressedRow(issue)))] : []),
      ...(quiet ? [] : this.#advice()),
    ];
  }

  frameworks(): readonly string[] {
    return coverageOf(this.report).flatMap((coverage) => [
      `## ${text(coverage.name)}`,
      summaryOf(coverage),
      table(['', 'item', 'stands', 'controls', 'evidence'], coverage.items.map((item) => this.#itemRow(item))),
    ]);
  }

  notices(): readonly string[] {
    const { notices } = this.report;
    if (notices.length === 0) return [];
    return ['## Notices', notices.map(({ origin, message }) => `- ${this.#place(origin.span)}: ${text(message)}`).join('\n')];
  }

  errors(): readonly string[] {
    const { errors } = this.report;
    if (errors.length === 0) return [];
    const lines = errors.map(({ file, offset, message }) => `- ${this.#place({ file, start: offset ?? 0, end: offset ?? 0 }, offset !== undefined)}: ${text(message)}`);
    return ['## Not read', lines.join('\n')];
  }

  #overview(): string {
    const ids = [...new Set(this.report.subjects.flatMap(({ controls }) => controls.map(({ id }) => id)))].sort();
    const rows = this.report.subjects.map((result) => [
      `**${text(subjectName(result))}**<br>${code(result.subject.address)}`,
      ...ids.map((id) => signOf(result.controls.find((control) => control.id === id)?.verdict)),
    ]);
    return rows.length === 0 ? 'Nothing was judged.' : table(['', ...ids.map((id) => id.replace(/^azure-k8s-/, ''))], rows);
  }

  #failure(issue: Issue): string {
    const { requirement, rule, result, remedy } = issue;
    const { span } = requirement.at;
    const steps = stepsOf(requirement.at).toReversed().map((step) => `- used by ${this.#place(step)}`);
    const frame = sourceFrame(this.#positions, span).map(({ number, before, marked, after }) => `${number === this.#positions.of(span)?.line ? '›' : ' '} ${String(number).padStart(4)} │ ${before}${marked}${after}`);
    const blocks = [
      `### ${verdictSign('fail')} ${code(rule)} · ${requirement.severity}`,
      `${text(subjectName(result))}: ${text(requirement.message)}`,
      ...(remedy === undefined ? [] : [`→ ${text(remedy)}`]),
      `${this.#place(span)}`,
      ...(frame.length > 0 ? [fenced(frame)] : []),
      ...(steps.length > 0 ? [steps.join('\n')] : []),
    ];
    return blocks.join('\n\n');
  }

  #openRow({ requirement, rule, result }: Issue): readonly string[] {
    const remedies = [...new Set((requirement.undecided ?? []).flatMap(({ remedy }) => (remedy === undefined ? [] : [remedy])))];
    const what = [requirement.message, ...remedies.map((remedy) => `→ ${remedy}`)].map(text).join('<br>');
    return [verdictSign('unknown'), `${code(rule)}<br>${text(subjectName(result))}`, what, this.#place(requirement.at.span)];
  }

  #suppressedRow({ requirement, rule, result }: Issue): readonly string[] {
    const { suppression } = requirement;
    const until = suppression?.until === undefined ? '' : ` (until ${suppression.until})`;
    return [verdictSign('suppressed'), `${code(rule)}<br>${text(subjectName(result))}`, text(`${suppression?.reason ?? ''}${until}`), this.#place(requirement.at.span)];
  }

  #advice(): readonly string[] {
    const lines = this.report.subjects.flatMap((result) =>
      subjectIssues(this.report, result).flatMap(({ requirement, rule }) => requirement.advice.map((advice) => `- ${text(subjectName(result))}, ${code(rule)}: ${text(advice)}`)),
    );
    return lines.length === 0 ? [] : ['## Advice', lines.join('\n')];
  }

  #itemRow({ id, status, controls, evidence }: FrameworkItem): readonly string[] {
    const lines = evidence.map((issue) => `${verdictSign(issue.requirement.verdict)} ${text(subjectName(issue.result))}: ${text(issue.requirement.message)} ${this.#place(issue.requirement.at.span)}`);
    return [verdictSign(verdictOfStatus(status)), text(id), statusWord(status), controls.join('<br>'), lines.join('<br>')];
  }

  #place(span: Parameters<Positions['of']>[0], withLine = true): string {
    const path = this.report.displayPath(span.file);
    const line = withLine ? this.#positions.of(span)?.line : undefined;
    return code(line === undefined ? path : `${path}:${line}`);
  }
}

function summaryOf(coverage: FrameworkCoverage): string {
  return itemStatuses
    .filter((status) => countItems(coverage, status) > 0)
    .map((status) => `${countItems(coverage, status)} ${statusWord(status)}`)
    .join(', ')
    .concat('.');
}

function signOf(verdict: Issue['control']['verdict'] | undefined): string {
  return verdict === undefined ? '' : verdictSign(verdict);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Text that Markdown and HTML take for nothing but text, a table's cell included. */
function text(plain: string): string {
  return oneLine(plain)
    .replace(/[\\`*[\]|~]|(?<!\w)_|_(?!\w)/g, (character) => `\\${character}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[#@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('://', '&#58;//');
}

/** The same in the type of code: a code span that its text cannot end. */
function code(plain: string): string {
  const shown = oneLine(plain).replaceAll('|', '\\|');
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${shown}${space}${fence}`;
}

/** A code block that its own text cannot end. */
function fenced(lines: readonly string[]): string {
  const longest = Math.max(0, ...(lines.join('\n').match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [`${fence}text`, ...lines, fence].join('\n');
}

/** The blocks that fit, and how many do not. */
function fitting(blocks: readonly string[]): string {
  const room = mostBytes - 200;
  const kept: string[] = [];
  let used = 0;
  for (const block of blocks) {
    const size = bytesOf(block) + 2;
    if (used + size > room) break;
    kept.push(block);
    used += size;
  }
  const left = blocks.length - kept.length;
  if (left > 0) kept.push(`_${counted(left, 'more part')} left out: a job summary holds 1 MiB. The other forms of report have everything._`);
  return `${kept.join('\n\n')}\n`;
}

/** Bytes in UTF-8. */
function bytesOf(plain: string): number {
  let bytes = 0;
  for (const character of plain) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** What a baseline knows is only counted. */
function isKnown({ requirement }: Issue): boolean {
  return requirement.suppression?.by === 'baseline';
}
