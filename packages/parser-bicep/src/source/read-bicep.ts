import { originOf, scalar, type Deployment, type Notice, type Reason, type SourceComment, type SourceError, type SourceReader, type Span } from '@akslint/model';
import { nothingGiven } from '../evaluate/given.js';
import { isReason } from '../evaluate/loader.js';
import { evaluateTemplate } from '../evaluate/resources.js';
import type { Template } from '../evaluate/template.js';
import { callsOf, findEntries, type Entry, type UnreadEntry } from './entry-files.js';
import { RecordingLoader } from './recording-loader.js';
import { TemplateFiles, type RestoredModules } from './template-files.js';

/** What decides parameters, besides the files that belong to a template by convention. */
export interface BicepInputs {
  /** `--parameters`, in order; paths relative to the root of the scan. They replace the convention. */
  readonly parameterFiles: readonly string[];
  /** Parameter files that the configuration gives to a template; they replace the convention for it. */
  readonly configuredFor?: (template: string) => readonly string[];
  /** The files that the user named one by one: compiled templates among them are read though their source is there. */
  readonly named: ReadonlySet<string>;
  readonly restored?: RestoredModules;
}

export interface BicepAnalysis {
  readonly deployments: readonly Deployment[];
  readonly notices: readonly Notice[];
  readonly errors: readonly SourceError[];
  /** Every file that was read, sorted. */
  readonly files: readonly string[];
  /** What in them addresses akslint, by file and place. */
  readonly comments: readonly SourceComment[];
}

/**
 * Reads Bicep files, ARM templates and their parameter files, and evaluates each entry file: one that nothing else
 * calls as a module, or that a parameter file names. JSON that is neither is left out without a word.
 */
export async function readBicep(reader: SourceReader, paths: readonly string[], inputs: BicepInputs): Promise<BicepAnalysis> {
  const files = new TemplateFiles(reader, inputs.restored);
  const { entries, unread, unused } = findEntries({ ...inputs, paths }, files, reader);
  readModules(entries, files);
  if (files.mentions('loadYamlContent')) files.yaml = (await import('../evaluate/yaml-data.js')).yamlData;
  const notices: Notice[] = unused.map(({ file, span, reason }) => notice(span ?? { file, start: 0, end: 0 }, `The parameter file is not used: ${reason.text}.`));
  const deployments = [...entries.flatMap((entry) => deploy(entry, files, notices)), ...unread.map((entry) => unreadDeployment(entry, notices))];
  return { deployments, notices, errors: files.errors, files: [...files.read].sort(), comments: files.comments };
}

/** Reads all modules ahead, so that what they need is known before anything is evaluated. */
function readModules(entries: readonly Entry[], files: TemplateFiles): void {
  const pending = entries.map(({ template }) => template);
  const seen = new Set(pending.map(({ file }) => file));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const path of callsOf(next)) {
      if (seen.has(path)) continue;
      seen.add(path);
      const template = files.file(path);
      if (!isReason(template)) pending.push(template);
    }
  }
}

function deploy({ template, parameters }: Entry, files: TemplateFiles, notices: Notice[]): Deployment[] {
  const loader = new RecordingLoader(files);
  const { resources, unreadModules, incomplete } = evaluateTemplate(template, parameters?.given ?? nothingGiven, loader);
  for (const module of unreadModules) notices.push(notice(module.declaredAt.span, unread(module.source, module.reason)));
  const object = resources.find(({ type }) => isKubernetesType(type));
  if (object) notices.push(notice(object.declaredAt.span, 'Kubernetes objects that Bicep declares are not read, so they are not judged; render them as manifests and scan those.'));
  if (resources.length === 0 && unreadModules.length === 0) return [];
  return [
    {
      id: parameters ? `${template.file} with ${parameters.file}` : template.file,
      format: template.format,
      variant: parameters?.file ?? null,
      resources,
      unreadModules,
      ...(incomplete ? { incomplete } : {}),
      files: () => [...new Set([...closureOf(template, files), ...loader.loaded, ...(parameters?.files ?? [])])].sort(),
      providers: new Map(),
    },
  ];
}

/** A template and all that it calls; also what is not there. */
function closureOf(template: Template, files: TemplateFiles): ReadonlySet<string> {
  const reached = new Set([template.file]);
  const pending = [template];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const path of callsOf(next)) {
      if (reached.has(path)) continue;
      reached.add(path);
      const called = files.file(path);
      if (!isReason(called)) pending.push(called);
    }
  }
  return reached;
}

/** `core/Namespace@v1`, `networking.k8s.io/NetworkPolicy@v1`: what Bicep's Kubernetes extension declares. */
function isKubernetesType(type: string): boolean {
  return /^[a-z][a-z0-9.]{0,100}\/[A-Z][A-Za-z]{0,100}@v\d/.test(type);
}

/** A registry module that is deployed by itself and cannot be read. */
function unreadDeployment({ parameters, using, source, reason }: UnreadEntry, notices: Notice[]): Deployment {
  const declaredAt = originOf(using.span);
  notices.push(notice(using.span, unread(source, reason)));
  return {
    id: parameters.file,
    format: 'bicep',
    variant: null,
    resources: [],
    unreadModules: [{ address: parameters.file, source, arguments: parameters.values, declaredAt, existence: scalar(true, declaredAt), reason }],
    files: () => [...parameters.files].sort(),
    providers: new Map(),
  };
}

function unread(source: string, { text, remedy }: Reason): string {
  return `Module ${source} is not read: ${text}${remedy === undefined ? '' : `; ${remedy}`}.`;
}

function notice(span: Span, message: string): Notice {
  return { origin: originOf(span), message };
}
