import { remedyFor, type ControlResult, type Severity, type SubjectResult, type Verdict } from '@akslint/engine';
import { stepsOf, type Origin, type Span, type Subject } from '@akslint/model';
import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types.js';
import { codeFrame } from './code-frame.js';
import { byPlace, byReasons, findingsOf, type Finding, type SamePlace, type SameReasons } from './findings.js';
import { foldedNotices } from './folded-notices.js';
import { formatWord, subjectCount, subjectName, counted } from './naming.js';
import { Positions } from './positions.js';
import { rootModuleOf, tally, variantOf, type Report, type Reporter } from './report.js';
import { clipped, oneLine, widthOf, wrapped } from './terminal-text.js';

/** The report for people: by cluster, with the code that decides, what is undecided, and a summary line. */
export const stylish: Reporter = (report, { colour, width, quiet, verbose = false }) => {
  const page = new Page(report, picocolors.createColors(colour), Math.min(Math.max(width, 60), 120));
  const blocks = report.subjects.map((subject) => (quiet ? page.failuresOnly(subject) : page.subject(subject, verbose)));
  if (!quiet) blocks.push(page.notices());
  blocks.push(page.errors(), page.summary());
  const lines = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
  return `${lines.join('\n\n')}\n`;
};

/** A space at which no line is broken. */
const unbroken = '\u00a0';

/** The blocks of one report; each is a list of lines. */
class Page {
  readonly #positions: Positions;

  constructor(
    private readonly report: Report,
    private readonly colours: Colors,
    private readonly width: number,
  ) {
    this.#positions = new Positions(report.textOf);
  }

  subject(result: SubjectResult, verbose: boolean): readonly string[] {
    const lines = [...this.#heading(result)];
    const rest = verbose ? this.#everythingElse(result) : this.#compact(result);
    for (const part of [this.#failures(result), this.#undecided(result), this.#suppressed(result), this.#advice(result), rest]) {
      if (part.length > 0) lines.push('', ...part);
    }
    return lines;
  }

  failuresOnly(result: SubjectResult): readonly string[] {
    const { bold, dim, red } = this.colours;
    const failures = findingsOf(result, 'fail').flatMap(({ control, requirement }) => [
      `  ${red('✖')} ${bold(idOf({ control, requirement }))}  ${this.#severity(requirement.severity)}  ${dim(this.#placeOf(requirement.at.span, true))}`,
      ...this.#paragraph(requirement.message, 4),
    ]);
    return failures.length === 0 ? [] : [this.#title(result), ...failures];
  }

  notices(): readonly string[] {
    const { bold, cyan } = this.colours;
    const lines = foldedNotices(this.report.notices).flatMap(({ origin, message }) => [
      `  ${cyan('i')} ${this.#placeOf(origin.span)}`,
      ...this.#paragraph(message, 4),
    ]);
    return lines.length === 0 ? [] : [bold('Notices'), ...lines];
  }

  errors(): readonly string[] {
    const { bold, red } = this.colours;
    const lines = this.report.errors.flatMap(({ file, offset, message }) => {
      const span = { file, start: offset ?? 0, end: (offset ?? 0) + 1 };
      const place = offset === undefined ? this.#path(file) : this.#placeOf(span, true);
      const frame = offset === undefined ? [] : codeFrame(this.#positions, span, this.colours, this.width - 6);
      return [`  ${red('✖')} ${place}`, ...this.#paragraph(message, 4), ...frame.map((line) => `      ${line}`)];
    });
    return lines.length === 0 ? [] : [bold('Not read'), ...lines];
  }

  summary(): readonly string[] {
    const { bold, dim, green, red, yellow } = this.colours;
    const { subjects, errors, files } = this.report;
    const { pass, fail, unknown, notApplicable, suppressed } = tally(subjects);
    const counts = [
      fail > 0 ? red(`${fail} failed`) : '0 failed',
      unknown > 0 ? yellow(`${unknown} undecided`) : '0 undecided',
      pass > 0 ? green(`${pass} passed`) : '0 passed',
      ...(notApplicable > 0 ? [dim(`${notApplicable} not applicable`)] : []),
      ...(suppressed > 0 ? [dim(`${suppressed} suppressed`)] : []),
      ...(errors.length > 0 ? [red(counted(errors.length, 'error'))] : []),
    ];
    const known = subjects.flatMap((subject) => findingsOf(subject, 'suppressed')).filter(({ requirement }) => requirement.suppression?.by === 'baseline').length;
    if (known > 0) counts.push(dim(`${counted(known, 'finding')} known from the baseline`));
    const scope = `${subjectCount(subjects)} in ${counted(files, 'file')}`;
    if (subjects.length === 0 && this.report.isPart && errors.length === 0) return [`${bold('Nothing to report')}: nothing that fails or is undecided comes from these changes (${counted(files, 'file')} read).`];
    return subjects.length === 0 ? [`${bold('Nothing judged')}: ${scope}${errors.length > 0 ? `, ${red(counted(errors.length, 'error'))}` : ''}.`] : [`${bold('Controls')}: ${counts.join(', ')} (${scope}).`];
  }

  #heading({ subject, mode }: SubjectResult): readonly string[] {
    const variant = variantOf(this.report, subject);
    const { dim } = this.colours;
    const rootModule = rootModuleOf(this.report, subject);
    const facts = [
      formatWord(subject.format),
      ...(mode === null ? [] : [mode === 'unknown' ? 'mode not known' : mode]),
      ...(variant === null ? [] : [oneLine(variant)]),
      ...(rootModule === undefined ? [] : [`root module ${oneLine(rootModule)}`]),
    ];
    return [
      this.#title({ subject, mode, controls: [] }),
      dim(`${this.#placeOf(subject.declaredAt.span)} · ${facts.join(' · ')}`),
      ...subject.notes.flatMap((note) => this.#paragraph(`Note: ${note}`, 0)),
    ];
  }

  #title(result: SubjectResult): string {
    const { bold, underline } = this.colours;
    return `${bold(underline(oneLine(subjectName(result))))}  ${oneLine(result.subject.address)}`;
  }

  #failures(result: SubjectResult): readonly string[] {
    return byPlace(findingsOf(result, 'fail'))
      .map((place) => this.#failuresAt(place, result.subject))
      .reduce<string[]>((lines, block, index) => [...lines, ...(index > 0 ? [''] : []), ...block], []);
  }

  #failuresAt({ at, findings }: SamePlace, subject: Subject): readonly string[] {
    const lines = findings.flatMap((finding) => this.#failure(finding, subject));
    lines.push('', `      ${this.colours.cyan(this.#placeOf(at.span, true))}`);
    lines.push(...codeFrame(this.#positions, at.span, this.colours, this.width - 6).map((line) => `      ${line}`));
    lines.push(...this.#trace(at));
    return lines;
  }

  #failure(finding: Finding, subject: Subject): readonly string[] {
    const { bold, green, red } = this.colours;
    const { requirement } = finding;
    const remedy = this.#remedy(finding, subject);
    return [
      `  ${red('✖')} ${bold(idOf(finding))}  ${this.#severity(requirement.severity)}`,
      ...this.#paragraph(requirement.message, 4),
      ...(remedy === undefined ? [] : this.#paragraph(remedy, 6, `    ${green('→')} `)),
    ];
  }

  /** From the deciding text to the cluster: each use of the one before. */
  #trace(at: Origin): readonly string[] {
    const { dim } = this.colours;
    return stepsOf(at).toReversed().flatMap((step) => {
      const place = `      used by ${this.#placeOf(step)}`;
      const line = this.#positions.of(step)?.line;
      const text = line === undefined ? '' : oneLine(this.#positions.line(step.file, line)?.trim() ?? '').replace(/ +/g, ' ');
      const fits = widthOf(place) + 2 + widthOf(text) <= this.width;
      const lines = fits ? [`${place}  ${text}`.trimEnd()] : [place, `          ${clipped(text, this.width - 10)}`];
      return lines.map((one) => dim(one));
    });
  }

  #undecided(result: SubjectResult): readonly string[] {
    const groups = byReasons(findingsOf(result, 'unknown'));
    if (groups.length === 0) return [];
    return [`  ${this.colours.bold('Undecided')}`, ...groups.flatMap((group) => this.#undecidedGroup(group))];
  }

  #undecidedGroup({ reasons, findings }: SameReasons): readonly string[] {
    const { dim, green, yellow } = this.colours;
    const [only, second] = findings;
    const longest = Math.max(...findings.map((finding) => idOf(finding).length));
    const heads = findings.map((finding) => {
      const place = dim(this.#placeOf(finding.requirement.at.span));
      return `  ${yellow('?')} ${idOf(finding).padEnd(longest)}  ${place}`;
    });
    const texts = only !== undefined && (second === undefined || reasons.length === 0)
      ? [only.requirement.message]
      : reasons.map(({ text }) => `Not known because ${text}.`);
    const remedies = new Set(reasons.flatMap(({ remedy }) => (remedy === undefined ? [] : [remedy])));
    return [
      ...heads,
      ...texts.flatMap((text) => this.#paragraph(text, 4)),
      ...[...remedies].flatMap((remedy) => this.#paragraph(remedy, 6, `    ${green('→')} `)),
    ];
  }

  /** Who said why, without the code: somebody has looked at it already. What a baseline knows is only counted. */
  #suppressed(result: SubjectResult): readonly string[] {
    const { bold, dim } = this.colours;
    const looked = findingsOf(result, 'suppressed').filter(({ requirement }) => requirement.suppression?.by !== 'baseline');
    const lines = looked.flatMap(({ control, requirement }) => {
      const { suppression } = requirement;
      const until = suppression?.until === undefined ? '' : ` (until ${suppression.until})`;
      return [
        `  ${dim('⊘')} ${idOf({ control, requirement })}  ${dim(this.#placeOf(requirement.at.span))}`,
        ...(suppression === undefined ? [] : this.#paragraph(`${suppression.reason}${until}`, 4)),
      ];
    });
    return lines.length === 0 ? [] : [`  ${bold('Suppressed')}`, ...lines];
  }

  /** Requirement by requirement, what passed and what does not apply. */
  #everythingElse(result: SubjectResult): readonly string[] {
    const { bold, dim, green } = this.colours;
    const part = (verdict: Verdict, title: string, mark: string): readonly string[] => {
      const findings = findingsOf(result, verdict);
      if (findings.length === 0) return [];
      const lines = findings.flatMap(({ control, requirement }) => [
        `  ${mark} ${idOf({ control, requirement })}  ${dim(this.#placeOf(requirement.at.span))}`,
        ...this.#paragraph(requirement.message, 4),
      ]);
      return [`  ${bold(title)}`, ...lines];
    };
    const [passed, without] = [part('pass', 'Passed', green('✔')), part('not-applicable', 'Not applicable', dim('–'))];
    return [...passed, ...(passed.length > 0 && without.length > 0 ? [''] : []), ...without];
  }

  #advice({ controls }: SubjectResult): readonly string[] {
    const lines = controls.flatMap((control) =>
      control.requirements.flatMap((requirement) =>
        requirement.advice.flatMap((text) =>
          this.#paragraph(`${idOf({ control, requirement })}: ${text}`, 4, `  ${this.colours.cyan('i')} `),
        ),
      ),
    );
    return lines.length === 0 ? [] : [`  ${this.colours.bold('Advice')}`, ...lines];
  }

  /** Whole controls that need no look: passed, and not applicable. */
  #compact({ controls }: SubjectResult): readonly string[] {
    const { dim, green } = this.colours;
    const named = (verdict: ControlResult['verdict']): string =>
      controls.filter((control) => control.verdict === verdict).map(({ id }) => this.#nameOf(id)).join(', ');
    const line = (mark: string, word: string, names: string): readonly string[] =>
      names === '' ? [] : this.#paragraph(`${word} ${names}`, 4, `  ${mark} `).map((one) => one.replaceAll(unbroken, ' '));
    return [
      ...line(green('✔'), 'Passed:', named('pass')),
      ...line(dim('–'), 'Not applicable:', named('not-applicable')),
    ];
  }

  #nameOf(control: string): string {
    const entry = this.report.catalogue.find(({ id }) => id === control);
    const short = control.replace(/^azure-k8s-/, '');
    return entry === undefined ? control : `${short}${unbroken}${entry.name}`;
  }

  #remedy({ control, requirement }: Finding, subject: Subject): string | undefined {
    const words = this.report.catalogue.find(({ id }) => id === control.id)?.requirements[requirement.id];
    return words && remedyFor(words, subject);
  }

  #severity(severity: Severity): string {
    const { dim, red, yellow } = this.colours;
    switch (severity) {
      case 'critical':
      case 'high':
        return red(severity);
      case 'medium':
        return yellow(severity);
      case 'low':
        return dim(severity);
    }
  }

  #placeOf(span: Span, withColumn = false): string {
    const position = this.#positions.of(span);
    if (position === undefined) return this.#path(span.file);
    const place = `${this.#path(span.file)}:${position.line}`;
    return withColumn ? `${place}:${position.column}` : place;
  }

  #path(file: string): string {
    return oneLine(this.report.displayPath(file));
  }

  /** Text broken to the width of the page, each line indented; `first` stands in front of the first line. */
  #paragraph(text: string, indent: number, first = ' '.repeat(indent)): readonly string[] {
    return wrapped(oneLine(text), this.width - indent).map((line, index) => (index === 0 ? first : ' '.repeat(indent)) + line);
  }
}

function idOf({ control, requirement }: Finding): string {
  return `${control.id}/${requirement.id}`;
}
