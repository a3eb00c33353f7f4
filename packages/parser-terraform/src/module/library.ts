import { isUnreadable, type DirectoryEntry, type Reason } from '@akslint/model';
import type { ModuleLibrary } from '../evaluate/deployment-context.js';
import type { ConfigSources } from '../source/config-sources.js';
import type { Diagnostics } from '../source/diagnostics.js';
import { inDirectory } from '../source/paths.js';
import type { ConfigFile } from '../syntax/ast.js';
import { moduleSyntax, type ModuleSyntax } from './module-syntax.js';
import { isOverrideFile } from './overrides.js';

/** The modules of a scan by directory, each parsed when it is first asked for. */
export class DirectoryLibrary implements ModuleLibrary {
  readonly #modules = new Map<string, ModuleSyntax | undefined>();

  constructor(
    private readonly sources: ConfigSources,
    private readonly diagnostics: Diagnostics,
  ) {}

  module(directory: string): ModuleSyntax | undefined {
    if (this.#modules.has(directory)) return this.#modules.get(directory);
    const module = this.#load(directory);
    this.#modules.set(directory, module);
    return module;
  }

  #load(directory: string): ModuleSyntax | undefined {
    const entries = this.sources.reader.list(directory);
    if (isUnreadable(entries)) {
      if (!entries.isMissing) this.diagnostics.error({ file: directory, message: `The directory cannot be read: ${entries.unreadable}.` });
      return undefined;
    }
    const names = moduleFileNames(entries);
    if (names.length === 0) return undefined;
    const primary: ConfigFile[] = [];
    const overrides: ConfigFile[] = [];
    const broken: BrokenFile[] = [];
    for (const name of names) {
      const path = inDirectory(directory, name);
      const file = this.sources.config(path);
      if (isUnreadable(file)) broken.push({ path, text: `${path} cannot be read (${file.unreadable})`, remedy: 'make it readable' });
      else {
        (isOverrideFile(name) ? overrides : primary).push(file);
        if (file.errors.length > 0) broken.push({ path, text: `${path} cannot be parsed`, remedy: `correct the syntax error in ${path}` });
      }
    }
    const module = moduleSyntax(directory, { primary, overrides }, broken[0] && reasonOf(broken[0]), new Set(broken.map(({ path }) => path)));
    this.#tellProblems(module);
    return module;
  }

  #tellProblems({ problems }: ModuleSyntax): void {
    for (const { declaration, kind, message } of problems) {
      const { file, block } = declaration;
      const origin = { span: { file, start: block.start, end: block.headerEnd }, via: undefined };
      if (kind === 'duplicate') this.diagnostics.error({ file, offset: block.start, message });
      else this.diagnostics.notice(origin, message);
    }
  }
}

interface BrokenFile {
  readonly path: string;
  readonly text: string;
  readonly remedy: string;
}

function reasonOf({ text, remedy }: BrokenFile): Reason {
  return { text, remedy };
}

const moduleFile = /^(.+)\.(tf|tofu)(\.json)?$/;

/** The files that make a module, in order: a `.tofu` file takes the place of the `.tf` file of its base name. */
function moduleFileNames(entries: readonly DirectoryEntry[]): readonly string[] {
  const names = new Set(entries.filter(({ isDirectory }) => !isDirectory).map(({ name }) => name));
  return [...names].filter((name) => {
    const match = moduleFile.exec(name);
    if (!match || name.startsWith('.') || (name.startsWith('#') && name.endsWith('#'))) return false;
    const [, base = '', extension, json = ''] = match;
    return extension === 'tofu' || !names.has(`${base}.tofu${json}`);
  });
}
