import type { ControlResult, SubjectResult, Verdict } from '@akslint/engine';
import { subjectIssues } from '../issues.js';
import { formatWord, subjectName, verdictSign, verdictWord } from '../naming.js';
import { html, type Markup } from './markup.js';
import { issueAnchor, scrolling, type PageContext } from './page-context.js';

/** Subjects by controls; each cell leads to the first result that decides it. */
export function heatMap(context: PageContext): Markup {
  const { report } = context;
  const ids = report.catalogue.map(({ id }) => id).filter((id) => report.subjects.some(({ controls }) => controls.some((control) => control.id === id)));
  const heads = report.catalogue
    .filter(({ id }) => ids.includes(id))
    .map(({ id, title }) => html`<th scope="col"><b><span class="hidden-text">Control </span>${shortId(id)}</b> <span class="long">${title}</span></th>`);
  const rows = report.subjects.map(
    (result) => html`<tr><th scope="row">${rowHead(context, result)}</th>${ids.map((id) => cell(context, result, result.controls.find((control) => control.id === id)))}</tr>`,
  );
  const table = html`<table class="heat"><caption class="hidden-text">Verdict of each control on each cluster</caption><thead><tr><th scope="col">Cluster or resource</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
  return html`${scrolling('Verdicts by cluster and control', table)}${legend()}`;
}

function rowHead(context: PageContext, result: SubjectResult): Markup {
  const { subject, mode } = result;
  const facts = [formatWord(subject.format), ...(mode === null ? [] : [mode === 'unknown' ? 'mode not known' : mode]), ...(subject.variant === null ? [] : [subject.variant])];
  return html`<a href="#s${context.report.subjects.indexOf(result) + 1}">${subjectName(result)}</a><span class="where">${facts.join(' · ')}</span>`;
}

function cell(context: PageContext, result: SubjectResult, control: ControlResult | undefined): Markup {
  if (control === undefined) return html`<td><span class="cell not-applicable"><span class="hidden-text">not judged</span></span></td>`;
  const issues = subjectIssues(context.report, result).filter((issue) => issue.control === control);
  const first = issues.find(({ requirement }) => requirement.verdict === control.verdict) ?? issues[0];
  const failing = issues.filter(({ requirement }) => requirement.verdict === control.verdict).length;
  const word = `${control.id}: ${verdictWord(control.verdict)}${control.verdict === 'fail' || control.verdict === 'unknown' ? ` (${failing})` : ''}`;
  if (first === undefined) return html`<td></td>`;
  return html`<td><a class="${control.verdict}" href="#${issueAnchor(context, first)}" title="${word}"><span aria-hidden="true">${verdictSign(control.verdict)}</span><span class="hidden-text">${word}</span></a></td>`;
}

function legend(): Markup {
  const verdicts: readonly Verdict[] = ['fail', 'unknown', 'pass', 'suppressed', 'not-applicable'];
  return html`<ul class="legend">${verdicts.map((verdict) => html`<li><span class="badge ${verdict}" aria-hidden="true">${verdictSign(verdict)}</span> ${verdictWord(verdict)}</li>`)}</ul>`;
}

function shortId(id: string): string {
  return id.replace(/^azure-k8s-/, '');
}
