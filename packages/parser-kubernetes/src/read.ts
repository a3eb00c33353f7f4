import { originOf, type Deployment, type Notice, type Reason, type SourceComment, type SourceError, type SourceReader } from '@akslint/model';
import { deploymentsOf } from './deployment.js';
import { groupsOf, type Part } from './grouping.js';
import { isChart, readChart, type Chart } from './helm/chart.js';
import { Builder } from './kustomize/build.js';
import { isKustomization } from './kustomize/kustomization-file.js';
import { matters } from './kinds.js';
import { ManifestFiles, type ManifestFile } from './manifest-files.js';
import { byText, folderOf, inFolder, isWithin, nameOf } from './paths.js';
import { commentsIn } from './yaml/comments.js';

export interface KubernetesAnalysis {
  /** One for each set of objects that go to one cluster. */
  readonly deployments: readonly Deployment[];
  readonly notices: readonly Notice[];
  readonly errors: readonly SourceError[];
  /** Every file that was read as a manifest, a kustomization or a chart, sorted. */
  readonly files: readonly string[];
  /** The comments in them that address akslint, by file and place. */
  readonly comments: readonly SourceComment[];
}

/**
 * Reads the manifests, kustomizations and charts among `paths`. A file that a kustomization uses is judged through
 * it; what lies in a chart's templates is not read as a manifest. Never throws on anything that files hold.
 */
export function readKubernetes(reader: SourceReader, paths: readonly string[]): KubernetesAnalysis {
  const sorted = [...new Set(paths)].sort(byText);
  const charts = sorted.filter(isChart);
  const manifests = new ManifestFiles(reader);
  const builder = new Builder(reader, manifests);
  const kustomizations = sorted.filter((path) => isKustomization(path) && !inTemplates(path, charts)).map(folderOf);
  for (const folder of kustomizations) builder.build(folder);

  const unused = sorted
    .filter((path) => !isChart(path) && !isKustomization(path) && !inTemplates(path, charts) && !isValues(path, charts) && !builder.used.has(path) && !builder.files.has(path))
    .map((path) => manifests.read(path));
  const built = new Set(kustomizations);
  const plain = unused.filter(({ file }) => !built.has(folderOf(file)));
  const unlisted = unused.filter(({ file, manifests: held }) => built.has(folderOf(file)) && held.some(({ kind }) => matters(kind)));
  const described = charts.flatMap((path) => readChart(reader, path) ?? []);
  const notices: Notice[] = [...builder.notices, ...plain.filter(({ isTemplate }) => isTemplate).map(templateNotice), ...unlisted.map(unlistedNotice)];
  const parts = [...plainParts(plain), ...builtParts(kustomizations, builder), ...described.map(chartPart)];
  const deployments = deploymentsOf(groupsOf(parts), notices);
  const files = filesRead(plain, builder, described);
  return {
    deployments,
    notices,
    errors: [...manifests.errors, ...builder.errors],
    files,
    comments: commentsIn(reader, files),
  };
}

function filesRead(plain: readonly ManifestFile[], builder: Builder, charts: readonly Chart[]): readonly string[] {
  const read = plain.filter(({ broken, manifests }) => broken || manifests.length > 0).map(({ file }) => file);
  const used = [...builder.used].filter((path) => /\.(?:ya?ml|json)$/.test(path));
  return [...new Set([...read, ...used, ...builder.files, ...charts.map(({ declaredAt }) => declaredAt.span.file)])].sort(byText);
}

function inTemplates(path: string, charts: readonly string[]): boolean {
  return charts.some((chart) => isWithin(inFolder(folderOf(chart), 'templates'), path));
}

/** `values.yaml` and its like beside a chart are nobody's manifest. */
function isValues(path: string, charts: readonly string[]): boolean {
  return /^values\b.*\.ya?ml$/.test(nameOf(path)) && charts.some((chart) => folderOf(chart) === folderOf(path));
}

function templateNotice({ file }: ManifestFile): Notice {
  return { origin: originOf({ file, start: 0, end: 0 }), message: 'This is a template of another tool, so it is not read. Fill it in and pipe it to akslint --stdin --stdin-filename x.yaml.' };
}

function unlistedNotice({ file }: ManifestFile): Notice {
  return { origin: originOf({ file, start: 0, end: 0 }), message: 'The kustomization of this folder does not list this manifest, so it is not deployed with it and not judged. List it under resources, or name the file to have it judged by itself.' };
}

function segments(folder: string): readonly string[] {
  return folder === '.' ? [] : folder.split('/');
}

function plainParts(files: readonly ManifestFile[]): readonly Part[] {
  const folders = new Map<string, ManifestFile[]>();
  for (const file of files) {
    const folder = folderOf(file.file);
    const known = folders.get(folder);
    if (known) known.push(file);
    else folders.set(folder, [file]);
  }
  return [...folders].map(([folder, held]) => ({
    path: [...segments(folder), '.'],
    home: folder,
    manifests: held.flatMap(({ manifests }) => manifests),
    charts: [],
    files: held.map(({ file }) => file),
    incomplete: brokenIn(held),
  }));
}

function brokenIn(files: readonly ManifestFile[]): Reason | undefined {
  const broken = files.find((file) => file.mayHidePolicy);
  return broken && { text: `${broken.file} cannot be read` };
}

function builtParts(folders: readonly string[], builder: Builder): readonly Part[] {
  const roots = folders.filter((folder) => !builder.used.has(folder));
  // Where kustomizations only use each other, all of them are judged.
  return (roots.length > 0 ? roots : folders).flatMap((folder) => {
    const build = builder.build(folder);
    return build ? [{ path: [...segments(folder), 'kustomization.yaml'], home: inFolder(folder, 'kustomization.yaml'), manifests: build.manifests, charts: [], files: [...build.files], incomplete: build.incomplete }] : [];
  });
}

function chartPart(chart: Chart): Part {
  return { path: [...segments(chart.folder), 'Chart.yaml'], home: chart.folder, manifests: [], charts: [chart], files: chart.files, incomplete: undefined };
}
