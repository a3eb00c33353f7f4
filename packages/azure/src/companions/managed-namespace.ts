import { optionsOf, type Finding, type Setting, type Value, type WorkloadNamespace } from '@akslint/model';
import type { DeclaredManagedNamespace } from '../declared.js';

/** A namespace that Azure manages, with the default policy that Azure puts into it. */
export function managedNamespace(declared: DeclaredManagedNamespace, existence: Value = declared.head.existence): WorkloadNamespace {
  const { head, ingress, egress } = declared;
  return {
    ...head,
    kind: 'Namespace',
    existence,
    defaultDeny: bothWays(ingress, egress),
    imdsEgressBlocked: egressBlocked(egress),
  };
}

function bothWays(ingress: Setting, egress: Setting): Finding {
  const answers = [ingress, egress].map((setting) => ({ setting, holds: holds(setting.value, ['DenyAll']) }));
  const open = answers.find(({ holds: answer }) => answer === false);
  if (open) return finding(open.setting, false, `${said(open.setting)}, so the namespace has no default deny both ways.`);
  const undecided = answers.find(({ holds: answer }) => answer === undefined);
  if (undecided) return finding(undecided.setting, undefined, `It cannot be told what ${undecided.setting.label} is.`);
  return finding(egress, true, 'The default network policy denies everything both ways.');
}

function egressBlocked(egress: Setting): Finding {
  const answer = holds(egress.value, ['DenyAll', 'AllowSameNamespace']);
  if (answer === undefined) return finding(egress, undefined, `It cannot be told what ${egress.label} is.`);
  const ending = answer ? 'so the metadata address cannot be reached' : 'so pods can reach the metadata address';
  return finding(egress, answer, `${said(egress)}, ${ending}.`);
}

function said({ value, label }: Setting): string {
  if (value.kind !== 'scalar') return `${label} allows it`;
  return value.isDefault ? `${label} is not set; the default is ${String(value.value)}` : `${label} is ${String(value.value)}`;
}

/** Whether every option is one of these words, or none is. */
function holds(value: Value, accepted: readonly string[]): boolean | undefined {
  const answers = new Set(
    optionsOf(value).map(({ value: option }) => (option.kind === 'scalar' ? accepted.includes(String(option.value)) : undefined)),
  );
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
}

function finding({ value }: Setting, answer: boolean | undefined, message: string): Finding {
  return { holds: answer, message, at: value.origin, advice: value.advice ?? [] };
}
