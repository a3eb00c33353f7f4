import { undecidedValue, type Undecided, type World } from '@akslint/engine';
import type { DiagnosticSetting, LogEntry } from '@akslint/model';

/** The control-plane categories that the control asks for; `guard` is none of them. */
export const sixCategories = [
  'kube-apiserver',
  'kube-audit',
  'kube-audit-admin',
  'kube-controller-manager',
  'kube-scheduler',
  'cluster-autoscaler',
] as const;

/** What one diagnostic setting collects of the six, in one world. */
export interface Collection {
  readonly setting: DiagnosticSetting;
  /** Certainly enabled. */
  readonly enabled: ReadonlySet<string>;
  /** Enabled entries whose category is not known: each may be one of the six. */
  readonly unnamed: readonly Undecided[];
  /** What may enable any number of the six: entries that cannot be seen, a group whose content is not known. */
  readonly anyNumber: readonly Undecided[];
  readonly reachesWorkspace: boolean;
  readonly advice: readonly string[];
}

type Named = readonly string[] | 'unnamed' | 'any';

/** Reads a setting's log entries; entries that are not enabled count for nothing. */
export function collect(world: World, setting: DiagnosticSetting): Collection {
  const enabled = new Set<string>();
  const unnamed: Undecided[] = [];
  const anyNumber: Undecided[] = [];
  const advice: string[] = [];
  for (const entry of setting.logs.entries) {
    const named = categoriesOf(world, entry);
    advice.push(...world.adviceOf(entry.category), ...world.adviceOf(entry.group));
    if (named.length === 0) continue;
    const isEnabled = world.isTrue(entry.enabled, 'whether a log entry is enabled');
    advice.push(...world.adviceOf(entry.enabled));
    if (!isEnabled) continue;
    if (named === 'unnamed') unnamed.push(undecidedValue('a log category', world.pick(entry.category, 'a log category')));
    else if (named === 'any') anyNumber.push(groupOf(world, entry));
    else named.forEach((category) => enabled.add(category));
  }
  const { open, origin } = setting.logs;
  if (open) {
    const clause = `some of the log entries of ${setting.address} are not known because ${open.text}`;
    anyNumber.push({ clause, reason: open, at: origin });
  }
  const workspace = world.presence(setting.workspace);
  return { setting, enabled, unnamed, anyNumber, reachesWorkspace: workspace.value, advice: [...advice, ...workspace.advice] };
}

function categoriesOf(world: World, entry: LogEntry): Named {
  const group = world.pick(entry.group, 'a log category group');
  if (group.kind !== 'scalar') return 'any';
  if (typeof group.value === 'string' && group.value !== '') return categoriesOfGroup(group.value.toLowerCase());
  const category = world.pick(entry.category, 'a log category');
  if (category.kind !== 'scalar') return 'unnamed';
  return sixCategories.filter((one) => one === String(category.value).toLowerCase());
}

/** What `audit` holds for AKS is not documented. */
function categoriesOfGroup(group: string): Named {
  if (group === 'alllogs') return sixCategories;
  return group === 'audit' ? 'any' : [];
}

function groupOf(world: World, { group }: LogEntry): Undecided {
  const picked = world.pick(group, 'a log category group');
  if (picked.kind !== 'scalar') return undecidedValue('a log category group', picked);
  const text = 'which categories the group audit holds is not documented';
  return { clause: text, reason: { text, remedy: 'name the six categories, or use the group allLogs' }, at: picked.origin };
}
