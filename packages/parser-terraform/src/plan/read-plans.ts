import { isUnreadable, type Deployment, type SourceError, type SourceReader } from '@akslint/model';
import type { TerraformAnalysis, TerraformInputs } from '../index.js';
import { readTerraform } from '../read.js';
import { isSourceOf, planDeployment } from './plan-deployment.js';
import { readPlanFile, type PlanFile } from './plan-file.js';
import { blank, shownText } from './shown-text.js';
import type { YamlReader } from './spelled-content.js';

export interface PlanAnalysis extends Omit<TerraformAnalysis, 'comments' | 'callers'> {
  /** The text of a plan as it may be shown, without what is sensitive; undefined for any other file. */
  shown(file: string): string | undefined;
}

/**
 * Reads plans and states as `terraform show -json` writes them. Where the configuration lies in the same folder,
 * values that it explains are placed there. Never throws on anything that files hold.
 */
export async function readPlans(reader: SourceReader, paths: readonly string[], inputs: TerraformInputs): Promise<PlanAnalysis> {
  const errors: SourceError[] = [];
  const plans = [...new Set(paths)].sort().flatMap((file) => planAt(reader, file, errors));
  const folders = [...new Set(plans.map(({ file }) => folderOf(file)))];
  const sources = new Map<string, Deployment>();
  for (const folder of folders) {
    const source = await sourceIn(reader, folder, inputs);
    if (source) sources.set(folder, source);
  }
  const readYaml = plans.some(({ resources }) => resources.some(({ type }) => type === 'kubectl_manifest')) ? await yamlReader() : undefined;
  const deployments = plans.map((plan) => {
    const source = sources.get(folderOf(plan.file));
    return planDeployment(plan, source && isSourceOf(plan, source) ? source : undefined, readYaml);
  });
  return { deployments, notices: [], errors, files: plans.map(({ file }) => file), shown: shownBy(reader, plans, errors) };
}

function planAt(reader: SourceReader, file: string, errors: SourceError[]): readonly PlanFile[] {
  const text = reader.read(file);
  if (isUnreadable(text)) {
    errors.push({ file, message: `The file cannot be read: ${text.unreadable}.` });
    return [];
  }
  const plan = readPlanFile(file, text);
  if (!('message' in plan)) return [plan];
  errors.push({ file, offset: plan.offset, message: `The Terraform plan cannot be read: ${plan.message}.` });
  return [];
}

/** The text is worked out once, and only for a plan that a report shows. */
function shownBy(reader: SourceReader, plans: readonly PlanFile[], errors: readonly SourceError[]): PlanAnalysis['shown'] {
  const known = new Map<string, string>();
  const broken = new Set(errors.map(({ file }) => file));
  return (file) => {
    const plan = plans.find((one) => one.file === file);
    if (!plan && !broken.has(file)) return undefined;
    const text = known.get(file) ?? (plan ? shownText(plan) : blankOf(reader.read(file)));
    known.set(file, text);
    return text;
  };
}

function blankOf(text: ReturnType<SourceReader['read']>): string {
  return isUnreadable(text) ? '' : blank(text);
}

/** The configuration of a folder, without what is to be told of it: the plan is what is judged. */
async function sourceIn(reader: SourceReader, folder: string, inputs: TerraformInputs): Promise<Deployment | undefined> {
  const entries = reader.list(folder);
  if (isUnreadable(entries) || !entries.some(({ name, isDirectory }) => !isDirectory && /\.(?:tf|tofu)(?:\.json)?$/.test(name))) return undefined;
  const { deployments } = await readTerraform(reader, [folder], inputs);
  return deployments.find(({ id }) => id === folder);
}

async function yamlReader(): Promise<YamlReader> {
  const { readYaml } = await import('../evaluate/functions/yaml-read.js');
  return readYaml;
}

function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash === -1 ? '.' : file.slice(0, slash);
}
