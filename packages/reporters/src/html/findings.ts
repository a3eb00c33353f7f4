import { closest, dialectsOf, languageOf, type Dialect, type Guide, type Sample, type SubjectResult, type Verdict } from '@akslint/engine';
import { stepsOf } from '@akslint/model';
import { subjectIssues, type Issue } from '../issues.js';
import { formatWord, severityOrder, subjectName, verdictWord } from '../naming.js';
import { rootModuleOf, variantOf } from '../report.js';
import { sourceFrame } from '../source-frame.js';
import { html, type Markup } from './markup.js';
import { issueAnchor, placeText, sign, subjectAnchor, type PageContext } from './page-context.js';

const verdicts: readonly Verdict[] = ['fail', 'unknown', 'suppressed', 'pass', 'not-applicable'];
/** What is shown until somebody asks for more. */
const shownFirst: readonly Verdict[] = ['fail', 'unknown', 'suppressed', 'pass'];

/** The filter, and every result of every subject with its code, trace and remedy. */
export function findings(context: PageContext): Markup {
  return html`${filter(context)}<p class="count" id="count" role="status" data-script hidden></p>${context.report.subjects.map((result) => section(context, result))}`;
}

function filter({ report }: PageContext): Markup {
  const boxes = verdicts.map(
    (verdict) => html`<label><input type="checkbox" value="${verdict}"${shownFirst.includes(verdict) && html` checked`}> ${verdictWord(verdict)}</label>`,
  );
  const controls = report.catalogue.map(({ id, title }) => html`<option value="${id}">${id.replace(/^azure-k8s-/, '')} ${title}</option>`);
  const subjects = report.subjects.map((result, index) => html`<option value="s${index + 1}">${subjectName(result)} (${result.subject.address})</option>`);
  return html`<form class="filter" role="search" aria-label="Filter the results" data-script hidden autocomplete="off">
<div class="grow"><label for="search">Search</label><input type="search" id="search" placeholder="words in messages, paths, names"></div>
<div><label for="subject">Cluster or resource</label><select id="subject"><option value="">all</option>${subjects}</select></div>
<div><label for="control">Control</label><select id="control"><option value="">all</option>${controls}</select></div>
<div><label for="severity">Severity</label><select id="severity"><option value="">all</option>${severityOrder.map((severity) => html`<option>${severity}</option>`)}</select></div>
<fieldset id="verdicts"><legend>Verdict</legend>${boxes}</fieldset>
<div class="tools"><button type="button" id="open-all">Open or close all</button><button type="button" id="reset">Reset</button></div>
</form>`;
}

function section(context: PageContext, result: SubjectResult): Markup {
  const { report } = context;
  const { subject, mode } = result;
  const rootModule = rootModuleOf(report, subject);
  const variant = variantOf(report, subject);
  const facts = [
    formatWord(subject.format),
    ...(mode === null ? [] : [mode === 'unknown' ? 'mode not known' : mode]),
    ...(variant === null ? [] : [variant]),
    ...(rootModule === undefined ? [] : [`root module ${rootModule}`]),
  ];
  const issues = [...subjectIssues(report, result)].sort((left, right) => order(left) - order(right));
  const anchor = subjectAnchor(context, { result });
  return html`<section class="subject" id="${anchor}" aria-labelledby="${anchor}-name" data-text="${subjectName(result)} ${subject.address} ${facts.join(' ')}">
<div class="head"><h3 id="${anchor}-name">${subjectName(result)}</h3><code>${subject.address}</code><span class="soft small">${placeText(context, subject.declaredAt.span)} · ${facts.join(' · ')}</span></div>
${subject.notes.map((note) => html`<p class="soft small">Note: ${note}</p>`)}
${issues.map((issue) => requirement(context, issue))}
</section>`;
}

/** Failures by severity, then what is undecided, and so on; the order of controls within. */
function order({ requirement }: Issue): number {
  return verdicts.indexOf(requirement.verdict) * 10 + (requirement.verdict === 'fail' ? severityOrder.indexOf(requirement.severity) : 0);
}

function requirement(context: PageContext, issue: Issue): Markup {
  const { requirement, control, entry, words } = issue;
  const { verdict, severity } = requirement;
  const name = words?.title ?? requirement.id;
  return html`<details class="req ${verdict}" id="${issueAnchor(context, issue)}" data-verdict="${verdict}" data-severity="${severity}" data-control="${control.id}">
<summary>${sign(verdict)}<span class="id">${name} <span class="of">${control.id}/${requirement.id}</span></span><span class="severity ${verdict === 'fail' ? severity : ''}">${severity}</span><span class="message">${requirement.message}</span></summary>
<div class="body"><div class="place">${verdict === 'fail' ? 'Decided at' : 'At'} <code>${placeText(context, requirement.at.span)}</code></div>
${verdict === 'not-applicable' ? undefined : frame(context, issue)}${trace(context, issue)}${decides(issue)}${remedy(issue)}${suppression(issue)}${advice(issue)}${example(context, issue)}
${entry && html`<p class="small"><a href="#about-${entry.id}">About ${entry.id}: ${entry.title}</a></p>`}</div></details>
`;
}

function frame({ report, positions }: PageContext, { requirement }: Issue): Markup | undefined {
  const { span } = requirement.at;
  const lines = sourceFrame(positions, span);
  if (lines.length === 0) return undefined;
  const rows = lines.map(({ number, before, marked, after }) => {
    const text = marked === '' ? html`${before}${after}` : html`${before}<mark>${marked}</mark>${after}`;
    return html`<span class="row${marked === '' ? '' : ' at'}"><span class="no" aria-hidden="true">${number}</span>${text}</span>`;
  });
  return html`<div class="frame" role="region" aria-label="Code of ${report.displayPath(span.file)}" tabindex="0"><code>${rows}</code></div>`;
}

function trace(context: PageContext, { requirement }: Issue): Markup | undefined {
  const steps = stepsOf(requirement.at).toReversed();
  if (steps.length === 0) return undefined;
  const lines = steps.map((step) => {
    const line = context.positions.of(step)?.line;
    const text = line === undefined ? '' : (context.positions.line(step.file, line)?.trim() ?? '').slice(0, 240);
    return html`<li><code>${placeText(context, step)}</code> <code class="soft">${text}</code></li>`;
  });
  return html`<h4>The way from there to the cluster</h4><ol class="trace">${lines}</ol>`;
}

function decides({ requirement }: Issue): Markup | undefined {
  const reasons = requirement.undecided ?? [];
  if (reasons.length === 0) return undefined;
  const lines = reasons.map(({ text, remedy }) => html`<li>${text}${remedy !== undefined && html`: ${remedy}`}</li>`);
  return html`<div class="decide"><b>What would decide it</b><ul class="plain">${lines}</ul></div>`;
}

function remedy({ requirement, remedy: text }: Issue): Markup | undefined {
  const wants = requirement.verdict === 'fail' || requirement.suppression?.verdict === 'fail';
  return wants && text !== undefined ? html`<div class="remedy"><b>What to do:</b> ${text}</div>` : undefined;
}

function suppression({ requirement: { suppression: one } }: Issue): Markup | undefined {
  if (one === undefined) return undefined;
  const until = one.until === undefined ? '' : ` (until ${one.until})`;
  return html`<div class="advice"><b>Suppressed</b> by the ${one.by}: ${one.reason}${until}. Without it: ${verdictWord(one.verdict)}.</div>`;
}

function advice({ requirement }: Issue): Markup | undefined {
  if (requirement.advice.length === 0) return undefined;
  return html`<div class="advice"><b>Advice</b>${requirement.advice.map((text) => html`<p>${text}</p>`)}</div>`;
}

/** Where the control's samples in the subject's own language stand; they are in the page once. */
function example({ report }: PageContext, issue: Issue): Markup | undefined {
  if (issue.requirement.verdict !== 'fail') return undefined;
  const guide = report.guides?.find(({ id }) => id === issue.control.id);
  if (guide === undefined) return undefined;
  const byDialect: Partial<Record<Dialect, Sample[]>> = {};
  for (const sample of guide.samples) (byDialect[sample.dialect] ??= []).push(sample);
  const samples = closest(byDialect, dialectsOf(issue.result.subject)) ?? [];
  if (samples.length === 0) return undefined;
  return html`<p class="small">Example: ${samples.map((sample, index) => html`${index > 0 && ', '}<a href="#${sampleAnchor(guide, sample)}">${sample.title}</a>`)}</p>`;
}

/** The anchor of a sample. */
export function sampleAnchor({ id }: Pick<Guide, 'id'>, { file }: Sample): string {
  return `sample-${id}-${file.replace('.', '-')}`;
}

/** A sample's code. */
export function codeBlock(sample: Sample): Markup {
  return html`<pre class="sample" tabindex="0"><code class="language-${languageOf(sample)}">${sample.code.trimEnd()}</code></pre>`;
}
