import { countItems, coverageOf, extentOf, itemStatuses, statusWord, verdictOfStatus, type FrameworkCoverage, type FrameworkItem } from '../compliance.js';
import { subjectName, verdictSign, verdictWord } from '../naming.js';
import { html, type Markup } from './markup.js';
import { issueAnchor, placeText, scrolling, type PageContext } from './page-context.js';

/** What decides stands first, so what is left out of a long list of evidence is the least of it. */
const mostEvidence = 100;

/** How the scan stands by each framework, item by item, with the evidence. */
export function coverage(context: PageContext, isOpen: boolean): Markup {
  const all = coverageOf(context.report);
  return html`<p class="soft small">An item is <b>met</b> when everything that applies to its controls passes, <b>open</b> when something fails, <b>undecided</b> when the code does not tell, <b>excepted</b> when somebody suppressed what would fail, <b>not judged</b> when a control was left out of the run. Only what AKS code can show counts here; no item is met by it alone.</p>
${all.map((one) => framework(context, one, isOpen))}`;
}

function framework(context: PageContext, one: FrameworkCoverage, isOpen: boolean): Markup {
  const present = itemStatuses.filter((status) => countItems(one, status) > 0);
  const numbers = present.map((status) => `${countItems(one, status)} ${statusWord(status)}`).join(' · ');
  const segments = present.flatMap((status) => one.items.filter((item) => item.status === status).map(() => html`<span class="${verdictOfStatus(status)}"></span>`));
  const rows = one.items.map((item) => row(context, one, item));
  const table = html`<table><thead><tr><th scope="col">Item</th><th scope="col">Stands</th><th scope="col">Controls</th><th scope="col">Evidence</th></tr></thead><tbody>${rows}</tbody></table>`;
  return html`<details class="framework"${isOpen && html` open`}><summary><span class="name">${one.name}</span><span class="bar" aria-hidden="true">${segments}</span><span class="numbers">${numbers}</span></summary>${scrolling(one.name, table)}</details>`;
}

function row(context: PageContext, { framework }: FrameworkCoverage, item: FrameworkItem): Markup {
  const { id, status, controls, evidence } = item;
  const { concerned, all } = extentOf(item);
  const left = evidence.length - mostEvidence;
  const lines = evidence.slice(0, mostEvidence).map(
    (issue) =>
      html`<li class="${issue.requirement.verdict}"><span class="sign" aria-hidden="true">${verdictSign(issue.requirement.verdict)}</span><span class="hidden-text">${verdictWord(issue.requirement.verdict)}: </span><a href="#${issueAnchor(context, issue)}">${issue.rule}</a> ${subjectName(issue.result)}${issue.requirement.verdict !== 'pass' && html`: ${issue.requirement.message}`} <code class="soft">${placeText(context, issue.requirement.at.span)}</code></li>`,
  );
  const few = lines.slice(0, 3);
  const more = lines.slice(3);
  const list = html`<ul class="evidence">${few}</ul>${more.length > 0 && html`<details class="more"><summary>${more.length + Math.max(0, left)} more</summary><ul class="evidence">${more}</ul>${left > 0 && html`<p class="soft">${left} more are not listed here; the forms markdown and json list all.</p>`}</details>`}`;
  return html`<tr class="item" id="${framework}-${id}"><th scope="row">${id}</th><td><span class="badge ${verdictOfStatus(status)}"><span aria-hidden="true">${verdictSign(verdictOfStatus(status))} </span>${statusWord(status)}</span>${all > 1 && status !== 'met' && concerned > 0 && html`<span class="extent">in ${concerned} of ${all}</span>`}</td><td>${controls.map((control) => html`<a href="#about-${control}">${control}</a> `)}</td><td>${lines.length === 0 ? 'Nothing in this scan is concerned.' : list}</td></tr>`;
}
