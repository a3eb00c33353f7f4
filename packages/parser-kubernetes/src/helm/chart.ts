import { isUnreadable, object, originOf, scalar, unknown, type Origin, type SourceReader, type Value } from '@akslint/model';
import { isPolicy, matters } from '../kinds.js';
import { textAt } from '../manifest.js';
import { folderOf, inFolder, nameOf } from '../paths.js';
import { Members } from '../yaml/members.js';
import { readDocuments } from '../yaml/read-documents.js';

/** A Helm chart of the scan, whose templates hold kinds that matter. */
export interface Chart {
  readonly folder: string;
  readonly name: string;
  readonly declaredAt: Origin;
  /** Where its objects may stand: namespaces that the templates write out, and undefined for that of a release. */
  readonly namespaces: readonly (string | undefined)[];
  /** Its templates, or charts that it depends on, may hold network policies. */
  readonly bringsPolicies: boolean;
  /** Its description and templates. */
  readonly files: readonly string[];
}

const mostTemplates = 2000;
const deepestFolder = 20;

export function isChart(path: string): boolean {
  return nameOf(path) === 'Chart.yaml';
}

/** The chart that a `Chart.yaml` describes; undefined for one that deploys nothing that matters. */
export function readChart(reader: SourceReader, file: string): Chart | undefined {
  const folder = folderOf(file);
  const text = reader.read(file);
  const [description] = isUnreadable(text) ? [] : readDocuments(file, text, true).documents;
  if (description && textAt(description, 'type') === 'library') return undefined;
  const paths = templatesIn(reader, inFolder(folder, 'templates'));
  const templates = paths.flatMap((path) => {
    const template = reader.read(path);
    return isUnreadable(template) ? [] : [template];
  });
  const kinds = templates.flatMap(kindsIn);
  if (!kinds.some((kind) => kind === undefined || matters(kind))) return undefined;
  const name = description?.entries.get('name');
  const dependencies = description?.entries.get('dependencies');
  return {
    folder,
    name: (description && textAt(description, 'name')) ?? nameOf(folder),
    declaredAt: name ? originOf(name.origin.span) : originOf({ file, start: 0, end: 0 }),
    namespaces: namespacesIn(templates),
    bringsPolicies: kinds.some((kind) => kind === undefined || isPolicy(kind)) || (dependencies?.kind === 'list' && dependencies.items.length > 0),
    files: [file, ...paths],
  };
}

/** The body of a chart's resource: `name`, `namespace` and `bringsPolicies`. */
export function chartBody(chart: Chart, namespace: string | undefined): Extract<Value, { kind: 'object' }> {
  const at = chart.declaredAt;
  const reason = { text: `the chart ${chart.folder} is not rendered`, remedy: renderRemedy(chart.folder) };
  return object(
    new Members([
      ['name', scalar(chart.name, at)],
      ['namespace', namespace === undefined ? unknown(reason, at, { nonNull: true, key: `release of ${chart.folder}` }) : scalar(namespace, at)],
      ['bringsPolicies', scalar(chart.bringsPolicies, at)],
      ['remedy', scalar(renderRemedy(chart.folder), at)],
    ]),
    at,
  );
}

function renderRemedy(folder: string): string {
  return `render it with \`helm template ${folder} | akslint --stdin --stdin-filename x.yaml\``;
}

function templatesIn(reader: SourceReader, top: string): readonly string[] {
  const found: string[] = [];
  const waiting: { readonly folder: string; readonly depth: number }[] = [{ folder: top, depth: 0 }];
  for (let next = waiting.pop(); next && found.length < mostTemplates; next = waiting.pop()) {
    const entries = reader.list(next.folder);
    if (isUnreadable(entries)) continue;
    for (const { name, isDirectory } of entries) {
      const path = inFolder(next.folder, name);
      if (isDirectory && name !== 'tests' && next.depth < deepestFolder) waiting.push({ folder: path, depth: next.depth + 1 });
      else if (/\.(?:ya?ml|tpl|json)$/.test(name)) found.push(path);
    }
  }
  return found;
}

/** The kinds that a template names; undefined for one that is itself filled in. */
function kindsIn(template: string): readonly (string | undefined)[] {
  return [...template.matchAll(/^kind:[ \t]*["']?([^\s"'#]*)/gm)].map(([, kind = '']) => (/^[A-Za-z]+$/.test(kind) ? kind : undefined));
}

/** Namespaces written out in `metadata`; that of the release wherever one is filled in or left out. */
function namespacesIn(templates: readonly string[]): readonly (string | undefined)[] {
  const found = new Set<string | undefined>();
  for (const template of templates) {
    for (const document of template.split(/^---/m)) {
      const kinds = kindsIn(document).filter((kind) => kind === undefined || matters(kind));
      if (kinds.length === 0) continue;
      const [, written] = /^ {2,4}namespace:[ \t]*["']?([a-z0-9-]+)["']?[ \t]*$/m.exec(document) ?? [];
      found.add(kinds.includes('Namespace') ? undefined : written);
    }
  }
  return [...found].sort((left, right) => ((left ?? '') < (right ?? '') ? -1 : 1));
}
