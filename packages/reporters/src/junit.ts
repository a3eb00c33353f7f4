import { subjectIssues, type Issue } from './issues.js';
import { subjectName } from './naming.js';
import { Positions } from './positions.js';
import { sourcePathOf, type Report, type Reporter } from './report.js';

/**
 * JUnit XML: a suite for each subject, a case for each requirement. What is undecided, suppressed or does not apply is
 * skipped with its reason; files that could not be read are errors in a suite of their own.
 */
export const junit: Reporter = (report, { quiet }) => {
  const positions = new Positions(report.textOf);
  const suites = report.subjects.map((result) => {
    const issues = subjectIssues(report, result).filter(({ requirement }) => !quiet || requirement.verdict === 'fail');
    return suite(`${subjectName(result)} ${result.subject.address}`, issues.map((issue) => testCase(report, positions, issue)));
  });
  if (report.errors.length > 0) suites.push(suite('Not read', report.errors.map(({ file, message }) => erroneous(sourcePathOf(report, file), message))));
  const all = suites.flatMap(({ cases }) => cases);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="akslint"${counts(all)}>`,
    ...suites.flatMap(({ name, cases }) => [`  <testsuite name="${xml(name)}"${counts(cases)}>`, ...cases.flatMap(({ lines }) => lines.map((line) => `    ${line}`)), '  </testsuite>']),
    '</testsuites>',
    '',
  ].join('\n');
};

interface TestCase {
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly lines: readonly string[];
}

interface Suite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

function suite(name: string, cases: readonly TestCase[]): Suite {
  return { name, cases };
}

function testCase(report: Report, positions: Positions, issue: Issue): TestCase {
  const { requirement, control, rule, remedy } = issue;
  const file = sourcePathOf(report, requirement.at.span.file);
  const line = positions.of(requirement.at.span)?.line;
  const open = `<testcase classname="${xml(control.id)}" name="${xml(rule)}" file="${xml(file)}"${line === undefined ? '' : ` line="${line}"`}`;
  const place = line === undefined ? file : `${file}:${line}`;
  switch (requirement.verdict) {
    case 'pass':
      return { outcome: 'passed', lines: [`${open}/>`] };
    case 'fail': {
      const text = [requirement.message, place, ...(remedy === undefined ? [] : [`What to do: ${remedy}`])].join('\n');
      return { outcome: 'failure', lines: [`${open}>`, `  <failure type="${requirement.severity}" message="${xml(requirement.message)}">${xml(text)}</failure>`, '</testcase>'] };
    }
    case 'unknown':
      return skipped(open, `Undecided: ${requirement.message}`);
    case 'suppressed':
      return skipped(open, `Suppressed: ${requirement.suppression?.reason ?? requirement.message}`);
    case 'not-applicable':
      return skipped(open, requirement.message);
  }
}

function skipped(open: string, message: string): TestCase {
  return { outcome: 'skipped', lines: [`${open}>`, `  <skipped message="${xml(message)}"/>`, '</testcase>'] };
}

function erroneous(file: string, message: string): TestCase {
  return { outcome: 'error', lines: [`<testcase classname="files" name="${xml(file)}" file="${xml(file)}">`, `  <error message="${xml(message)}"/>`, '</testcase>'] };
}

function counts(cases: readonly TestCase[]): string {
  const count = (wanted: TestCase['outcome']): number => cases.filter(({ outcome }) => outcome === wanted).length;
  return ` tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

/** What XML 1.0 cannot hold at all, not even escaped. */
// eslint-disable-next-line no-control-regex
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function xml(text: string): string {
  return text
    .replace(impossible, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\r', '&#13;');
}
