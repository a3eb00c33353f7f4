import type { Policy } from './network-policy.js';
import { requiredValues, type Pod } from './selector.js';

/**
 * Finds the policies that may select a pod, in their order, without asking each: those that require a label are
 * kept by that label's values. What is left out certainly does not select the pod.
 */
export class PolicyIndex {
  private readonly byLabel = new Map<string, number[]>();
  private readonly others: number[] = [];

  constructor(private readonly policies: readonly Policy[]) {
    policies.forEach((policy, index) => {
      const required = requiredValues(policy.pods);
      if (!required) this.others.push(index);
      for (const value of new Set(required?.values)) this.keep(labelKey(required?.key ?? '', value), index);
    });
  }

  of(pod: Pod): readonly Policy[] {
    const values = [...pod.labels].map(([key, value]) => ('text' in value ? labelKey(key, value.text) : undefined));
    if (pod.moreLabels || values.includes(undefined)) return this.policies;
    const found = values.flatMap((label) => (label === undefined ? [] : (this.byLabel.get(label) ?? [])));
    return [...this.others, ...found].sort((left, right) => left - right).flatMap((index) => this.policies[index] ?? []);
  }

  private keep(label: string, index: number): void {
    const kept = this.byLabel.get(label);
    if (kept) kept.push(index);
    else this.byLabel.set(label, [index]);
  }
}

function labelKey(key: string, value: string): string {
  return `${key}\u0000${value}`;
}
