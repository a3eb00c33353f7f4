import { posix } from 'node:path';
import { stepsOf, type Origin, type Span } from '@akslint/model';
import { textIn, type FileAnalysis } from './analysis.js';
import { importedFile, reachable, writtenImports } from './imports.js';

/** Where a finding is shown in the open file. */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** Where the deciding text really is, when that is another file. */
  readonly elsewhere: Span | undefined;
}

/**
 * The deciding text when it lies in the open file, else the smallest of its uses that does, else the call that makes the cluster, else the import that leads to either; undefined when the open file has nothing to do with it.
 */
export function placeOf(at: Origin, declaredAt: Origin, analysis: FileAnalysis): Place | undefined {
  if (at.span.file === analysis.file) return { start: at.span.start, end: at.span.end, elsewhere: undefined };
  const isHere = ({ file }: Span): boolean => file === analysis.file;
  const here = smallest(stepsOf(at).filter(isHere)) ?? [declaredAt.span, ...stepsOf(declaredAt).toReversed()].find(isHere) ?? importOf([at.span.file, declaredAt.span.file], analysis);
  return here && { start: here.start, end: here.end, elsewhere: at.span };
}

function smallest(spans: readonly Span[]): Span | undefined {
  return spans.reduce<Span | undefined>((least, span) => (least === undefined || span.end - span.start < least.end - least.start ? span : least), undefined);
}

/** The import of the open file that leads to one of some files. */
export function importOf(files: readonly string[], analysis: FileAnalysis): Pick<Span, 'start' | 'end'> | undefined {
  for (const { source, start, end } of writtenImports(analysis.text)) {
    const target = importedFile(source, analysis.file, analysis.sources);
    const text = target === undefined ? undefined : textIn(analysis, target);
    if (target === undefined || text === undefined) continue;
    if (files.includes(target)) return { start, end };
    const further = reachable(target, text, analysis.sources);
    if (files.some((file) => further.has(file))) return { start, end };
  }
  return undefined;
}

/** `config.ts:12`: a place in another file, as it is called from where ESLint runs. */
export function nameOf({ file, start }: Span, analysis: FileAnalysis): string {
  const before = textIn(analysis, file)?.slice(0, start);
  const path = analysis.cwd === undefined ? file : posix.relative(analysis.cwd, file);
  return before === undefined ? path : `${path}:${before.split('\n').length}`;
}
