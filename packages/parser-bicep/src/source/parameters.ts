import { isOmitted, object, originOf, reference, scalar, type Reason } from '@akslint/model';
import { evaluate } from '../evaluate/expression.js';
import { LazyEntries } from '../evaluate/entries.js';
import { givenBy, TemplateInstance, unwrapped, type Given } from '../evaluate/instance.js';
import { armExpressionOf } from '../evaluate/lower-arm.js';
import { isReason, Run } from '../evaluate/run.js';
import { memberIn } from '../evaluate/lower-arm.js';
import type { Template } from '../evaluate/template.js';
import { folderOf, resolvePath } from './paths.js';
import type { TemplateFiles } from './template-files.js';

/** The values that a parameter file gives, and the template that it names (only `.bicepparam` does). */
export interface ParameterFile {
  readonly file: string;
  readonly template: string | undefined;
  readonly given: Given;
  readonly names: readonly string[];
}

/** `.bicepparam` or `*.parameters.json`; a reason when it is neither or cannot be read. */
export function readParameterFile(path: string, files: TemplateFiles): ParameterFile | Reason {
  return path.endsWith('.bicepparam') ? bicepParameters(path, files, 0) : armParameters(path, files);
}

const deepestExtends = 16;

function bicepParameters(path: string, files: TemplateFiles, depth: number): ParameterFile | Reason {
  const file = files.bicep(path);
  if (isReason(file)) return file;
  const template = files.file(path);
  if (isReason(template)) return template;
  const using = file.statements.find((statement) => statement.kind === 'using');
  const base = file.statements.find((statement) => statement.kind === 'extends');
  const basePath = base?.kind === 'extends' && base.path.kind === 'string' ? resolvePath(folderOf(path), base.path.value) : undefined;
  const inherited = basePath === undefined || depth > deepestExtends ? undefined : bicepParameters(basePath, files, depth + 1);
  const named = using?.kind === 'using' && using.path?.kind === 'string' ? using.path.value : undefined;
  const own = assignments(template, file.statements, files);
  const parent = inherited && !isReason(inherited) ? inherited : undefined;
  return {
    file: path,
    template: named === undefined ? parent?.template : resolvePath(folderOf(path), named),
    given: (name) => own.given(name) ?? parent?.given(name),
    names: [...own.names, ...(parent?.names ?? [])],
  };
}

function assignments(
  template: Template,
  statements: readonly { readonly kind: string }[],
  files: TemplateFiles,
): { given: Given; names: readonly string[] } {
  const origin = originOf({ file: template.file, start: 0, end: 0 });
  const run = new Run(files, new Map());
  const instance = new TemplateInstance(run, template, '', scalar(true, origin), reference('resourceGroup()', [], origin), () => undefined, undefined);
  const entries = new LazyEntries();
  for (const statement of statements) {
    if (!isAssignment(statement)) continue;
    const span = { file: template.file, start: statement.keyword, end: statement.end };
    entries.set(statement.name.name, () => evaluate(statement.value, instance.environment(span)));
  }
  const names = [...entries.keys()];
  return { given: givenBy(object(entries, origin), (value) => value), names };
}

function isAssignment(statement: { readonly kind: string }): statement is import('../syntax/ast.js').ParameterAssignment {
  return statement.kind === 'parameter-assignment';
}

function armParameters(path: string, files: TemplateFiles): ParameterFile | Reason {
  const file = files.arm(path);
  if (file === undefined) return { text: `${path} is no parameters file` };
  if (!('kind' in file)) return file;
  if (file.kind !== 'parameters') return { text: `${path} is a template, not a parameters file` };
  const json = memberIn(file.root, 'parameters');
  const origin = originOf({ file: path, start: file.root.start, end: file.root.end });
  if (json?.kind !== 'object') return { file: path, template: undefined, given: () => undefined, names: [] };
  const run = new Run(files, new Map());
  const template = emptyTemplate(path);
  const instance = new TemplateInstance(run, template, '', scalar(true, origin), reference('resourceGroup()', [], origin), () => undefined, undefined);
  const value = evaluate(armExpressionOf(path, file.text, json), instance.environment(origin.span));
  const given = givenBy(value, unwrapped);
  return {
    file: path,
    template: undefined,
    given: (name) => {
      const one = given(name);
      return one === undefined || isOmitted(one) ? undefined : one;
    },
    names: json.members.map(({ name }) => name),
  };
}

function emptyTemplate(file: string): Template {
  const none = new Map<string, never>();
  return {
    file,
    format: 'arm',
    scope: 'resourceGroup',
    parameters: none,
    variables: none,
    functions: none,
    types: none,
    imports: [],
    resources: [],
    modules: [],
    outputs: none,
    incomplete: undefined,
  };
}

/** Arguments that nobody gives. */
export const nothingGiven: Given = () => undefined;

