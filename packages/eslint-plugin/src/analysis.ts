import { resolve } from 'node:path';
import { describeSubjects } from '@akslint/azure';
import { exemptionsIn, type Exemption } from '@akslint/engine';
import { isUnreadable, type SourceComment, type SourceError, type Subject } from '@akslint/model';
import { readProgramSync, type ParsedFiles } from '@akslint/parser-pulumi';
import { controls } from '@akslint/rules';
import { DiskSources, realOr } from './disk-sources.js';
import { leadsToPackage, mentionsPackage, writtenImports } from './imports.js';
import { isWithin, pathWithin, surroundingsOf } from './project.js';
import { typeScript } from './typescript.js';

/** What a file's program declares. Paths are relative to the root of the analysis. */
export interface FileAnalysis {
  /** Where ESLint runs; undefined outside of the root. */
  readonly cwd: string | undefined;
  /** The file itself. */
  readonly file: string;
  readonly text: string;
  readonly subjects: readonly Subject[];
  /** Files of the program that cannot be read whole. */
  readonly errors: readonly SourceError[];
  readonly sources: DiskSources;
  /** What comments of the program suppress. */
  readonly exemptions: readonly Exemption[];
  /** Set when akslint itself went wrong: then nothing is known of the program. */
  readonly mistake?: string;
}

type Program = Pick<FileAnalysis, 'subjects' | 'errors' | 'sources' | 'exemptions' | 'mistake'> & { readonly files: readonly string[] };

/** The last analyses of programs, for as long as their files and the open buffer stay as they were. */
const programs = new Map<string, { readonly buffer: string | undefined; readonly program: Program }>();
const mostPrograms = 20;

const parsed = new Map<string, ParsedFiles>();
const mostParsed = 500;

/**
 * Analyses the program that a file belongs to, with the text at hand for that file and the disk for the others;
 * undefined when the file neither names nor leads to a package whose resources are judged, or its repository is
 * none that can be read. Never throws.
 */
export function analyseFile(cwd: string, filename: string, text: string): FileAnalysis | undefined {
  const isNamed = mentionsPackage(text);
  if (!isNamed && writtenImports(text).length === 0) return undefined;
  // ESLint's name for a text without a file.
  const absolute = realOr(/^<.*>$/.test(filename) ? resolve(cwd, 'input.ts') : resolve(cwd, filename));
  const { root, project } = surroundingsOf(absolute);
  if (!isWithin(root, absolute)) return undefined;
  const file = pathWithin(root, absolute);
  const disk = new DiskSources(root, undefined);
  // Outside of Pulumi projects only what names Pulumi itself is followed, so that other code costs nothing.
  if (project === undefined && !isNamed && !text.includes('@pulumi/')) return undefined;
  if (!leadsToPackage(file, text, disk)) return undefined;
  const isSaved = disk.read(file) === text;
  const buffer = isSaved ? undefined : text;
  const shared = isSaved && project !== undefined ? recall(project, undefined) : undefined;
  const program = shared?.files.includes(file) ? shared : (recall(absolute, buffer) ?? read(root, file, buffer));
  if (program !== shared) remember(absolute, buffer, program);
  if (isSaved && project !== undefined) remember(project, undefined, program);
  const { subjects, errors, sources, exemptions, mistake } = program;
  const here = realOr(cwd);
  return { cwd: isWithin(root, here) ? pathWithin(root, here) : undefined, file, text, subjects, errors, sources, exemptions, ...(mistake !== undefined && { mistake }) };
}

function recall(key: string, buffer: string | undefined): Program | undefined {
  const known = programs.get(key);
  return known && known.buffer === buffer && known.program.sources.isCurrent() ? known.program : undefined;
}

function remember(key: string, buffer: string | undefined, program: Program): void {
  programs.delete(key);
  if (programs.size >= mostPrograms) programs.delete(programs.keys().next().value ?? '');
  programs.set(key, { buffer, program });
}

function read(root: string, file: string, text: string | undefined): Program {
  const sources = new DiskSources(root, text === undefined ? undefined : { file, text });
  try {
    const { deployments, errors, files, comments } = readProgramSync({ reader: sources, file, parsed: parsedBelow(root) }, typeScript());
    return { subjects: describeSubjects(deployments), errors, files, sources, exemptions: exemptionsOf(comments, sources) };
  } catch (error) {
    const mistake = error instanceof Error ? error.message : String(error);
    return { subjects: [], errors: [], files: [file], sources, exemptions: [], mistake };
  }
}

/** A comment that is written wrong suppresses nothing; the command tells what is wrong with it. */
function exemptionsOf(comments: readonly SourceComment[], sources: DiskSources): readonly Exemption[] {
  const textOf = (path: string): string | undefined => {
    const text = sources.read(path);
    return isUnreadable(text) ? undefined : text;
  };
  return exemptionsIn(comments, controls, textOf).exemptions;
}

/** What was parsed below a root; forgotten when it is much. */
function parsedBelow(root: string): ParsedFiles {
  const known = parsed.get(root);
  if (known && known.size < mostParsed) return known;
  const fresh: ParsedFiles = new Map();
  parsed.clear();
  parsed.set(root, fresh);
  return fresh;
}

/** A file's text as the analysis saw it. */
export function textIn({ file, text, sources }: FileAnalysis, path: string): string | undefined {
  if (path === file) return text;
  const found = sources.read(path);
  return isUnreadable(found) ? undefined : found;
}
