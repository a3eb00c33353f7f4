import type { CommentedBlock, SourceComment, Span } from '@akslint/model';
import { nearestWord } from '@akslint/model';

/** What part of a file a suppression is about. */
export type Scope = 'line' | 'next-line' | 'block' | 'file';

/** One line of a comment that suppresses something. */
export interface Directive {
  readonly scope: Scope;
  /** As written. */
  readonly ids: readonly string[];
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until?: string;
  readonly span: Span;
  /** The comment that it stands in. */
  readonly comment: Span;
  readonly block?: CommentedBlock;
}

/** A line that was meant to suppress something and does not. */
export interface Mistake {
  readonly span: Span;
  readonly message: string;
}

const scopes: Readonly<Record<string, Scope>> = {
  'akslint-disable-line': 'line',
  'akslint-disable-next-line': 'next-line',
  'akslint-disable-block': 'block',
  'akslint-disable-file': 'file',
};

const example = 'akslint-disable-line azure-k8s-06/local-accounts -- why until 2027-01-31';

/** Reads the lines of a comment: each that begins with `akslint-` is a directive or a mistake. */
export function readDirectives(comment: SourceComment): { readonly directives: readonly Directive[]; readonly mistakes: readonly Mistake[] } {
  const directives: Directive[] = [];
  const mistakes: Mistake[] = [];
  let start = comment.span.start;
  for (const line of comment.text.split('\n')) {
    const said = withoutMarks(line);
    const from = start + Math.max(0, line.indexOf(said));
    const span = { file: comment.span.file, start: from, end: Math.min(from + said.length, comment.span.end) };
    start += line.length + 1;
    const read = readLine(said);
    if (read === undefined) continue;
    if (typeof read === 'string') mistakes.push({ span, message: read });
    else directives.push({ ...read, span, comment: comment.span, ...(comment.block && { block: comment.block }) });
  }
  return { directives, mistakes };
}

/** A comment's line without what makes it one. */
function withoutMarks(line: string): string {
  let said = line.trim();
  while (/^[#/*]/.test(said)) said = said.slice(1);
  if (said.endsWith('*/')) said = said.slice(0, -2);
  return said.trim();
}

type ReadDirective = Pick<Directive, 'scope' | 'ids' | 'reason' | 'until'>;

/** Undefined for what does not address akslint, a text for what is wrong with it. */
function readLine(said: string): ReadDirective | string | undefined {
  if (!said.startsWith('akslint-')) {
    const late = /\bakslint-disable-(?:next-line|line|block|file)\s+\S.*\s--\s/.test(said);
    return late ? 'This suppression does nothing: it must begin its comment, so give it a comment of its own.' : undefined;
  }
  const [word = '', ...others] = said.split(/\s+/);
  const scope = Object.hasOwn(scopes, word) ? scopes[word] : undefined;
  if (scope === undefined) {
    const nearest = nearestWord(word, Object.keys(scopes)) ?? Object.keys(scopes).join(', ');
    return `There is no ${word}. Did you mean ${nearest}?`;
  }
  const dashes = others.indexOf('--');
  const ids = (dashes === -1 ? others : others.slice(0, dashes)).flatMap((one) => one.split(',')).filter((id) => id !== '');
  if (ids.length === 0) return `This suppression does nothing: name the controls or requirements that it is for, as in ${example}`;
  const reason = dashes === -1 ? '' : others.slice(dashes + 1).join(' ');
  return readReason(scope, ids, reason);
}

function readReason(scope: Scope, ids: readonly string[], written: string): ReadDirective | string {
  const expiry = /(?:^|\s)[([]?until\s+(\d[\d./-]*)[)\].]*$/i.exec(written);
  const reason = (expiry === null ? written : written.slice(0, expiry.index)).trim();
  if (reason === '') return `This suppression does nothing: it has no reason. Say why after " -- ", as in ${example}`;
  const until = expiry?.[1]?.replace(/\.$/, '');
  if (until === undefined) return { scope, ids, reason };
  return isDay(until) ? { scope, ids, reason, until } : `This suppression does nothing: ${until} is no date. Write it as 2027-01-31.`;
}

/** Whether a text is a day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
