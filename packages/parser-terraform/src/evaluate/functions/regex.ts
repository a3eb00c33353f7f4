import { RE2JS, type Matcher } from 're2js';
import { list as listValue, object, scalar, unknown, type Origin, type Value } from '@akslint/model';
import { listFrom } from '../convert.js';
import { anyType, stringType } from '../type.js';
import { typeOf } from '../type-of.js';
import { unify } from '../unify.js';
import { longestText, mostItems, overScalars, refuse, tooLarge, type Scalars } from './define.js';
import type { FunctionCall, TerraformFunction } from './function.js';
import { isRefusal, text, type Computed, type Refusal } from './outcome.js';

interface Pattern {
  readonly compiled: RE2JS;
  /** Names of the groups by their number; undefined for a group without one. */
  readonly names: readonly (string | undefined)[];
}

/** One match: the whole, then the groups; undefined for a group that took no part. */
interface Match {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

function compile(pattern: string): Pattern | Refusal {
  try {
    const compiled = RE2JS.compile(pattern);
    const names: (string | undefined)[] = Array.from({ length: compiled.groupCount() + 1 }, () => undefined);
    for (const [name, number] of Object.entries(compiled.namedGroups())) names[Number(number)] = name;
    return { compiled, names };
  } catch {
    return refuse('the regular expression is none that Terraform knows');
  }
}

/** The matches from left to right, as Go finds them: an empty one right behind another does not count. */
function* matchesOf({ compiled, names }: Pattern, subject: string): Generator<Match> {
  const matcher = compiled.matcher(subject);
  let from = 0;
  let previousEnd = -1;
  while (from <= subject.length && matcher.find(from)) {
    const match = { start: matcher.start(), end: matcher.end(), groups: groupsOf(matcher, names.length) };
    const isEmpty = match.start === match.end;
    if (!isEmpty || match.start !== previousEnd) yield match;
    previousEnd = match.end;
    from = isEmpty ? nextCharacter(subject, match.end) : match.end;
  }
}

function groupsOf(matcher: Matcher, count: number): readonly (string | undefined)[] {
  return Array.from({ length: count }, (_, index) => (matcher.start(index) < 0 ? undefined : (matcher.group(index) ?? undefined)));
}

function nextCharacter(subject: string, index: number): number {
  const code = subject.codePointAt(index);
  return index + (code !== undefined && code > 0xffff ? 2 : 1);
}

/** The text of a match, a tuple of its groups, or an object of its named groups. */
function captured({ names }: Pattern, match: Match, origin: Origin): Value {
  const group = (index: number): Value => {
    const part = match.groups[index];
    return part === undefined ? scalar(null, origin) : text(part, origin);
  };
  if (names.length === 1) return group(0);
  if (names[1] === undefined) return listValue(names.slice(1).map((_, index) => group(index + 1)), origin);
  return object(new Map(names.flatMap((name, index): [string, Value][] => (name === undefined ? [] : [[name, group(index)]]))), origin);
}

function patternOf(args: Scalars): Pattern | Refusal {
  const pattern = compile(args.text(0));
  if (isRefusal(pattern)) return pattern;
  const named = pattern.names.slice(1).filter((name) => name !== undefined).length;
  return named > 0 && named < pattern.names.length - 1 ? refuse('named and unnamed groups cannot be mixed') : pattern;
}

const regex = overScalars({ takes: ['string', 'string'], gives: 'string' }, (args, call) => {
  const pattern = patternOf(args);
  if (isRefusal(pattern)) return pattern;
  for (const match of matchesOf(pattern, args.text(1))) return captured(pattern, match, call.origin);
  return refuse('the regular expression matches nothing');
});

const regexall = overScalars({ takes: ['string', 'string'], gives: 'list' }, (args, call) => {
  const pattern = patternOf(args);
  if (isRefusal(pattern)) return pattern;
  const found: Value[] = [];
  for (const match of matchesOf(pattern, args.text(1))) {
    found.push(captured(pattern, match, call.origin));
    if (found.length > mostItems) return tooLarge(call);
  }
  const item = pattern.names.length === 1 ? stringType : (unify(found.map((value) => typeOf(value))) ?? anyType);
  return listFrom(found, item, call.origin);
});

function replaceMatches(subject: string, source: string, replacement: string, call: FunctionCall): Computed {
  const pattern = compile(source);
  if (isRefusal(pattern)) return pattern;
  let result = '';
  let end = 0;
  for (const match of matchesOf(pattern, subject)) {
    result += subject.slice(end, match.start) + expanded(replacement, pattern, match);
    end = match.end;
    if (result.length > longestText) return tooLarge(call);
  }
  return result + subject.slice(end);
}

/** `$name`, `${name}` and `$1` in a replacement; a name is as long as it can be, and one that there is not is empty. */
function expanded(replacement: string, { names }: Pattern, match: Match): string {
  return replacement.replace(/\$(?:(\$)|(\w+)|\{(\w+)\})/g, (_, dollar: string | undefined, bare: string | undefined, braced: string | undefined) => {
    if (dollar !== undefined) return '$';
    const name = bare ?? braced ?? '';
    return match.groups[/^\d+$/.test(name) ? Number(name) : names.indexOf(name)] ?? '';
  });
}

const replace = overScalars({ takes: ['string', 'string', 'string'], gives: 'string' }, (args, call) => {
  const [subject, wanted, replacement] = [args.text(0), args.text(1), args.text(2)];
  if (wanted.length > 1 && wanted.startsWith('/') && wanted.endsWith('/')) {
    return replaceMatches(subject, wanted.slice(1, -1), replacement, call);
  }
  const parts = wanted === '' ? ['', ...Array.from(subject), ''] : subject.split(wanted);
  if (subject.length + parts.length * replacement.length > longestText) return tooLarge(call);
  return parts.join(replacement);
});

/** The type of what `regex` gives depends on the pattern alone, so that an unknown subject leaves it open. */
const regexOfUnknown: TerraformFunction = (args, call) => {
  const result = regex(args, call);
  if (result.kind !== 'unknown' || result.type !== 'string') return result;
  return unknown(result.reason, result.origin, result.key === undefined ? {} : { key: result.key });
};

export const functions: Readonly<Record<string, TerraformFunction>> = { regex: regexOfUnknown, regexall, replace };
