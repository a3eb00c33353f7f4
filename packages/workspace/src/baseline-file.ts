import { dirname, relative, resolve, sep } from 'node:path';
import { baselineOf, baselineText, readBaseline, withBaseline, type BaselineEntry, type BaselineView, type SubjectResult } from '@akslint/engine';
import { originOf, type Notice, type Origin } from '@akslint/model';
import type { Disk } from './disk.js';
import type { LintResult, UsedBaseline } from './result.js';
import { UsageError } from './usage-error.js';

/** The usual name of a baseline. */
export const baselineName = '.akslint-baseline.json';

const largestBaseline = 64 * 1024 * 1024;

/** A baseline that was found. */
export interface BaselineFile {
  /** Absolute and real. */
  readonly file: string;
  readonly text: string;
  readonly entries: readonly BaselineEntry[];
}

/** @throws UsageError when it is not there or is no baseline. */
export function openBaseline(disk: Disk, cwd: string, named: string): BaselineFile {
  let file: string;
  let text: string;
  try {
    file = disk.realpath(resolve(cwd, named));
    text = new TextDecoder().decode(disk.bytes(file, largestBaseline));
  } catch {
    throw new UsageError(`There is no baseline ${named} that can be read; akslint baseline writes one.`);
  }
  const entries = readBaseline(text);
  if (typeof entries === 'string') throw new UsageError(`${named} is no baseline: ${entries}. Write it anew with akslint baseline.`);
  return { file, text, entries };
}

/** What a baseline is applied to. */
export interface BaselineScan {
  readonly disk: Disk;
  readonly base: string;
  readonly textOf: (file: string) => string | undefined;
  /** Whether the scan would find what is at this absolute path. */
  readonly covers: (path: string) => boolean;
  readonly isSelected: (requirement: string) => boolean;
}

export interface AppliedBaseline {
  readonly results: readonly SubjectResult[];
  readonly used: UsedBaseline;
  readonly notices: readonly Notice[];
}

/** The results with known findings suppressed, and what of the baseline nothing answers to any more. */
export function applyBaseline({ file, text, entries }: BaselineFile, results: readonly SubjectResult[], scan: BaselineScan): AppliedBaseline {
  const places = placesOf(entries, text, asScanPath(scan.base, file));
  const placeOf = (entry: BaselineEntry): Origin => places.get(entry) ?? originOf({ file: asScanPath(scan.base, file), start: 0, end: 0 });
  const at = (path: string): string => resolve(dirname(file), path);
  const known = withBaseline(results, entries, viewFor(file, scan.base, scan.textOf), (path) => isThere(scan.disk, at(path)), placeOf);
  const gone = known.gone.filter((entry) => scan.isSelected(entry.requirement) && scan.covers(at(entry.deployment ?? entry.file)));
  return {
    results: known.results,
    used: { file, known: countKnown(known.results), gone, pruned: baselineText(entries.filter((entry) => !gone.includes(entry))) },
    notices: gone.map((entry) => ({ origin: placeOf(entry), message: `${entry.requirement} of ${entry.address} is not found any more; --prune removes it from the baseline.` })),
  };
}

/** The text of a baseline (at this absolute path) that knows everything that a run found. */
export function baselineFor(result: LintResult, file: string, withUndecided: boolean): { readonly text: string; readonly count: number } {
  const textOf = (path: string): string | undefined => {
    const text = result.sources.read(path);
    return typeof text === 'string' ? text : undefined;
  };
  const entries = baselineOf(result.subjects, viewFor(file, result.base, textOf), withUndecided);
  return { text: baselineText(entries), count: entries.length };
}

function viewFor(file: string, base: string, textOf: BaselineView['textOf']): BaselineView {
  return { pathOf: (path) => slashed(relative(dirname(file), resolve(base, path))) || '.', textOf };
}

/** Each entry's line; the entries stand in the text in their order. */
function placesOf(entries: readonly BaselineEntry[], text: string, file: string): ReadonlyMap<BaselineEntry, Origin> {
  const places = new Map<BaselineEntry, Origin>();
  let from = 0;
  for (const entry of entries) {
    const found = text.indexOf(JSON.stringify(entry.fingerprint), from);
    if (found === -1) continue;
    from = found + 1;
    const start = text.lastIndexOf('{', found);
    const end = text.indexOf('}', found);
    places.set(entry, originOf({ file, start: Math.max(0, start), end: end === -1 ? text.length : end + 1 }));
  }
  return places;
}

function countKnown(results: readonly SubjectResult[]): number {
  return results.flatMap(({ controls }) => controls.flatMap(({ requirements }) => requirements)).filter(({ suppression }) => suppression?.by === 'baseline').length;
}

function isThere(disk: Disk, path: string): boolean {
  try {
    disk.stat(path);
    return true;
  } catch {
    return false;
  }
}

function asScanPath(base: string, absolute: string): string {
  return slashed(relative(base, absolute)) || '.';
}

function slashed(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
