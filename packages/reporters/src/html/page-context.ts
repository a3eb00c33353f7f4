import type { Verdict } from '@akslint/engine';
import type { Span } from '@akslint/model';
import type { Issue } from '../issues.js';
import { verdictSign, verdictWord } from '../naming.js';
import type { Positions } from '../positions.js';
import type { Report } from '../report.js';
import { html, type Markup } from './markup.js';

/** What every part of the page needs. */
export interface PageContext {
  readonly report: Report;
  readonly positions: Positions;
}

/** The anchor of a subject's section; made of numbers, since names may hold anything. */
export function subjectAnchor({ report }: PageContext, issue: Pick<Issue, 'result'>): string {
  return `s${report.subjects.indexOf(issue.result) + 1}`;
}

/** The anchor of one result. */
export function issueAnchor(context: PageContext, issue: Issue): string {
  return `${subjectAnchor(context, issue)}-${issue.control.id}-${issue.requirement.id}`;
}

/** `main.tf:12`, as the user knows the path. */
export function placeText({ report, positions }: PageContext, span: Span): string {
  const line = positions.of(span)?.line;
  const path = report.displayPath(span.file);
  return line === undefined ? path : `${path}:${line}`;
}

/** A verdict as a sign for the eye and a word for the ear. */
export function sign(verdict: Verdict): Markup {
  return html`<span class="sign" aria-hidden="true">${verdictSign(verdict)}</span><span class="hidden-text">${verdictWord(verdict)}: </span>`;
}

/** A table that scrolls by itself when the page is too narrow, by keyboard too. */
export function scrolling(label: string, table: Markup): Markup {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`;
}
