import type { ManagedCluster, Mode, Subject } from '@akslint/model';
import type { CatalogueEntry, RequirementWords } from './catalogue.js';
import type { Judgement } from './judgement.js';
import type { Severity } from './results.js';
import type { World } from './world.js';

/** What a requirement is asked about. */
export interface Situation<S extends Subject> {
  readonly subject: S;
  readonly world: World;
}

/** The situation of a cluster. Reading `mode` decides it, so ask for it only where it matters. */
export interface ClusterSituation extends Situation<ManagedCluster> {
  readonly cluster: ManagedCluster;
  readonly mode: Mode;
}

type Kind = Subject['kind'];
type SituationOf<K extends Kind> = K extends 'ManagedCluster' ? ClusterSituation : Situation<Extract<Subject, { kind: K }>>;

/** How a requirement judges each kind of subject that it applies to. Pure functions, one world at a time. */
export type Judges = { readonly [K in Kind]?: (situation: SituationOf<K>) => Judgement };

type ClusterJudge = NonNullable<Judges['ManagedCluster']>;

export interface Requirement {
  readonly id: string;
  readonly severity: Severity;
  readonly words: RequirementWords;
  readonly judges: Judges;
}

export interface Control {
  readonly id: string;
  readonly name: string;
  readonly severity: Severity;
  readonly requirements: readonly Requirement[];
}

interface ControlDefinition<R extends string> {
  /** The control's words, severities among them. */
  readonly about: CatalogueEntry<R>;
  /** A function judges clusters only. */
  readonly requirements: Readonly<Record<NoInfer<R>, Judges | ClusterJudge>>;
}

/** A control from its words and the logic of its requirements, in the order of the words. */
export function defineControl<R extends string>({ about, requirements }: ControlDefinition<R>): Control {
  const ids = Object.keys(about.requirements).filter((id): id is R => id in requirements);
  return {
    id: about.id,
    name: about.name,
    severity: about.severity,
    requirements: ids.map((id) => {
      const words = about.requirements[id];
      const logic: Judges | ClusterJudge = requirements[id];
      return {
        id,
        severity: words.severity ?? about.severity,
        words,
        judges: typeof logic === 'function' ? { ManagedCluster: logic } : logic,
      };
    }),
  };
}

/** Asks a requirement about a subject in a world; undefined when it does not concern that kind of subject. */
export function judgeOf({ judges }: Requirement, subject: Subject): ((world: World) => Judgement) | undefined {
  switch (subject.kind) {
    case 'ManagedCluster':
      return judges.ManagedCluster && inClusterSituation(judges.ManagedCluster, subject);
    case 'Namespace':
      return inSituation(judges.Namespace, subject);
    case 'DiagnosticSetting':
      return inSituation(judges.DiagnosticSetting, subject);
    case 'DefenderPlan':
      return inSituation(judges.DefenderPlan, subject);
    case 'PolicyAssignment':
      return inSituation(judges.PolicyAssignment, subject);
    case 'NetworkSecurityGroup':
      return inSituation(judges.NetworkSecurityGroup, subject);
  }
}

function inSituation<S extends Subject>(
  judge: ((situation: Situation<S>) => Judgement) | undefined,
  subject: S,
): ((world: World) => Judgement) | undefined {
  return judge && ((world) => judge({ subject, world }));
}

function inClusterSituation(judge: (situation: ClusterSituation) => Judgement, cluster: ManagedCluster): (world: World) => Judgement {
  return (world) =>
    judge({
      cluster,
      subject: cluster,
      world,
      get mode() {
        return world.mode(cluster);
      },
    });
}
