import { readDeployment, type RunContext } from './deployment.js';
import { loadFunctions } from './evaluate/function-table.js';
import type { ReadTerraform } from './index.js';
import { commentsIn } from './comments.js';
import { installedModules } from './module/installed-modules.js';
import { DirectoryLibrary } from './module/library.js';
import { moduleClosure } from './module/closure.js';
import { findRoots } from './roots.js';
import { ConfigSources } from './source/config-sources.js';
import { byText, Diagnostics } from './source/diagnostics.js';
import { rootInputs, tellUnused, variableFiles } from './source/root-assignments.js';
import { explainSyntaxError } from './syntax/index.js';
import { textReader } from './spelled-texts.js';

/**
 * Reads the Terraform modules in `directories` and evaluates those that nothing else in the scan calls. Values are
 * worked out when they are asked for, also after this has returned. Never throws on anything that files hold.
 */
export const readTerraform: ReadTerraform = async (reader, directories, inputs) => {
  const diagnostics = new Diagnostics();
  const sources = new ConfigSources(reader, diagnostics);
  const library = new DirectoryLibrary(sources, diagnostics);
  const roots = findRoots(directories, library, reader);
  const prepared = roots.modules.map((module) => {
    const installed = installedModules(reader, module.directory);
    const modules = [...moduleClosure(module, library, installed)];
    return { module, installed, modules, inputs: rootInputs(module, inputs, sources, diagnostics), variableFiles: variableFiles(module, inputs, sources) };
  });
  tellUnused(roots.modules, inputs, sources, diagnostics);
  const names = new Set(sources.files().flatMap((file) => [...file.functions]));
  const refineBody = await textReader(prepared.flatMap(({ modules }) => modules));
  const run: RunContext = {
    sources,
    library,
    diagnostics,
    functions: await loadFunctions(names),
    judgedAlone: roots.directories,
    workspace: inputs.environment['TF_WORKSPACE'] || undefined,
    refineBody,
  };
  const deployments = prepared.map((one) => readDeployment(one, run));
  await explainErrors(sources, diagnostics);
  return {
    deployments,
    notices: diagnostics.notices,
    errors: diagnostics.errors,
    files: sources.files().map(({ file }) => file).sort(byText),
    comments: commentsIn(sources.files()),
    callers: new Map(prepared.map(({ module, modules }) => [module.directory, modules.filter((one) => one === module || one.calls.size > 0).map(({ directory }) => directory)])),
  };
};

/** HashiCorp's parser, which goes deeper by calling itself, would end without an answer. */
function isTooDeep({ message }: { readonly message: string }): boolean {
  return message.startsWith('This is nested too deeply');
}

/** Every syntax error, the first of a file in HashiCorp's own words where its parser finds one. */
async function explainErrors(sources: ConfigSources, diagnostics: Diagnostics): Promise<void> {
  for (const { file, text, errors } of sources.files()) {
    const [first, ...others] = errors;
    if (!first) continue;
    const explained = errors.some(isTooDeep) ? undefined : await explainSyntaxError(file, text);
    diagnostics.error({ file, offset: first.start, message: explained ?? first.message });
    for (const { start, message } of others) diagnostics.error({ file, offset: start, message });
  }
}
