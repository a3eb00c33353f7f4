import type { Severity, SubjectResult, Verdict } from '@akslint/engine';
import type { Format, Subject } from '@akslint/model';

/** From the worst to the least. */
export const severityOrder: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** A kind of subject as it begins a sentence. */
function kindWord({ kind }: Subject): string {
  switch (kind) {
    case 'ManagedCluster':
      return 'Cluster';
    case 'Namespace':
      return 'Namespace';
    case 'DiagnosticSetting':
      return 'Diagnostic setting';
    case 'DefenderPlan':
      return 'Defender plan';
    case 'PolicyAssignment':
      return 'Policy assignment';
    case 'NetworkSecurityGroup':
      return 'Network security group';
  }
}

/** A format's name for people. */
export function formatWord(format: Format): string {
  switch (format) {
    case 'terraform':
      return 'Terraform';
    case 'terraform-plan':
      return 'Terraform plan';
    case 'bicep':
      return 'Bicep';
    case 'arm':
      return 'ARM template';
    case 'pulumi':
      return 'Pulumi';
    case 'pulumi-yaml':
      return 'Pulumi YAML';
    case 'kubernetes':
      return 'Kubernetes';
  }
}

/** A verdict for people. */
export function verdictWord(verdict: Verdict): string {
  switch (verdict) {
    case 'pass':
      return 'passed';
    case 'fail':
      return 'failed';
    case 'unknown':
      return 'undecided';
    case 'not-applicable':
      return 'not applicable';
    case 'suppressed':
      return 'suppressed';
  }
}

/** The sign that stands for a verdict, so that colour alone never says it. */
export function verdictSign(verdict: Verdict): string {
  switch (verdict) {
    case 'pass':
      return '✔';
    case 'fail':
      return '✖';
    case 'unknown':
      return '?';
    case 'not-applicable':
      return '–';
    case 'suppressed':
      return '⊘';
  }
}

/** `Cluster prod`, or the kind alone where the name is not known. */
export function subjectName({ subject }: SubjectResult): string {
  return subject.name === null ? kindWord(subject) : `${kindWord(subject)} ${subject.name}`;
}

/** `3 files`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** `2 clusters and 1 other resource`. */
export function subjectCount(subjects: readonly SubjectResult[]): string {
  const clusters = subjects.filter(({ subject }) => subject.kind === 'ManagedCluster').length;
  const others = subjects.length - clusters;
  return others === 0 ? counted(clusters, 'cluster') : `${counted(clusters, 'cluster')} and ${counted(others, 'other resource')}`;
}
