import type { ControlResult, RequirementResult, SubjectResult, Suppression } from '@akslint/engine';
import { stepsOf, type Notice, type SourceError } from '@akslint/model';
import { coverageOf, type FrameworkCoverage } from './compliance.js';
import { Positions } from './positions.js';
import { deploymentOf, tally, variantOf, type Appearance, type Report, type Reporter } from './report.js';

/** The JSON report, schema version 1. Fields may be added, never changed. */
export const json: Reporter = (report, { by }) => `${JSON.stringify(jsonDocument(report, by), null, 2)}\n`;

/** What the JSON report holds. */
export function jsonDocument(report: Report, by: Appearance['by']): object {
  const positions = new Positions(report.textOf);
  return {
    schemaVersion: 1,
    tool: { name: 'akslint', version: report.version },
    summary: { files: report.files, subjects: report.subjects.length, ...tally(report.subjects) },
    subjects: report.subjects.map((subject) => subjectObject(report, positions, subject)),
    notices: report.notices.map((notice) => noticeObject(report, positions, notice)),
    errors: report.errors.map((error) => errorObject(report, positions, error)),
    ...(by === 'framework' && { frameworks: coverageOf(report).map((coverage) => frameworkObject(report, positions, coverage)) }),
  };
}

function subjectObject(report: Report, positions: Positions, { subject, mode, controls }: SubjectResult): object {
  const { span } = subject.declaredAt;
  return {
    kind: subject.kind,
    name: subject.name,
    address: subject.address,
    format: subject.format,
    file: report.displayPath(span.file),
    line: positions.of(span)?.line ?? null,
    mode,
    variant: variantOf(report, subject),
    deployment: deploymentOf(report, subject),
    ...(subject.notes.length > 0 && { notes: subject.notes }),
    controls: controls.map((control) => controlObject(report, positions, control)),
  };
}

function controlObject(report: Report, positions: Positions, control: ControlResult): object {
  return {
    id: control.id,
    verdict: control.verdict,
    requirements: control.requirements.map((requirement) => requirementObject(report, positions, requirement)),
  };
}

function requirementObject(report: Report, positions: Positions, requirement: RequirementResult): object {
  const { span } = requirement.at;
  const position = positions.of(span);
  return {
    id: requirement.id,
    verdict: requirement.verdict,
    message: requirement.message,
    file: report.displayPath(span.file),
    line: position?.line ?? null,
    column: position?.column ?? null,
    endLine: position?.endLine ?? null,
    endColumn: position?.endColumn ?? null,
    trace: stepsOf(requirement.at).map((step) => {
      const line = positions.of(step)?.line;
      const text = line === undefined ? undefined : positions.line(step.file, line);
      return { file: report.displayPath(step.file), line: line ?? null, text: text?.trim() ?? '' };
    }),
    ...(requirement.advice.length > 0 && { advice: requirement.advice }),
    ...(requirement.suppression && { suppression: suppressionObject(requirement.suppression) }),
  };
}

function suppressionObject({ by, reason, until, verdict }: Suppression): object {
  return { by, reason, until: until ?? null, verdict };
}

function frameworkObject(report: Report, positions: Positions, { framework, name, items }: FrameworkCoverage): object {
  return {
    id: framework,
    name,
    items: items.map(({ id, status, controls, evidence }) => ({
      id,
      status,
      controls,
      evidence: evidence.map(({ result, control, requirement }) => ({
        subject: result.subject.address,
        name: result.subject.name,
        control: control.id,
        requirement: requirement.id,
        verdict: requirement.verdict,
        message: requirement.message,
        file: report.displayPath(requirement.at.span.file),
        line: positions.of(requirement.at.span)?.line ?? null,
      })),
    })),
  };
}

function noticeObject(report: Report, positions: Positions, { origin, message }: Notice): object {
  return { file: report.displayPath(origin.span.file), line: positions.of(origin.span)?.line ?? null, message };
}

function errorObject(report: Report, positions: Positions, { file, offset, message }: SourceError): object {
  const position = offset === undefined ? undefined : positions.of({ file, start: offset, end: offset });
  return { file: report.displayPath(file), line: position?.line ?? null, column: position?.column ?? null, message };
}
