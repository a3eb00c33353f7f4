import type { Notice } from '@akslint/model';

/** More names than these say less than their number. */
const mostNames = 4;

/** Notices in their order, those of one folder that say the same of several things told once, where the first stands. */
export function foldedNotices(notices: readonly Notice[]): readonly Notice[] {
  const groups = new Map<string, [Notice, ...Notice[]]>();
  for (const notice of notices) {
    const key = keyOf(notice);
    const group = groups.get(key);
    if (group) group.push(notice);
    else groups.set(key, [notice]);
  }
  return [...groups.values()].map(told);
}

function keyOf({ origin: { span }, message, alike }: Notice): string {
  if (!alike) return JSON.stringify([span.file, span.start, message]);
  return JSON.stringify([span.file.slice(0, span.file.lastIndexOf('/') + 1), alike.many, alike.predicate]);
}

function told(group: readonly [Notice, ...Notice[]]): Notice {
  const [first] = group;
  const names = [...new Set(group.flatMap(({ alike }) => (alike ? [alike.name] : [])))];
  if (names.length < 2 || !first.alike) return first;
  const { many, predicate } = first.alike;
  return { origin: first.origin, message: `${many} ${listed(names)} ${predicate}` };
}

function listed(names: readonly string[]): string {
  const shown = names.length > mostNames + 1 ? names.slice(0, mostNames) : names;
  const last = shown.length < names.length ? `${names.length - shown.length} others` : shown.at(-1);
  const before = shown.length < names.length ? shown : shown.slice(0, -1);
  return `${before.join(', ')} and ${last}`;
}
