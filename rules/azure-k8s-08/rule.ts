import {
  defineControl,
  enumerated,
  fail,
  ground,
  mayBeMore,
  notApplicable,
  pass,
  undecided,
  type Judgement,
  type Undecided,
  type World,
} from '@akslint/engine';
import type { Companions, DiagnosticSetting, Origin } from '@akslint/model';
import { catalogue } from './catalogue.js';
import { collect, sixCategories, type Collection } from './collection.js';

export default defineControl({
  about: catalogue,
  requirements: {
    'control-plane-logs': {
      ManagedCluster: ({ cluster, world }) => logsCollected(gather(world, cluster.diagnosticSettings, cluster.declaredAt)),
      DiagnosticSetting: ({ subject, world }) => logsCollected(alone(world, subject)),
    },
    'log-analytics': {
      ManagedCluster: ({ cluster, world }) => logsReach(gather(world, cluster.diagnosticSettings, cluster.declaredAt)),
      DiagnosticSetting: ({ subject, world }) => logsReach(alone(world, subject)),
    },
  },
});

/** What the settings of a cluster do together, in one world. */
interface Gathered {
  readonly collections: readonly Collection[];
  readonly more: readonly Undecided[];
  readonly declaredAt: Origin;
}

function gather(world: World, { found, mayBeMore: more }: Companions<DiagnosticSetting>, declaredAt: Origin): Gathered {
  return {
    collections: world.present(found).map((setting) => collect(world, setting)),
    more: more ? [mayBeMore('diagnostic settings', more, declaredAt)] : [],
    declaredAt,
  };
}

function alone(world: World, setting: DiagnosticSetting): Gathered {
  return { collections: [collect(world, setting)], more: [], declaredAt: setting.declaredAt };
}

function logsCollected({ collections, more, declaredAt }: Gathered): Judgement {
  const advice = collections.flatMap((one) => one.advice);
  const enabled = union(collections);
  const missing = sixCategories.filter((category) => !enabled.has(category));
  if (missing.length === 0) return pass(ground(`${addresses(collections)} enables all six`, logsAt(collections, declaredAt), ...advice));
  const unnamed = collections.flatMap((one) => one.unnamed);
  const [open] = [...more, ...collections.flatMap((one) => one.anyNumber), ...(unnamed.length >= missing.length ? unnamed : [])];
  if (open) return undecided(open, ...advice);
  if (collections.length === 0) return fail(ground('no diagnostic setting for this cluster is in the scan', declaredAt));
  const verb = missing.length === 1 ? 'is' : 'are';
  return fail(ground(`${enumerated(missing)} ${verb} not enabled by ${addresses(collections)}`, logsAt(collections, declaredAt), ...advice));
}

/** Asks only about those of the six that are enabled; whether all are is the other requirement's question. */
function logsReach({ collections, more, declaredAt }: Gathered): Judgement {
  const advice = collections.flatMap((one) => one.advice);
  const withWorkspace = collections.filter((one) => one.reachesWorkspace);
  const without = collections.filter((one) => !one.reachesWorkspace);
  const reached = union(withWorkspace);
  const lost = [...union(without)].filter((category) => !reached.has(category));
  if (lost.length > 0) {
    const [rescue] = [...more, ...doubtsOf(withWorkspace)];
    if (rescue) return undecided(rescue, ...advice);
    const verb = lost.length === 1 ? 'reaches' : 'reach';
    return fail(ground(`${enumerated(lost)} ${verb} no workspace from ${addresses(without)}`, workspaceAt(without, declaredAt), ...advice));
  }
  const [spoiler] = reached.size < sixCategories.length ? [...more, ...doubtsOf(without)] : [];
  if (spoiler) return undecided(spoiler, ...advice);
  if (reached.size > 0 || doubtsOf(withWorkspace).length > 0) {
    return pass(ground(`${addresses(withWorkspace)} sends them to a workspace`, workspaceAt(withWorkspace, declaredAt), ...advice));
  }
  const nothing = collections.length === 0 ? 'there is no diagnostic setting' : 'none of the six categories is enabled';
  return notApplicable(ground(nothing, declaredAt, ...advice));
}

function doubtsOf(collections: readonly Collection[]): readonly Undecided[] {
  return collections.flatMap(({ unnamed, anyNumber }) => [...anyNumber, ...unnamed]);
}

function union(collections: readonly Collection[]): ReadonlySet<string> {
  return new Set(collections.flatMap(({ enabled }) => [...enabled]));
}

function addresses(collections: readonly Collection[]): string {
  return enumerated(collections.map(({ setting }) => setting.address));
}

function logsAt([first]: readonly Collection[], fallback: Origin): Origin {
  return first?.setting.logs.origin ?? fallback;
}

function workspaceAt([first]: readonly Collection[], fallback: Origin): Origin {
  return first?.setting.workspace.value.origin ?? fallback;
}
