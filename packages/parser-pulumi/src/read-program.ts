import type { SourceError, SourceReader } from '@akslint/model';
import { baseOf, directoryOf } from './project/paths.js';
import { readProjectFile, type ProjectFile } from './project/project-file.js';
import { Sources, type ParsedFiles } from './project/sources.js';
import { parseYaml } from './project/yaml-value.js';
import { prepareNodeProgram } from './read-node-program.js';
import { commentsRead, type PulumiAnalysis } from './read-pulumi.js';
import { loadTypeScript, type TypeScript } from './syntax/typescript.js';

export interface ProgramRequest {
  readonly reader: SourceReader;
  /** The file that is asked about, relative to the root of the scan. */
  readonly file: string;
  /** Its text where that is not the reader's: an open buffer. */
  readonly text?: string;
  /** As in {@link PulumiInputs}. */
  readonly stacks?: readonly string[];
  /** What earlier requests parsed, for those that come again and again; it is added to. */
  readonly parsed?: ParsedFiles;
}

/**
 * Reads the program that a TypeScript or JavaScript file belongs to: that of the nearest `Pulumi.yaml` above, else
 * the file as a program of its own. Other files than those that the program or this file lead to are not looked at.
 */
export async function readProgram(request: ProgramRequest): Promise<PulumiAnalysis> {
  return readProgramSync(request, await loadTypeScript());
}

/** {@link readProgram} for hosts that cannot wait; they bring TypeScript's parser (`ts` of ts-morph). */
export function readProgramSync({ reader, file, text, stacks = [], parsed }: ProgramRequest, ts: TypeScript): PulumiAnalysis {
  const sources = new Sources(reader, new Map(text === undefined ? [] : [[file, text]]), parsed);
  const errors: SourceError[] = [];
  const project = projectOf(file, sources, errors) ?? onItsOwn(file);
  const prepared = prepareNodeProgram(project, sources, stacks, file);
  const result = typeof prepared === 'function' ? prepared(ts) : prepared;
  return { ...result, errors: [...errors, ...result.errors], files: sources.files, comments: commentsRead(sources) };
}

/** The nearest project above; undefined when there is none, or its programs are in another language. */
function projectOf(file: string, sources: Sources, errors: SourceError[]): ProjectFile | undefined {
  for (let at = directoryOf(file); ; at = directoryOf(at)) {
    const project = readProjectFile(sources, at, errors);
    if (project) return project.runtime === 'nodejs' || project.runtime === 'bun' ? project : undefined;
    if (at === '.') return undefined;
  }
}

function onItsOwn(file: string): ProjectFile {
  const yaml = parseYaml(file, '');
  return { directory: directoryOf(file), file, name: '', runtime: 'nodejs', main: baseOf(file), yaml, root: null, config: undefined };
}
