import { fail, ground, mayBeMore, pass, undecided, withoutDuplicates, type ClusterSituation, type Ground, type Judgement } from '@akslint/engine';
import type { Finding, WorkloadNamespace } from '@akslint/model';

const nothing = 'nothing from inside the cluster is in the scan';
const pointAtIt = 'scan the Kubernetes manifests, or the code that deploys them, too; or, if they are kept elsewhere, say so in the configuration: companions: { "default-deny": "elsewhere", "imds-egress": "elsewhere" }';
/** More sentences do not help. */
const mostNamed = 3;

export type FindingOf = (namespace: WorkloadNamespace) => Finding;

/** Whether a finding holds in every workload namespace of the cluster; undecided when there is none in the scan. */
export function inEveryNamespace({ cluster, world }: ClusterSituation, findingOf: FindingOf): Judgement {
  const { found, mayBeMore: more } = cluster.namespaces;
  const failing = found.filter((one) => findingOf(one).holds === false);
  const certain = failing.filter(isCertain);
  const first = certain.length > 0 ? undefined : failing.find((one) => world.has(one));
  const bad = first ? [first] : certain;
  if (bad.length > 0) return fail(groundOf(bad.map(findingOf)));

  const open = found.filter((one) => findingOf(one).holds === undefined).find((one) => world.has(one));
  if (open) return undecidedFinding(findingOf(open));
  const good = found.filter((one) => findingOf(one).holds === true);
  const certainlyGood = good.filter(isCertain);
  const alone = certainlyGood.length > 0 ? undefined : good.find((one) => world.has(one));
  const there = alone ? [alone] : certainlyGood;
  if (more) return undecided(mayBeMore('namespaces', more, cluster.declaredAt), ...adviceOf(there.map(findingOf)));
  if (there.length > 0) return pass(groundOf(there.map(findingOf)));
  return undecided({ clause: nothing, reason: { text: nothing, remedy: pointAtIt }, at: cluster.declaredAt });
}

/** The same for a namespace whose cluster is not in the scan. */
export function judgeFinding(finding: Finding): Judgement {
  if (finding.holds === undefined) return undecidedFinding(finding);
  return finding.holds ? pass(groundOf([finding])) : fail(groundOf([finding]));
}

function isCertain({ existence, doubt }: WorkloadNamespace): boolean {
  return doubt === undefined && existence.kind === 'scalar' && existence.value === true;
}

function undecidedFinding(finding: Finding): Judgement {
  const clause = clauseOf(finding);
  return undecided({ clause, isSentence: true, reason: { text: clause }, at: finding.at }, ...finding.advice);
}

/** A finding's message says which namespace it is about and all else. */
function groundOf(findings: readonly Finding[]): Ground {
  const sentences = findings.slice(0, mostNamed).map(clauseOf);
  const rest = findings.length - sentences.length;
  if (rest > 0) sentences.push(`The same goes for ${rest} more`);
  const [first] = findings;
  const at = first?.at ?? { span: { file: '', start: 0, end: 0 }, via: undefined };
  return { ...ground(sentences.join('. '), at, ...adviceOf(findings)), isSentence: true };
}

function adviceOf(findings: readonly Finding[]): readonly string[] {
  return withoutDuplicates(findings.flatMap(({ advice }) => advice), (text) => text);
}

function clauseOf({ message }: Finding): string {
  return message.endsWith('.') ? message.slice(0, -1) : message;
}
