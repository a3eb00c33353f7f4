import { isOmitted, object, originOf, type ObjectValue, type Reason, type Span } from '@akslint/model';
import { evaluate } from '../evaluate/expression.js';
import { LazyEntries, valueIn } from '../evaluate/entries.js';
import { givenBy, unwrapped, type Given } from '../evaluate/given.js';
import { jsonData } from '../evaluate/json-data.js';
import { isReason, type TemplateLoader } from '../evaluate/loader.js';
import { memberIn } from '../evaluate/lower-arm.js';
import { sourceOf } from '../evaluate/lower-bicep.js';
import { Run } from '../evaluate/run.js';
import type { ModuleSource } from '../evaluate/template.js';
import type { BicepFile, ParameterAssignment, Statement } from '../syntax/ast.js';
import { withEnvironment } from './environment-references.js';
import { folderOf, resolvePath } from './paths.js';
import { RecordingLoader } from './recording-loader.js';
import type { TemplateFiles } from './template-files.js';

/** The values that a parameter file gives, and the template that it names (only `.bicepparam` does). */
export interface ParameterFile {
  readonly file: string;
  readonly using: Using | undefined;
  readonly given: Given;
  readonly values: ObjectValue;
  /** What is read for its values, as far as they were asked for: itself, what it extends, and what it loads. */
  readonly files: Iterable<string>;
}

/** `using 'main.bicep'`. */
export interface Using {
  readonly source: ModuleSource;
  readonly span: Span;
}

/** `.bicepparam` or `*.parameters.json`; a reason when it is neither or cannot be read. */
export function readParameterFile(path: string, files: TemplateFiles): ParameterFile | Reason {
  return path.endsWith('.bicepparam') ? bicepParameters(path, files, 0) : armParameters(path, files);
}

const deepestExtends = 16;

function bicepParameters(path: string, files: TemplateFiles, depth: number): ParameterFile | Reason {
  const file = files.bicep(path);
  if (isReason(file)) return file;
  const base = file.statements.find((statement) => statement.kind === 'extends');
  const basePath = base?.path.kind === 'string' ? resolvePath(folderOf(path), base.path.value) : undefined;
  const inherited = basePath === undefined || depth > deepestExtends ? undefined : bicepParameters(basePath, files, depth + 1);
  const parent = inherited && !isReason(inherited) ? inherited : undefined;
  const loader = new RecordingLoader(files);
  const values = assignments(path, file.statements, files, loader);
  if (parent) for (const name of parent.values.entries.keys()) if (!values.has(name)) values.set(name, () => valueIn(parent.values.entries, name));
  const all = object(values, originOf({ file: path, start: 0, end: 0 }), file.errors.length > 0 ? { text: `${path} has a syntax error`, remedy: 'mend it' } : parent?.values.open);
  return { file: path, using: usingOf(path, file) ?? parent?.using, given: givenBy(all, (value) => value), values: all, files: readFor([path, ...(basePath === undefined ? [] : [basePath])], loader, parent) };
}

function usingOf(path: string, { statements }: BicepFile): Using | undefined {
  const using = statements.find((statement) => statement.kind === 'using');
  if (using?.path?.kind !== 'string') return undefined;
  const source = sourceOf(using.path.value);
  return { source, span: { file: path, start: using.keyword, end: using.end } };
}

function readFor(own: readonly string[], { loaded }: RecordingLoader, parent: ParameterFile | undefined): Iterable<string> {
  return { [Symbol.iterator]: () => new Set([...own, ...loaded, ...(parent?.files ?? [])]).values() };
}

/** What `param name = …` gives, by name; evaluated when it is asked for. */
function assignments(path: string, statements: readonly Statement[], files: TemplateFiles, loader: TemplateLoader): LazyEntries {
  const entries = new LazyEntries();
  const template = files.file(path);
  if (isReason(template)) return entries;
  const instance = Run.standalone(template, loader);
  for (const statement of statements) {
    if (!isAssignment(statement)) continue;
    const span = { file: path, start: statement.keyword, end: statement.end };
    entries.set(statement.name.name, () => evaluate(statement.value, instance.environment(span)), { origin: originOf(span) });
  }
  return entries;
}

function isAssignment(statement: Statement): statement is ParameterAssignment {
  return statement.kind === 'parameter-assignment';
}

function armParameters(path: string, files: TemplateFiles): ParameterFile | Reason {
  const file = files.arm(path);
  if (file === undefined) return { text: `${path} is no parameters file` };
  if (isReason(file)) return file;
  if (file.kind !== 'parameters') return { text: `${path} is a template, not a parameters file` };
  const json = memberIn(file.root, 'parameters');
  const data = json && jsonData(path, json);
  const values = data?.kind === 'object' ? withEnvironment(data) : object(new Map(), originOf({ file: path, start: 0, end: 0 }));
  const given = givenBy(values, unwrapped);
  return {
    file: path,
    using: undefined,
    given: (name) => {
      const one = given(name);
      return one === undefined || isOmitted(one) ? undefined : one;
    },
    values,
    files: [path],
  };
}
