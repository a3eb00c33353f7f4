import { describe, expect, it } from 'vitest';
import { coverageOf, extentOf } from './compliance.js';
import { explain } from './explain.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { isReporterName, loadReporter, reporterNames } from './reporters.js';
import { ruleJson, ruleTable } from './rule-list.js';
import { sourceFrame } from './source-frame.js';
import { Positions } from './positions.js';
import { stylish } from './stylish.js';
import { unix } from './unix.js';
import { hostile, reportWith, suppressed } from './testing/cases.js';
import { at, requirement, sampleReport } from './testing/sample-report.js';

const plain = { colour: false, width: 80, quiet: false };
const failing = (id: string, more = {}) => requirement(id, { verdict: 'fail', ...more });

describe('every form', () => {
  it('is found by its name', () => {
    expect(reporterNames).toEqual(['stylish', 'json', 'sarif', 'junit', 'unix', 'github', 'gitlab', 'markdown', 'html']);
    expect(isReporterName('html')).toBe(true);
    expect(isReporterName('constructor')).toBe(false);
  });

  it.each(reporterNames)('%s gives the same bytes for the same report, ending with a line break', async (name) => {
    const reporter = await loadReporter(name);
    const text = reporter(sampleReport, plain);
    expect(reporter(sampleReport, plain)).toBe(text);
    expect(text.endsWith('\n')).toBe(true);
  });
});

describe('the report for people', () => {
  it('is short when quiet: what fails and where, without code', () => {
    expect(stylish(sampleReport, { ...plain, quiet: true }).split('\n').slice(0, 4)).toEqual([
      'Defender plan plan  azurerm_security_center_subscription_pricing.x',
      '  ✖ azure-k8s-01/private-cluster  critical  infra/prod.tfvars:2:11',
      '    The API server is open: private is false.',
      '',
    ]);
  });

  it('names every requirement when verbose', () => {
    const text = stylish(sampleReport, { ...plain, verbose: true });
    expect(text).toContain('  Passed\n  ✔ azure-k8s-02/oidc-issuer  infra/main.tf:3\n    Fine: oidc-issuer.\n');
    expect(text).toContain('  Not applicable\n  – azure-k8s-01/public-fqdn  infra/main.tf:3\n    Does not apply: public.\n');
  });

  it('says who suppressed what, and until when', () => {
    expect(stylish(reportWith([suppressed]), plain)).toContain('  Suppressed\n  ⊘ azure-k8s-01/private-cluster  infra/main.tf:3\n    agreed with the <auditor> (until 2027-01-31)\n');
  });
});

describe('JUnit', () => {
  it('has a case for each requirement, and counts that agree', () => {
    const text = junit(sampleReport, plain);
    expect(text.split('\n').slice(0, 3)).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<testsuites name="akslint" tests="7" failures="1" errors="2" skipped="3">',
      '  <testsuite name="Defender plan plan azurerm_security_center_subscription_pricing.x" tests="5" failures="1" errors="0" skipped="3">',
    ]);
    expect(text).toContain('<testcase classname="azure-k8s-01" name="azure-k8s-01/private-cluster" file="infra/prod.tfvars" line="2">');
    expect(text).toContain('<skipped message="Undecided: Cannot tell."/>');
    expect(text).toContain('<error message="It cannot be read."/>');
  });

  it('escapes, and replaces what XML cannot hold', () => {
    const text = junit(reportWith([failing('x', { message: `${hostile}\u0000\ud800` })]), plain);
    expect(text).not.toContain('<img');
    // eslint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0008\u001b\ud800]/);
    expect(text).toContain('&lt;/script&gt;');
  });

  it('has the reason of what is suppressed, and only failures when quiet', () => {
    expect(junit(reportWith([suppressed]), plain)).toContain('<skipped message="Suppressed: agreed with the &lt;auditor&gt;"/>');
    expect(junit(reportWith([suppressed]), { ...plain, quiet: true })).toContain('tests="0"');
  });
});

describe('unix', () => {
  const lines = (...parameters: Parameters<typeof reportWith>) => unix(reportWith(...parameters), plain).split('\n');

  it('has a line for each finding, in the order of files and lines', () => {
    const reported = lines([failing('b', { severity: 'medium' }), failing('c', { severity: 'low', at: at('prod.tfvars', 'false') }), requirement('d', { verdict: 'unknown' }), failing('a', { severity: 'critical', at: at('main.tf', 'variable') })]);
    expect(reported).toEqual([
      'infra/main.tf:1:1: error: Defender plan plan: Fine: a. [azure-k8s-01/a]',
      'infra/main.tf:3:1: warning: Defender plan plan: Fine: b. [azure-k8s-01/b]',
      'infra/main.tf:3:1: note: Defender plan plan: Fine: d. [azure-k8s-01/d]',
      'infra/prod.tfvars:2:11: warning: Defender plan plan: Fine: c. [azure-k8s-01/c]',
      '',
    ]);
  });

  it('has files that cannot be read, at the line if it is known', () => {
    const errors = [{ file: 'prod.tfvars', offset: 20, message: 'An expression is missing.' }, { file: 'gone.tf', message: 'It cannot be read.' }];
    expect(lines([], { errors })).toEqual([
      'infra/gone.tf:1:1: error: akslint cannot read this file: It cannot be read. [unreadable]',
      'infra/prod.tfvars:2:14: error: akslint cannot read this file: An expression is missing. [unreadable]',
      '',
    ]);
  });

  it('says equal things once, nothing where nothing was found, and only failures when quiet', () => {
    expect(lines([failing('x'), failing('x')])).toHaveLength(2);
    expect(unix(reportWith([requirement('x')]), plain)).toBe('');
    expect(unix(reportWith([requirement('x', { verdict: 'unknown' }), suppressed]), { ...plain, quiet: true })).toBe('');
  });

  it('stays in one line whatever stands in a file or its name', () => {
    const [first, ...others] = lines([failing('x', { message: hostile })], { displayPath: () => 'a\n::stop' });
    expect(others).toEqual(['']);
    expect(first).toContain('a ::stop:3:1: error: ');
    expect(first).toContain('\\u{1b}[2J');
  });
});

describe('GitHub annotations', () => {
  it('name file, lines and columns, the worst first', () => {
    const lines = github(reportWith([failing('b', { severity: 'medium' }), failing('private-cluster', { severity: 'critical', at: at('prod.tfvars', 'false') }), requirement('c', { verdict: 'unknown' })]), plain).split('\n');
    expect(lines[0]).toBe(
      '::error file=infra/prod.tfvars,line=2,endLine=2,col=11,endColumn=16,title=azure-k8s-01/private-cluster (critical)::Defender plan plan (azurerm_security_center_subscription_pricing.x)%0AFine: private-cluster.%0A→ set private_cluster_enabled = true',
    );
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['::error', '::warning', '::notice', '']);
  });

  it('stay within what GitHub shows, and say what is left out', () => {
    const many = Array.from({ length: 25 }, (_, index) => failing(`x${index}`, { severity: index < 12 ? 'high' : index === 24 ? 'critical' : 'low' }));
    const lines = github(reportWith(many), plain).trim().split('\n');
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(lines[0]).toContain('x24');
    expect(lines.filter((line) => line.startsWith('::notice'))).toHaveLength(10);
    expect(lines.at(-1)).toBe('akslint: 5 more findings without an annotation, since GitHub shows 10 of a level; the other forms of report have all.');
  });

  it('let nothing from a file be a command or a property', () => {
    const text = github(reportWith([failing('x', { message: hostile })], { displayPath: () => 'a,b:c%\n::stop' }), plain);
    expect(text.split('\n').filter((line) => line.startsWith('::'))).toHaveLength(1);
    expect(text).toContain('file=a%2Cb%3Ac%25%0A%3A%3Astop,');
  });

  it('put columns only on what stands in one line, and nothing on what cannot be read', () => {
    const spanning = { span: { file: 'main.tf', start: 0, end: 60 }, via: undefined };
    expect(github(reportWith([failing('x', { at: spanning })]), plain)).toMatch(/^::error file=infra\/main.tf,line=1,endLine=3,title=/);
    expect(github(reportWith([], { errors: [{ file: 'gone.tf', message: 'It cannot be read.' }] }), plain)).toBe('::error file=infra/gone.tf,title=akslint cannot read this file::It cannot be read.\n');
  });
});

describe('GitLab code quality', () => {
  it('has an entry for each finding with a fingerprint of its own', () => {
    const report = reportWith([failing('x', { severity: 'critical' }), failing('x', { severity: 'medium' }), requirement('y', { verdict: 'unknown' }), failing('z', { severity: 'low' })]);
    const entries: { check_name: string; severity: string; fingerprint: string; location: { path: string; lines: { begin: number } } }[] = JSON.parse(gitlab(report, plain));
    expect(entries.map(({ severity }) => severity)).toEqual(['blocker', 'major', 'minor', 'info']);
    expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(4);
    expect(entries[0]).toMatchObject({ check_name: 'azure-k8s-01/x', location: { path: 'infra/main.tf', lines: { begin: 3 } } });
  });
});

describe('Markdown', () => {
  it('shows failures with code, what is undecided and advice in tables and lists', () => {
    const text = markdown(sampleReport, plain);
    expect(text).toContain('| **Defender plan plan**<br>`azurerm_security_center_subscription_pricing.x` | ✖ | ✔ | ? |');
    expect(text).toContain('### ✖ `azure-k8s-01/private-cluster` · critical\n\nDefender plan plan: The API server is open: private is false.\n\n→ set private_cluster_enabled = true\n\n`infra/prod.tfvars:2`');
    expect(text).toContain('›    2 │ private = false');
    expect(text).toContain('- used by `infra/main.tf:4`');
    expect(text).toContain('- `infra/gone.tf`: It cannot be read.');
  });

  it('says first what the reader must know', () => {
    expect(markdown({ ...sampleReport, remarks: ['Only a <part> is reported.', 'Look twice.'] }, plain)).toContain('files).\n\nOnly a &lt;part&gt; is reported.\n\nLook twice.\n\n|');
  });

  it('takes text from files for text', () => {
    const text = markdown(reportWith([failing('x', { message: hostile })], { displayPath: () => 'a`b|c' }, { name: '<b>@team #1 _x_', address: '`' }), plain);
    expect(text).not.toMatch(/<img|<b>|<\/script>/);
    expect(text).toContain('&lt;b&gt;&#64;team &#35;1 \\_x\\_');
    expect(text).toContain('`` a`b\\|c:3 ``');
    expect(text).toContain('\\[x\\](javascript:alert(1))');
  });

  it('stays below a megabyte and says what is missing', () => {
    const many = Array.from({ length: 8000 }, (_, index) => failing(`x${index}`, { message: 'ä漢😀'.repeat(20) }));
    const text = markdown(reportWith(many), plain);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024);
    expect(text).toMatch(/_\d+ more parts left out: a job summary holds 1 MiB\. The other forms of report have everything\._\n$/);
  });

  it('lists what is suppressed with its reason, and only failures when quiet', () => {
    expect(markdown(reportWith([suppressed]), plain)).toContain('agreed with the &lt;auditor&gt; (until 2027-01-31)');
    expect(markdown(reportWith([suppressed, requirement('u', { verdict: 'unknown' })]), { ...plain, quiet: true })).not.toMatch(/Suppressed|Undecided/);
    expect(markdown(reportWith([], { subjects: [] }), plain)).toContain('Nothing was judged.');
  });
});

describe('coverage of frameworks', () => {
  const [entry] = sampleReport.catalogue;
  const mapped = (nist: string, ...ids: readonly string[]) => {
    const requirements = Object.fromEntries(ids.map((id) => [id, Object.values(entry!.requirements)[0]!]));
    return [{ ...entry!, requirements, mappings: { ...entry!.mappings, nist80053: nist } }];
  };
  const statusOf = (...verdicts: readonly ('pass' | 'fail' | 'unknown' | 'not-applicable' | 'suppressed')[]) =>
    coverageOf(reportWith(verdicts.map((verdict, index) => requirement(`r${index}`, { verdict })), { catalogue: mapped('AC-2', 'r0') }))[0]?.items[0]?.status;

  it('is open by any failure, else undecided, else excepted, else met', () => {
    expect([statusOf('pass', 'fail', 'unknown'), statusOf('pass', 'unknown', 'suppressed'), statusOf('pass', 'suppressed'), statusOf('pass', 'not-applicable'), statusOf('not-applicable')]).toEqual([
      'open', 'unknown', 'excepted', 'met', 'not-applicable',
    ]);
  });

  it('is met only when nothing was left out of the run', () => {
    const report = (verdict: 'pass' | 'fail') => reportWith([requirement('a', { verdict })], { catalogue: mapped('AC-2', 'a', 'left-out') });
    expect([coverageOf(report('pass'))[0]?.items[0]?.status, coverageOf(report('fail'))[0]?.items[0]?.status]).toEqual(['not-judged', 'open']);
  });

  it('orders items by their numbers, and leaves out frameworks that say nothing', () => {
    const [only, ...others] = coverageOf({ ...sampleReport, catalogue: mapped('A.5.15; A.5.9; AC-2; A.5.9') });
    expect(only?.items.map(({ id }) => id)).toEqual(['A.5.9', 'A.5.15', 'AC-2']);
    expect(others).toEqual([]);
  });

  it('puts what decides first and says on how many subjects it rests', () => {
    const item = coverageOf(reportWith([requirement('a'), failing('b')], { catalogue: mapped('AC-2') }))[0]!.items[0]!;
    expect(item.evidence.map(({ requirement: { id } }) => id)).toEqual(['b', 'a']);
    expect(extentOf(item)).toEqual({ concerned: 1, all: 1 });
  });

  it('stands in Markdown and JSON with file and line', () => {
    const report = reportWith([failing('b')], { catalogue: mapped('AC-2') });
    expect(markdown(report, { ...plain, by: 'framework' })).toContain('| ✖ | AC-2 | open | azure-k8s-01 | ✖ Defender plan plan: Fine: b. `infra/main.tf:3` |');
    expect(JSON.parse(json(report, { ...plain, by: 'framework' })).frameworks).toEqual([
      {
        id: 'nist80053', name: 'NIST SP 800-53 rev. 5',
        items: [{
          id: 'AC-2', status: 'open', controls: ['azure-k8s-01'],
          evidence: [{ subject: 'azurerm_security_center_subscription_pricing.x', name: 'plan', control: 'azure-k8s-01', requirement: 'b', verdict: 'fail', message: 'Fine: b.', file: 'infra/main.tf', line: 3 }],
        }],
      },
    ]);
    expect(JSON.parse(json(report, plain))).not.toHaveProperty('frameworks');
  });
});

describe('JSON', () => {
  it('has the suppression of what is suppressed', () => {
    expect(JSON.parse(json(reportWith([suppressed]), plain)).subjects[0].controls[0].requirements[0].suppression).toEqual({ by: 'source', reason: 'agreed with the <auditor>', until: '2027-01-31', verdict: 'fail' });
  });
});

describe('a frame of source', () => {
  const frame = (text: string, start: number, end: number) => sourceFrame(new Positions((file) => (file === 'x' ? text : undefined)), { file: 'x', start, end });

  it('marks what decides over several lines, with a neighbour on each side', () => {
    expect(frame('a\nb = [\n  1,\n]\nc', 6, 14)).toEqual([
      { number: 1, before: 'a', marked: '', after: '' },
      { number: 2, before: 'b = ', marked: '[', after: '' },
      { number: 3, before: '  ', marked: '1,', after: '' },
      { number: 4, before: '', marked: ']', after: '' },
      { number: 5, before: 'c', marked: '', after: '' },
    ]);
  });

  it('cuts a line that holds a whole file, and shows nothing of what cannot be read', () => {
    const [line] = frame(`${'a'.repeat(9000)}MARK${'b'.repeat(9000)}`, 9000, 9004);
    expect(line).toMatchObject({ marked: 'MARK' });
    expect(`${line?.before}${line?.after}`.length).toBeLessThan(260);
    expect(sourceFrame(new Positions(() => undefined), { file: 'x', start: 0, end: 1 })).toEqual([]);
  });
});

describe('what is told about controls', () => {
  const [entry] = sampleReport.catalogue;

  it('lists the controls for people and programs', () => {
    expect(ruleTable(sampleReport.catalogue, plain)).toContain('azure-k8s-01  high      Title  private-api-server\n  private-cluster          high      t\n');
    expect(JSON.parse(ruleJson(sampleReport.catalogue))[0]).toMatchObject({ id: 'azure-k8s-01', requirements: [{ id: 'private-cluster', title: 't', severity: 'high', passesWhen: 'h' }] });
  });

  it('explains a control without its guide, too', () => {
    const text = explain({ entry: entry!, guide: undefined, requirements: ['private-cluster'], dialects: undefined }, plain);
    expect(text).toContain('    → Terraform (azurerm): set private_cluster_enabled = true\n');
    expect(text).not.toContain('References');
  });
});
