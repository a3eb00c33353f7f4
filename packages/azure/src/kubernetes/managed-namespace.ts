import { isOmitted, mapOptions, optionsOf, scalar, type Finding, type Origin, type Value } from '@akslint/model';
import { metadataAddress } from './address-block.js';

/** The two findings on a namespace that the cluster's resource provider manages. */
export interface ManagedNamespaceFindings {
  readonly defaultDeny: Finding;
  readonly imdsEgressBlocked: Finding;
}

type Rule = 'DenyAll' | 'AllowAll' | 'AllowSameNamespace';

const rules: readonly Rule[] = ['DenyAll', 'AllowAll', 'AllowSameNamespace'];
/** What stands when nothing is written. Source: Microsoft Learn, managed namespaces. */
const defaults = { ingress: 'AllowSameNamespace', egress: 'AllowAll' } as const;

/**
 * What `defaultNetworkPolicy` of a managed namespace means: DenyAll both ways denies by default, anything else does
 * not; egress that is DenyAll or AllowSameNamespace keeps pods from the metadata service. `at` is where an omitted
 * rule would stand.
 */
export function judgeManagedNamespace(ingress: Value | undefined, egress: Value | undefined, at: Origin): ManagedNamespaceFindings {
  const into = withDefault(ingress, 'ingress', at);
  const out = withDefault(egress, 'egress', at);
  const advice = [...spelling(into), ...spelling(out)];
  return { defaultDeny: { ...denial(into, out), advice }, imdsEgressBlocked: { ...reach(out), advice: spelling(out) } };
}

function withDefault(written: Value | undefined, direction: keyof typeof defaults, at: Origin): Value {
  const fallback = (): Value => ({ ...scalar(defaults[direction], at), isDefault: true });
  return written === undefined ? fallback() : mapOptions(written, (option) => (isOmitted(option) || isEmpty(option) ? { ...fallback(), origin: option.origin } : option));
}

function isEmpty(value: Value): boolean {
  return value.kind === 'scalar' && value.value === '';
}

function denial(ingress: Value, egress: Value): Omit<Finding, 'advice'> {
  for (const [direction, value] of [['ingress', ingress], ['egress', egress]] as const) {
    if (isAmong(value, ['DenyAll']) === false) {
      return { holds: false, message: `The managed namespace does not deny by default: ${direction} is ${spelt(value)}.`, at: value.origin };
    }
  }
  for (const value of [ingress, egress]) {
    if (isAmong(value, ['DenyAll']) === undefined) return { holds: undefined, message: `It cannot be told whether the managed namespace denies by default: ${doubt(value)}.`, at: value.origin };
  }
  return { holds: true, message: 'The managed namespace denies ingress and egress by default.', at: ingress.origin };
}

function reach(egress: Value): Omit<Finding, 'advice'> {
  const blocked = isAmong(egress, ['DenyAll', 'AllowSameNamespace']);
  const at = egress.origin;
  if (blocked === undefined) return { holds: undefined, message: `It cannot be told whether pods of the managed namespace can reach ${metadataAddress}: ${doubt(egress)}.`, at };
  if (blocked) return { holds: true, message: `Pods of the managed namespace cannot reach ${metadataAddress}: egress is ${spelt(egress)}.`, at };
  return { holds: false, message: `Pods of the managed namespace can reach ${metadataAddress}: egress is ${spelt(egress)}.`, at };
}

function isAmong(value: Value, accepted: readonly Rule[]): boolean | undefined {
  const answers = new Set(
    optionsOf(value).map((option) => {
      if (option.value.kind === 'unknown' || option.value.kind === 'reference') return undefined;
      const rule = ruleOf(option.value);
      return rule !== undefined && accepted.includes(rule);
    }),
  );
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
}

/** Words compare without case. */
function ruleOf(value: Value): Rule | undefined {
  if (value.kind !== 'scalar') return undefined;
  const word = String(value.value).toLowerCase();
  return rules.find((rule) => rule.toLowerCase() === word);
}

function spelt(value: Value): string {
  const words = optionsOf(value).map((option) => (option.value.kind === 'scalar' ? `${String(option.value.value)}${option.value.isDefault ? ' (not set; this is the default)' : ''}` : 'not a known word'));
  return [...new Set(words)].join(' or ');
}

function doubt(value: Value): string {
  const reason = value.kind === 'unknown' || value.kind === 'choice' ? value.reason : { text: 'it is known only after deployment' };
  return 'remedy' in reason && reason.remedy !== undefined ? `${reason.text}; ${reason.remedy}` : reason.text;
}

function spelling(value: Value): readonly string[] {
  return optionsOf(value).flatMap((option) => {
    const rule = ruleOf(option.value);
    const isOff = option.value.kind === 'scalar' && rule !== undefined && option.value.value !== rule;
    return isOff && option.value.kind === 'scalar' ? [`"${String(option.value.value)}" is documented as ${rule}.`] : [];
  });
}
