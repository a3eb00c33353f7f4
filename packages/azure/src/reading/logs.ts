import { choice, scalar, type LogEntries, type LogEntry, type Origin, type Reason, type Value } from '@akslint/model';
import type { Alternative, Section } from './section.js';

/** How one block or object says what it collects. */
export type ReadLogEntry = (section: Section) => LogEntry;

/**
 * What a list of log blocks collects. Where the list is one of several, an entry is enabled in those worlds in which
 * the list in force enables it.
 */
export function logEntries(alternatives: readonly Alternative[], origin: Origin, read: ReadLogEntry): LogEntries {
  const lists = alternatives.map(({ sections }) => sections.map(read));
  const open = alternatives.find((alternative) => alternative.open)?.open;
  const entries = lists.length === 1 ? (lists[0] ?? []) : joined(alternatives, lists, origin);
  return open ? { entries, open, origin } : { entries, origin };
}

/** Both lists of entries of one setting. */
export function together(one: LogEntries, other: LogEntries): LogEntries {
  const open = one.open ?? other.open;
  const entries = [...one.entries, ...other.entries];
  return open ? { entries, open, origin: one.origin } : { entries, origin: one.origin };
}

function joined(alternatives: readonly Alternative[], lists: readonly (readonly LogEntry[])[], origin: Origin): readonly LogEntry[] {
  const undecided: Reason = { text: 'the list of logs is one of several' };
  const kinds = new Map<string, LogEntry>();
  for (const entry of lists.flat()) {
    const kind = kindOf(entry) ?? `#${kinds.size}`;
    if (!kinds.has(kind)) kinds.set(kind, entry);
  }
  return [...kinds.values()].map((entry) => {
    const options = lists.map((entries, index) => ({
      value: enabledIn(entries, entry) ?? scalar(false, origin),
      when: alternatives[index]?.when ?? [],
    }));
    return { ...entry, enabled: choice(options, undecided, entry.origin) };
  });
}

function enabledIn(entries: readonly LogEntry[], wanted: LogEntry): Value | undefined {
  const kind = kindOf(wanted);
  const twins = entries.filter((entry) => entry === wanted || (kind !== undefined && kindOf(entry) === kind));
  const on = twins.find(({ enabled }) => enabled.kind === 'scalar' && enabled.value === true);
  return (on ?? twins[0])?.enabled;
}

function kindOf({ category, group }: LogEntry): string | undefined {
  if (category.kind !== 'scalar' || group.kind !== 'scalar') return undefined;
  return JSON.stringify([category.value, group.value]);
}
