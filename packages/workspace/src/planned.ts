import type { SubjectResult } from '@akslint/engine';
import type { Deployment } from '@akslint/model';

/**
 * The results without those of a configuration whose plan lies beside it and says the same: a plan decides what its
 * source leaves open. Where the two decide a requirement differently the plan is out of date, and both stay.
 */
export function withoutPlanned(results: readonly SubjectResult[], deployments: readonly Deployment[]): readonly SubjectResult[] {
  const plans = deployments.filter(({ planOf }) => planOf !== undefined);
  if (plans.length === 0) return results;
  return results.filter((source) => {
    const planned = results.filter((one) => plans.some(({ id, planOf }) => id === one.subject.deployment && planOf === source.subject.deployment) && one.subject.kind === source.subject.kind);
    const twin = planned.find((one) => one.subject.address === source.subject.address);
    return twin === undefined || !agrees(source, twin);
  });
}

function agrees(source: SubjectResult, plan: SubjectResult): boolean {
  const planned = verdictsOf(plan);
  return [...verdictsOf(source)].every(([id, verdict]) => !isDecided(verdict) || !isDecided(planned.get(id)) || planned.get(id) === verdict);
}

function isDecided(verdict: string | undefined): boolean {
  return verdict === 'pass' || verdict === 'fail';
}

function verdictsOf({ controls }: SubjectResult): ReadonlyMap<string, string> {
  return new Map(controls.flatMap(({ id, requirements }) => requirements.map((requirement) => [`${id}/${requirement.id}`, requirement.verdict] as const)));
}
