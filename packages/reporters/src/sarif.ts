import { fingerprintOf, fingerprintVersion, type Severity } from '@akslint/engine';
import { stepsOf, type Span } from '@akslint/model';
import type { CodeFlow, Location, Notification, PhysicalLocation, Result, Run, Suppression } from 'sarif';
import { issuesOf, type Issue } from './issues.js';
import { subjectName } from './naming.js';
import { Positions } from './positions.js';
import { sourcePathOf, type Report, type Reporter } from './report.js';
import { sarifRules } from './sarif-rules.js';

const root = '%SRCROOT%';

/**
 * SARIF 2.1.0. A rule is a requirement (its control is a tag), failures are of kind `fail`, what is undecided of kind
 * `open`; what passes is left out, since some viewers show every result as an alert.
 */
export const sarif: Reporter = (report, { quiet }) => {
  const run = new RunWriter(report).run(issuesOf(report, quiet ? ['fail', 'suppressed'] : ['fail', 'unknown', 'suppressed']));
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
};

class RunWriter {
  readonly #positions: Positions;

  constructor(private readonly report: Report) {
    this.#positions = new Positions(report.textOf);
  }

  run(issues: readonly Issue[]): Run {
    const rules = sarifRules(this.report);
    const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
    const notifications = [...this.#errors(), ...this.#notices()];
    return {
      tool: { driver: { name: 'akslint', version: this.report.version, semanticVersion: this.report.version, rules } },
      automationDetails: { id: 'akslint/' },
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { [root]: { description: { text: 'The root of the repository.' } } },
      invocations: [{ executionSuccessful: this.report.errors.length === 0, ...(notifications.length > 0 && { toolExecutionNotifications: notifications }) }],
      results: issues.map((issue) => ({ ...this.#result(issue), ...ruleIndex(indexOf.get(issue.rule)) })),
    };
  }

  #result(issue: Issue): Result {
    const { result, control, requirement, rule, remedy } = issue;
    const { subject } = result;
    const verdict = requirement.suppression?.verdict ?? requirement.verdict;
    const flow = this.#flow(issue);
    const todo = remedy === undefined || verdict !== 'fail' ? '' : ` What to do: ${remedy}.`;
    return {
      ruleId: rule,
      kind: verdict === 'unknown' ? 'open' : 'fail',
      level: verdict === 'unknown' ? 'none' : levelOf(requirement.severity),
      message: { text: `${subjectName(result)}: ${requirement.message}${todo}` },
      locations: [{ ...this.#location(requirement.at.span), logicalLocations: [{ fullyQualifiedName: subject.address, kind: 'resource' }] }],
      relatedLocations: [{ id: 0, ...this.#location(subject.declaredAt.span), message: { text: `${subjectName(result)} is declared here.` } }],
      ...(flow && { codeFlows: [flow] }),
      partialFingerprints: { [fingerprintVersion]: fingerprintOf(subject, control.id, requirement, this.report.textOf) },
      ...(requirement.suppression && { suppressions: [this.#suppression(requirement.suppression)] }),
      properties: {
        control: control.id,
        severity: requirement.severity,
        verdict: requirement.verdict,
        subject: subject.address,
        format: subject.format,
        ...(subject.variant !== null && { variant: subject.variant }),
        ...(requirement.advice.length > 0 && { advice: requirement.advice }),
      },
    };
  }

  /** From the text that decides, through each use of it, to the argument of the subject. */
  #flow({ requirement }: Issue): CodeFlow | undefined {
    const steps = stepsOf(requirement.at);
    if (steps.length === 0) return undefined;
    const uses = steps.toReversed().map((span) => ({ location: { ...this.#location(span), message: { text: 'It is used here.' } } }));
    const first = { location: { ...this.#location(requirement.at.span), message: { text: 'The value is decided here.' } } };
    return { threadFlows: [{ locations: [first, ...uses] }] };
  }

  #suppression({ by, reason, until, at }: NonNullable<Issue['requirement']['suppression']>): Suppression {
    return {
      kind: by === 'source' ? 'inSource' : 'external',
      status: 'accepted',
      justification: until === undefined ? reason : `${reason} (until ${until})`,
      ...(at && { location: this.#location(at.span) }),
    };
  }

  #errors(): readonly Notification[] {
    return this.report.errors.map(({ file, offset, message }) => {
      const span = { file, start: offset ?? 0, end: offset ?? 0 };
      return { level: 'error', message: { text: message }, locations: [offset === undefined ? { physicalLocation: this.#artifact(file) } : this.#location(span)] };
    });
  }

  #notices(): readonly Notification[] {
    return this.report.notices.map(({ origin, message }) => ({ level: 'note', message: { text: message }, locations: [this.#location(origin.span)] }));
  }

  #location(span: Span): Location {
    const position = this.#positions.of(span);
    if (position === undefined) return { physicalLocation: this.#artifact(span.file) };
    const { line, column, endLine, endColumn } = position;
    return { physicalLocation: { ...this.#artifact(span.file), region: { startLine: line, startColumn: column, endLine, endColumn } } };
  }

  #artifact(file: string): PhysicalLocation {
    const uri = sourcePathOf(this.report, file).split('/').map(encoded).join('/');
    return { artifactLocation: { uri, uriBaseId: root } };
  }
}

/** As `encodeURIComponent`, which throws on half a surrogate pair. */
function encoded(part: string): string {
  return encodeURIComponent(part.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'));
}

function ruleIndex(index: number | undefined): Pick<Result, 'ruleIndex'> {
  return index === undefined ? {} : { ruleIndex: index };
}

function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  switch (severity) {
    case 'critical':
    case 'high':
      return 'error';
    case 'medium':
      return 'warning';
    case 'low':
      return 'note';
  }
}
