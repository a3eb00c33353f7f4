import {
  isOmitted,
  list,
  mapOptions,
  object,
  optionsOf,
  originOf,
  reference,
  scalar,
  stepsOf,
  unknown,
  type Entries,
  type ListValue,
  type ObjectValue,
  type Origin,
  type Reason,
  type Scalar,
  type Value,
} from '@akslint/model';
import type { Configuration, Pointer } from './configuration.js';
import type { JsonScalar, JsonText } from './json-text.js';

/** What one resource instance is read with. */
export interface PlanScope {
  readonly file: string;
  readonly json: JsonText;
  readonly configuration: Configuration | undefined;
  readonly module: string;
  /** The key of the instance, for references without one. */
  readonly key: string;
  /** The resource key that a pointer means; undefined when it cannot be told. */
  target(pointer: Pointer): string | undefined;
  /** The structure that a text spells. */
  contentOf(argument: string, text: string, origin: Origin): Value | undefined;
}

/** One value of a plan with everything that is said of it elsewhere. */
interface Planned {
  /** The value; undefined when it is left out, as what is unknown is. */
  readonly at: number | undefined;
  readonly place: Origin;
  /** A mask: true, false, or masks of the parts. */
  readonly unknown: number | undefined;
  readonly sensitive: readonly number[];
  /** Configuration expressions of this value; undefined when none are known for it. */
  readonly expression: number | undefined;
  /** The same value as the source beside the plan gives it. */
  readonly source: Value | undefined;
  /** Whether something is written; undefined when it cannot be told. */
  readonly isWritten: boolean | undefined;
  readonly argument: string;
}

const afterApply: Reason = { text: 'it is known only after apply' };
const kept: Reason = { text: 'it is marked as sensitive, and akslint does not look at sensitive values', remedy: 'scan the source' };
const mostMatched = 200;

/** The arguments of a resource, each worked out when it is asked for. */
export function plannedBody(
  scope: PlanScope,
  whole: Pick<Planned, 'at' | 'place' | 'unknown' | 'sensitive' | 'expression'> & { readonly source: ObjectValue | undefined },
): ObjectValue {
  return object(new PlannedEntries(scope, { ...whole, isWritten: true, argument: '' }, whole.source), whole.place);
}

class PlannedEntries implements Entries {
  readonly #known = new Map<string, Value | undefined>();
  #members: ReturnType<JsonText['members']> | undefined;

  constructor(
    private readonly scope: PlanScope,
    private readonly whole: Planned,
    private readonly source: ObjectValue | undefined,
  ) {}

  *keys(): Iterable<string> {
    const { json } = this.scope;
    for (const key of new Set([...this.#written().keys(), ...json.members(this.whole.unknown).keys()])) if (this.has(key)) yield key;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  get(key: string): Value | undefined {
    if (!this.#known.has(key)) this.#known.set(key, this.#evaluate(key));
    return this.#known.get(key);
  }

  keyOrigin(key: string): Origin | undefined {
    return this.source?.entries.keyOrigin?.(key);
  }

  #written(): ReturnType<JsonText['members']> {
    this.#members ??= this.scope.json.members(this.whole.at);
    return this.#members;
  }

  #evaluate(key: string): Value | undefined {
    const { json } = this.scope;
    const { whole } = this;
    const member = this.#written().get(key);
    const source = this.source?.entries.get(key);
    const expression = json.member(whole.expression, key);
    return valueOf(this.scope, {
      at: member?.at,
      place: placeFrom(source) ?? (this.source || !member ? whole.place : jsonPlace(this.scope, member.keyStart, member.keyEnd)),
      unknown: partOfMask(json, whole.unknown, key),
      sensitive: whole.sensitive.flatMap((mask) => partOfMask(json, mask, key) ?? []),
      expression,
      source,
      isWritten: writtenness(this.source !== undefined, source, whole.expression !== undefined, expression),
      argument: whole.argument || key,
    });
  }
}

function writtenness(hasSource: boolean, source: Value | undefined, hasExpressions: boolean, expression: number | undefined): boolean | undefined {
  if (hasSource) return source !== undefined && !isOmitted(source);
  return hasExpressions ? expression !== undefined : undefined;
}

/** Undefined where nothing is written: the documented default then holds, as it does for the source. */
function valueOf(scope: PlanScope, planned: Planned): Value | undefined {
  const { json } = scope;
  if (isMarked(json, planned.unknown)) return unknownValue(scope, planned);
  const { at, source } = planned;
  const value = json.scalar(at);
  if (at === undefined || value === null) return source !== undefined && isOmitted(source) ? source : undefined;
  if (planned.sensitive.some((mask) => isMarked(json, mask))) return sensitiveValue(value, planned);
  if (value !== undefined) return scalarValue(scope, value, planned);
  return json.kind(at) === 'array' ? listValue(scope, at, planned) : objectValue(scope, planned);
}

function isMarked(json: JsonText, mask: number | undefined): boolean {
  return json.scalar(mask) === true;
}

/** The mask of a part; a mask for the whole holds for each part. */
function partOfMask(json: JsonText, mask: number | undefined, key: string): number | undefined {
  return mask === undefined || isMarked(json, mask) ? mask : json.member(mask, key);
}

function partsOfMask(json: JsonText, mask: number | undefined, count: number): readonly (number | undefined)[] {
  return isMarked(json, mask) ? Array.from({ length: count }, () => mask) : json.items(mask);
}

/**
 * Not known before apply. What the source or the configuration refers to links it to its resource; what nothing
 * writes is the provider's to choose, and counts as omitted.
 */
function unknownValue(scope: PlanScope, { expression, isWritten, place, source }: Planned): Value | undefined {
  if (isWritten === false) return undefined;
  if (source !== undefined) return afterApplyFrom(scope, source, place);
  const pointer = scope.configuration?.pointer(expression, scope.module);
  const target = pointer && scope.target(pointer);
  return pointer && target !== undefined ? reference(target, pointer.path, place) : unknown(afterApply, place);
}

function afterApplyFrom(scope: PlanScope, source: Value, place: Origin): Value {
  return mapOptions(source, (option) => {
    switch (option.kind) {
      case 'reference': {
        const target = scope.target({ address: option.target, path: option.path });
        return target === undefined ? unknown(afterApply, place, { nonNull: true }) : { ...option, target };
      }
      case 'list':
      case 'object':
        return option;
      case 'unknown':
        return unknown(afterApply, place, { ...(option.nonNull && { nonNull: true }), ...(option.content && { content: option.content }) });
      case 'scalar':
        return unknown(afterApply, place);
    }
  });
}

/** Only a switch that the source itself shows may be looked at. */
function sensitiveValue(value: JsonScalar | undefined, { place, source }: Planned): Value {
  const shown = typeof value === 'boolean' ? sameInSource(value, source) : undefined;
  return shown ?? unknown(kept, place, value === '' ? {} : { nonNull: true });
}

/** The value with the place that decides it in the source, where the source says the same. */
function scalarValue(scope: PlanScope, value: Exclude<JsonScalar, null>, { argument, at, isWritten, place, source }: Planned): Value {
  const same = sameInSource(value, source);
  if (same) return same;
  const origin = source === undefined && place.span.file === scope.file && at !== undefined ? jsonPlace(scope, place.span.start, scope.json.end(at)) : place;
  const content = typeof value === 'string' ? scope.contentOf(argument, value, origin) : undefined;
  return { ...scalar(value, origin), ...(content && { content }), ...(isWritten === false && { isDefault: true }) };
}

function sameInSource(value: JsonScalar, source: Value | undefined): Scalar | undefined {
  if (source === undefined) return undefined;
  for (const option of optionsOf(source)) if (option.value.kind === 'scalar' && option.value.value === value) return option.value;
  return undefined;
}

function listValue(scope: PlanScope, at: number, planned: Planned): ListValue | undefined {
  const { json } = scope;
  const { place, source } = planned;
  const items = json.items(at);
  if (items.length === 0 && planned.isWritten === false) return undefined;
  const sources = sourceItems(json, items, source);
  const expressions = json.items(planned.expression);
  const unknowns = partsOfMask(json, planned.unknown, items.length);
  const sensitives = planned.sensitive.map((mask) => partsOfMask(json, mask, items.length));
  return list(
    items.flatMap((item, index) => {
      const own = sources[index];
      return (
        valueOf(scope, {
          ...planned,
          at: item,
          place: placeFrom(own) ?? (source === undefined && place.span.file === scope.file ? jsonPlace(scope, item, Math.min(json.end(item), item + 1)) : place),
          unknown: unknowns[index],
          sensitive: sensitives.flatMap((parts) => parts[index] ?? []),
          expression: expressions[index] ?? (expressions.length === 1 ? expressions[0] : planned.expression),
          source: own,
        }) ?? (isMarked(json, unknowns[index]) ? unknown(afterApply, place) : [])
      );
    }),
    (source?.kind === 'list' ? source.origin : undefined) ?? place,
  );
}

/** A plan sorts sets, so that each of its items is given the first of the source that does not say otherwise. */
function sourceItems(json: JsonText, items: readonly number[], source: Value | undefined): readonly (Value | undefined)[] {
  if (source?.kind !== 'list') return [];
  const left = [...source.items];
  if (left.length > mostMatched || items.length > mostMatched) return left;
  const found = items.map((item) => {
    const index = left.findIndex((one) => isCompatible(json, item, one));
    return index === -1 ? undefined : left.splice(index, 1)[0];
  });
  return found.map((one) => one ?? left.shift());
}

function isCompatible(json: JsonText, at: number, source: Value): boolean {
  switch (source.kind) {
    case 'scalar':
      return json.scalar(at) === source.value;
    case 'object': {
      const members = json.members(at);
      return [...source.entries.keys()].every((key) => {
        const own = source.entries.get(key);
        const other = json.scalar(members.get(key)?.at);
        return own?.kind !== 'scalar' || other === undefined || own.value === null || own.value === other;
      });
    }
    case 'list':
    case 'reference':
    case 'unknown':
    case 'choice':
      return true;
  }
}

function objectValue(scope: PlanScope, planned: Planned): ObjectValue {
  const { place, source } = planned;
  const inner = source?.kind === 'object' ? source : undefined;
  return object(new PlannedEntries(scope, { ...planned, place: inner?.origin ?? place }, inner), inner?.origin ?? place);
}

/** The argument of the source, not what it came through. */
function placeFrom(source: Value | undefined): Origin | undefined {
  if (source === undefined) return undefined;
  const [outermost] = stepsOf(source.origin);
  return outermost ? originOf(outermost) : source.origin;
}

function jsonPlace({ file }: PlanScope, start: number, end: number): Origin {
  return originOf({ file, start, end });
}
