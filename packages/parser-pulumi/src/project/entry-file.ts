import { isUnreadable } from '@akslint/model';
import { parse } from 'jsonc-parser';
import { joinPath } from './paths.js';
import type { ProjectFile } from './project-file.js';
import { fileAt } from './resolve.js';
import type { Sources } from './sources.js';
import { textField } from './tsconfig.js';

/** The file that Pulumi starts: `main` of Pulumi.yaml, `main` of package.json, else the index of the folder. */
export function entryFile(project: ProjectFile, sources: Sources): string | undefined {
  const home = project.main === undefined ? undefined : joinPath(project.directory, project.main);
  if (home !== undefined && !sources.isDirectory(home)) return found(home, sources);
  const directory = home ?? project.directory;
  const main = packageMain(directory, sources);
  const named = main === undefined ? undefined : joinPath(directory, main);
  return (named === undefined ? undefined : (found(named, sources) ?? uncompiled(directory, main ?? '', sources))) ?? found(directory, sources) ?? found(joinPath(directory, 'src') ?? directory, sources);
}

function packageMain(directory: string, sources: Sources): string | undefined {
  const file = joinPath(directory, 'package.json');
  if (file === undefined || !sources.isFile(file)) return undefined;
  const text = sources.read(file);
  return isUnreadable(text) ? undefined : textField(parse(text), 'main');
}

/** `bin/index.js` is what `index.ts` or `src/index.ts` is compiled to. */
function uncompiled(directory: string, main: string, sources: Sources): string | undefined {
  const inner = main.replace(/^(?:\.\/)?(?:bin|dist|build|lib|out)\//, '');
  if (inner === main) return undefined;
  return [inner, `src/${inner}`].map((path) => joinPath(directory, path)).map((path) => (path === undefined ? undefined : found(path, sources))).find((file) => file !== undefined);
}

function found(path: string, sources: Sources): string | undefined {
  const resolved = fileAt(path, sources);
  return resolved?.kind === 'file' ? resolved.file : undefined;
}
