import { undecidedValue, type Ground, type Picked, type Undecided, type World } from '@akslint/engine';
import { isOmitted, itemsOf, type Setting } from '@akslint/model';
import ipaddr from 'ipaddr.js';

/** What a list of authorized ranges lets in. */
export interface AddressRanges {
  /** What makes the list open to everyone, by a single range or by several that together cover a whole family. */
  readonly open: Ground | undefined;
  /** Whether it holds any range at all that can be seen. */
  readonly any: boolean;
  /** A part that cannot be judged; an open range beside it still decides. */
  readonly unsure: Undecided | undefined;
  readonly ground: Ground;
}

interface Interval {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
}

/** Reads the ranges as one world has them. A range that is no CIDR (a service tag, a typo) is unsure. */
export function addressRanges(world: World, setting: Setting): AddressRanges {
  const whole = world.pick(setting.value, setting.label);
  const items = whole.kind === 'list' ? itemsOf(whole).map((item) => world.pick(item, `a range in ${setting.label}`)) : [whole];
  const written = items.filter((item) => !isOmitted(item) && !isEmptyText(item));
  const unsure: Undecided[] = written.filter((item) => intervalOf(item) === undefined).map((item) => unsureItem(setting.label, item));
  if (whole.kind === 'list' && whole.open) unsure.push(undecidedValue(`part of ${setting.label}`, whole));
  const advice = world.adviceOf(setting.value);
  return {
    open: openAlone(setting.label, written, advice) ?? openTogether(setting.label, written, whole, advice),
    any: written.length > 0,
    unsure: unsure[0],
    ground: { says: saysOfRanges(setting.label, written.length, whole), at: whole.origin, advice },
  };
}

function saysOfRanges(label: string, count: number, whole: Picked): string {
  if (count > 0) return `${label} holds no open range`;
  return whole.kind === 'list' && !whole.isDefault ? `${label} is empty` : `${label} is not set`;
}

function isEmptyText(item: Picked): boolean {
  return item.kind === 'scalar' && item.value === '';
}

function unsureItem(label: string, item: Picked): Undecided {
  if (item.kind !== 'scalar') return undecidedValue(`a range in ${label}`, item);
  const text = `${label} holds ${JSON.stringify(item.value)}, which is no CIDR range`;
  return { clause: text, reason: { text, remedy: 'write the range as an address and a prefix length' }, at: item.origin };
}

function openAlone(label: string, items: readonly Picked[], advice: readonly string[]): Ground | undefined {
  const open = items.find((item) => {
    const interval = intervalOf(item);
    return interval !== undefined && isWhole([interval]);
  });
  return open && { says: `${label} holds ${open.kind === 'scalar' ? open.value : ''}`, at: open.origin, advice };
}

function openTogether(label: string, items: readonly Picked[], whole: Picked, advice: readonly string[]): Ground | undefined {
  const intervals = items.map(intervalOf).filter((interval) => interval !== undefined);
  for (const family of [4, 6] as const) {
    if (isWhole(intervals.filter((interval) => interval.family === family))) {
      return { says: `the ranges in ${label} together cover every IPv${family} address`, at: whole.origin, advice };
    }
  }
  return undefined;
}

/** Whether intervals of one family leave no address out. */
function isWhole(intervals: readonly Interval[]): boolean {
  const [any] = intervals;
  if (any === undefined) return false;
  let next = 0n;
  for (const { first, last } of intervals.toSorted((a, b) => (a.first < b.first ? -1 : Number(a.first > b.first)))) {
    if (first > next) return false;
    if (last >= next) next = last + 1n;
  }
  return next === 1n << (any.family === 4 ? 32n : 128n);
}

function intervalOf(item: Picked): Interval | undefined {
  if (item.kind !== 'scalar' || typeof item.value !== 'string') return undefined;
  const text = item.value.trim();
  const isSpelledOut = /^\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2}$/u.test(text) || text.includes(':');
  if (!isSpelledOut || !ipaddr.isValidCIDR(text)) return undefined;
  const [address, prefix] = ipaddr.parseCIDR(text);
  if (address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() && prefix >= 96) {
    return interval(4, address.toIPv4Address().toByteArray(), prefix - 96);
  }
  return interval(address.kind() === 'ipv4' ? 4 : 6, address.toByteArray(), prefix);
}

function interval(family: 4 | 6, bytes: readonly number[], prefix: number): Interval {
  const free = BigInt(bytes.length * 8 - prefix);
  const address = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const first = (address >> free) << free;
  return { family, first, last: first + (1n << free) - 1n };
}
