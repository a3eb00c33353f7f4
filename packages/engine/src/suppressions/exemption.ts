import { stepsOf, type CommentedBlock, type Origin, type SourceComment, type Span, type Subject } from '@akslint/model';
import type { Control } from '../control.js';
import { explainUnknownName, requirementsNamed } from '../naming.js';
import type { RequirementResult } from '../results.js';
import { readDirectives, type Directive, type Mistake } from './directive.js';
import { LineTable } from './line-table.js';

/** One control or requirement that somebody excepts somewhere. */
export interface Exemption {
  readonly by: 'source' | 'configuration';
  /** What it names, as written. */
  readonly word: string;
  /** The keys of the requirements that the word stands for. */
  readonly requirements: ReadonlySet<string>;
  readonly reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly until?: string;
  readonly at: Origin;
  /** Whether a result stands where it applies. */
  covers(subject: Subject, result: Pick<RequirementResult, 'at'>): boolean;
}

/** More suppressions than any scan needs; a file that is made to hold more is not worth the time. */
const mostExemptions = 20_000;

/** What the comments of a scan except, and what in them is wrong. */
export function exemptionsIn(
  comments: readonly SourceComment[],
  controls: readonly Control[],
  textOf: (file: string) => string | undefined,
): { readonly exemptions: readonly Exemption[]; readonly mistakes: readonly Mistake[] } {
  const tables = new Map<string, LineTable>();
  const linesOf = (file: string): LineTable => {
    const table = tables.get(file) ?? new LineTable(textOf(file) ?? '');
    tables.set(file, table);
    return table;
  };
  const exemptions: Exemption[] = [];
  const mistakes: Mistake[] = [];
  for (const comment of comments) {
    const read = readDirectives(comment);
    mistakes.push(...read.mistakes);
    for (const directive of read.directives) {
      if (exemptions.length >= mostExemptions) {
        mistakes.push({ span: directive.span, message: `This suppression does nothing: a scan takes at most ${mostExemptions} of them.` });
        return { exemptions, mistakes };
      }
      const covers = reachOf(directive, linesOf);
      if (covers === undefined) {
        mistakes.push({ span: directive.span, message: 'This suppression does nothing: it stands neither in a block nor directly above one.' });
        continue;
      }
      for (const word of directive.ids) {
        const requirements = new Set(requirementsNamed(controls, word));
        if (requirements.size === 0) mistakes.push({ span: directive.span, message: explainUnknownName(controls, word) });
        else exemptions.push(exemptionFor(directive, word, requirements, covers));
      }
    }
  }
  return { exemptions, mistakes };
}

type Reach = Exemption['covers'];

function exemptionFor({ reason, until, span }: Directive, word: string, requirements: ReadonlySet<string>, covers: Reach): Exemption {
  return { by: 'source', word, requirements, reason, ...(until !== undefined && { until }), at: { span, via: undefined }, covers };
}

/** Where a directive applies; undefined when it has nothing to apply to. */
function reachOf(directive: Directive, linesOf: (file: string) => LineTable): Reach | undefined {
  const { scope, span, comment, block } = directive;
  switch (scope) {
    case 'line':
      return onLine(span.file, linesOf(span.file).lineOf(span.start), linesOf);
    case 'next-line': {
      const lines = linesOf(span.file);
      return onLine(span.file, lines.nextLineOfCode(lines.lineOf(comment.end)), linesOf);
    }
    case 'block':
      return block && inBlock(block);
    case 'file':
      return (subject, { at }) => placesOf(subject, at).some(({ file }) => file === span.file);
  }
}

/** The text that decides or any text on the way to it stands on the line: those are the lines that a report shows. */
function onLine(file: string, line: number, linesOf: (file: string) => LineTable): Reach {
  return (_, { at }) =>
    shownPlaces(at).some((place) => {
      if (place.file !== file) return false;
      const lines = linesOf(file);
      return lines.lineOf(place.start) <= line && line <= lines.lineOf(Math.max(place.start, place.end - 1));
    });
}

/** The same, or the declaration of what is judged, stands in the block; or the block is a call that brings it. */
function inBlock({ span, calls }: CommentedBlock): Reach {
  return (subject, { at }) =>
    placesOf(subject, at).some(({ file, start }) => file === span.file && span.start <= start && start < span.end) ||
    (calls !== undefined && isDeployedFrom(span.file, subject) && isBelow(subject.address, calls));
}

/** A deployment is called after its folder, or after its file and what decides its parameters. */
function isDeployedFrom(file: string, { deployment }: Subject): boolean {
  return deployment === folderOf(file) || deployment === file || deployment.startsWith(`${file} with `);
}

function isBelow(address: string, call: string): boolean {
  return address.startsWith(call) && ['.', '[', '/'].includes(address.charAt(call.length));
}

function folderOf(file: string): string {
  return file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.';
}

function shownPlaces(at: Origin): readonly Span[] {
  return [at.span, ...stepsOf(at)];
}

function placesOf(subject: Subject, at: Origin): readonly Span[] {
  return [...shownPlaces(at), subject.declaredAt.span];
}
