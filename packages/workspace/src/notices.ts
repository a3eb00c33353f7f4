import { originOf, type Notice } from '@akslint/model';
import { scanPath, type Discovery } from './discover.js';
import type { LintError } from './result.js';
import type { ScanRoots } from './scan-roots.js';
import type { Targets } from './targets.js';

const whatIsRead =
  'Terraform configuration (.tf, .tofu, .tf.json), Terraform plans and states as JSON, Bicep (.bicep, .bicepparam), ARM templates (.json), Pulumi projects (Pulumi.yaml) and Kubernetes manifests (.yaml, .json)';

/** What is to be told of the targets themselves. */
export function discoveryNotices(discovery: Discovery, { refused }: Targets, files: readonly string[], place: string): readonly Notice[] {
  const about = (file: string, message: string): Notice => ({ origin: originOf({ file, start: 0, end: 0 }), message });
  const isRead = new Set(files);
  const unread = discovery.json.filter((file) => discovery.named.has(file) && !isRead.has(file));
  const told = [
    ...discovery.foreign.map((file) => about(file, `This kind of file is not read; akslint reads ${whatIsRead}.`)),
    ...unread.map((file) => about(file, 'This JSON is no deployment template, no parameters of one, no Terraform plan and no Kubernetes manifest, so it is not read.')),
    ...discovery.otherYaml.map((file) => about(file, 'No Kubernetes objects were found in this YAML, so it is not read. For standard input of another kind, say its name with --stdin-filename.')),
    ...discovery.leftOut.map((file) => about(file, 'The configuration ignores this, so it is not searched.')),
  ];
  const isSomething = discovery.terraform.length + discovery.bicep.length + discovery.pulumi.length + files.length > 0;
  if (isSomething || told.length > 0 || refused.length > 0) return told;
  return [about(place, 'No infrastructure code was found here.')];
}

/** Where something is told that no file stands for. */
export function placeOf({ targets }: Targets, roots: ScanRoots, cwd: string): string {
  return scanPath(roots, targets[0]?.path ?? cwd);
}

/** By place, without repetitions. */
export function sortedNotices(notices: readonly Notice[]): readonly Notice[] {
  return sortedByPlace(notices, ({ origin, message }) => ({ file: origin.span.file, offset: origin.span.start, message }));
}

/** By place, without repetitions. */
export function sortedErrors(errors: readonly LintError[]): readonly LintError[] {
  return sortedByPlace(errors, ({ file, offset, message }) => ({ file, offset: offset ?? -1, message }));
}

/** By file, offset and text, each once; the order of code units, whatever the locale. */
function sortedByPlace<T>(things: readonly T[], placeOf: (thing: T) => { file: string; offset: number; message: string }): readonly T[] {
  const different = new Map(things.map((thing) => [JSON.stringify(Object.values(placeOf(thing))), thing]));
  return [...different.values()].sort((left, right) => {
    const [one, other] = [placeOf(left), placeOf(right)];
    if (one.file !== other.file) return one.file < other.file ? -1 : 1;
    if (one.offset !== other.offset) return one.offset - other.offset;
    return one.message < other.message ? -1 : 1;
  });
}
