import { enumerated } from '@akslint/engine';
import { counted, severityOrder, subjectCount } from './naming.js';
import { issuesOf } from './issues.js';
import { controls } from './html/controls.js';
import { coverage } from './html/coverage.js';
import { findings } from './html/findings.js';
import { heatMap } from './html/heat-map.js';
import { html as markup, inertJson, raw, type Markup } from './html/markup.js';
import { placeText, type PageContext } from './html/page-context.js';
import { script } from './html/script.js';
import { sha256 } from './html/sha256.js';
import { style } from './html/style.js';
import { jsonDocument } from './json.js';
import { Positions } from './positions.js';
import { tally, type Report, type Reporter } from './report.js';

/**
 * One file that is opened offline. It holds its style, script and data; the policy in it forbids anything else, so
 * nothing is loaded from anywhere and nothing that stands in the judged files can run.
 */
export const html: Reporter = (report, { by = 'subject' }) => {
  const context: PageContext = { report, positions: new Positions(report.textOf) };
  const policy = `default-src 'none'; style-src 'sha256-${sha256(style)}'; script-src 'sha256-${sha256(script)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>AKS hardening: ${summaryText(report)}</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#results">Skip to the results</a>
<div class="page">
${head(report)}
<main>
${parts(context, by).map(({ id, title, body }) => markup`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${body}
</section>
`)}</main>
<footer>akslint ${report.version}. What is judged is the code that was scanned, not what runs in Azure.</footer>
</div>
<script type="application/json" id="report-data">${inertJson(jsonDocument(report, by))}</script>
<script>${raw(script)}</script>
</body>
</html>
`;
  return page.text;
};

interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

function parts(context: PageContext, by: 'subject' | 'framework'): readonly Part[] {
  const overview: Part = { id: 'overview', title: 'Clusters and controls', body: heatMap(context) };
  const frameworks: Part = { id: 'frameworks', title: 'Frameworks', body: coverage(context, by === 'framework') };
  const results: Part = { id: 'results', title: 'Results', body: findings(context) };
  const about: Part = { id: 'controls', title: 'The controls', body: controls(context) };
  const first = by === 'framework' ? [frameworks, overview, results] : [overview, results, frameworks];
  if (context.report.subjects.length === 0) return [...trouble(context), about];
  return [...trouble(context), ...first, ...notices(context), about];
}

function head(report: Report): Markup {
  const { fail, unknown, pass, suppressed, notApplicable } = tally(report.subjects);
  const tile = (tone: string, count: number, word: string): Markup => markup`<li class="tile ${tone}"><b>${count}</b><span>${word}</span></li>`;
  const tiles = [
    tile('fail', fail, 'controls failed'),
    tile('unknown', unknown, 'undecided'),
    tile('pass', pass, 'passed'),
    ...(suppressed > 0 ? [tile('suppressed', suppressed, 'suppressed')] : []),
    ...(notApplicable > 0 ? [tile('not-applicable', notApplicable, 'not applicable')] : []),
  ];
  const links = report.subjects.length === 0 ? [] : [['overview', 'Clusters and controls'], ['results', 'Results'], ['frameworks', 'Frameworks'], ['controls', 'The controls']];
  return markup`<header class="top"><div><h1>AKS hardening report</h1><p class="soft">${report.subjects.length === 0 ? 'Nothing was judged' : subjectCount(report.subjects)} in ${counted(report.files, 'file')}${bySeverity(report)}</p></div>
<div class="tools" data-script hidden><button type="button" id="save">Save the data (JSON)</button><button type="button" id="theme">Theme</button></div></header>
<ul class="tiles" aria-label="How the controls came out">${tiles}</ul>
<nav class="jump" aria-label="Parts of this report"><ul>${links.map(([id = '', title = '']) => markup`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>`;
}

/** `; failing requirements: 2 critical and 4 high`. */
function bySeverity(report: Report): string {
  const failing = issuesOf(report, ['fail']);
  const counts = severityOrder.flatMap((severity) => {
    const count = failing.filter(({ requirement }) => requirement.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return counts.length === 0 ? '' : `; failing requirements: ${enumerated(counts)}`;
}

function trouble(context: PageContext): readonly Part[] {
  const { errors } = context.report;
  if (errors.length === 0) return [];
  const lines = errors.map(({ file, offset, message }) => {
    const place = offset === undefined ? context.report.displayPath(file) : placeText(context, { file, start: offset, end: offset });
    return markup`<li><code>${place}</code>: ${message}</li>`;
  });
  return [{ id: 'errors', title: 'Not read', body: markup`<p>What stands in these files is not part of the verdicts.</p><ul class="plain">${lines}</ul>` }];
}

function notices(context: PageContext): readonly Part[] {
  const { notices: all } = context.report;
  if (all.length === 0) return [];
  const lines = all.map(({ origin, message }) => markup`<li><code>${placeText(context, origin.span)}</code>: ${message}</li>`);
  return [{ id: 'notices', title: 'Notices', body: markup`<ul class="plain">${lines}</ul>` }];
}

function summaryText(report: Report): string {
  const { fail, unknown, pass } = tally(report.subjects);
  return `${fail} failed, ${unknown} undecided, ${pass} passed`;
}
