import { list, mapOptions, object, originOf, unknown, type Choice, type ObjectValue, type Origin, type Reason, type Value } from '@akslint/model';
import { contentType, headerOrigin, sourceBody, type SourceBody, type SourcedAttribute, type SourcedBlock } from '../module/source-body.js';
import { dynamicBlocks } from './dynamic.js';
import { Memo } from './evaluation.js';
import { evaluate } from './expression.js';
import { jsonBlocks } from './json-blocks.js';
import { LazyMembers } from './members.js';
import { withinArgument, type Scope } from './scope.js';
import { settled } from './steps.js';

/** What is to be evaluated as an object: arguments, and a list of objects for each type of block. */
export interface EvaluatedBody {
  readonly body: SourceBody;
  readonly scope: Scope;
  /** Names the body in a cycle: `azurerm_kubernetes_cluster.main`. */
  readonly name: string;
  /** Where an argument that is not there would stand. */
  readonly header: Origin;
  /** Arguments and blocks that mean something to Terraform itself. */
  readonly excluded?: ReadonlySet<string>;
  readonly open?: Reason | undefined;
}

interface Part {
  readonly attribute?: SourcedAttribute;
  readonly blocks: SourcedBlock[];
}

/** The body as an object whose members are worked out when they are asked for. */
export function bodyObject(evaluated: EvaluatedBody): ObjectValue {
  const { scope, name, header, open } = evaluated;
  const members = new Map<string, Memo<Value>>();
  const keyOrigins = new Map<string, Origin>();
  for (const [member, part] of partsOf(evaluated)) {
    const at = part.attribute ? nameOrigin(part.attribute) : header;
    keyOrigins.set(member, at);
    const compute = (): Value => settled(memberValue(part, scope, `${name}.${member}`, open));
    members.set(member, new Memo(scope.evaluation, `${name}.${member}`, compute, (cycle) => cyclic(cycle, at)));
  }
  return object(new LazyMembers(members, keyOrigins), header, open);
}

/** The value of something that needs itself. */
export function cyclic(cycle: string, at: Origin): Value {
  return unknown({ text: `it depends on itself: ${cycle}`, remedy: 'break the cycle' }, at);
}

function partsOf({ body, excluded }: EvaluatedBody): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const blocksOf = (type: string): SourcedBlock[] => {
    const part = parts.get(type) ?? { blocks: [] };
    parts.set(type, part);
    return part.blocks;
  };
  for (const [name, attribute] of body.attributes) {
    if (excluded?.has(name)) continue;
    const blocks = jsonBlocks(attribute.file, attribute.attribute);
    if (blocks) blocksOf(name).push(...blocks.map((block) => ({ file: attribute.file, block })));
    else parts.set(name, { attribute, blocks: [] });
  }
  for (const sourced of body.blocks) {
    if (!excluded?.has(sourced.block.type)) blocksOf(contentType(sourced.block)).push(sourced);
  }
  return parts;
}

function nameOrigin({ file, attribute }: SourcedAttribute): Origin {
  return originOf({ file, start: attribute.start, end: attribute.nameEnd });
}

function memberValue({ attribute, blocks }: Part, scope: Scope, name: string, open: Reason | undefined): Value {
  const written = attribute && evaluateArgument(attribute, scope);
  if (blocks.length === 0) return written ?? unknown({ text: 'nothing is written' }, originOf({ file: scope.file, start: 0, end: 0 }));
  const [first] = blocks;
  const start = first ? headerOrigin(first.file, first.block) : originOf({ file: scope.file, start: 0, end: 0 });
  return blocks.reduce<Value>(
    (value, sourced) => appended(value, blocksOf(sourced, scope, name, open)),
    written?.kind === 'list' || written?.kind === 'choice' ? written : list([], start),
  );
}

/** An argument's value; references in it are uses of the argument. */
export function evaluateArgument({ file, attribute }: SourcedAttribute, scope: Scope): Value {
  return evaluate(attribute.value, withinArgument(scope, file, attribute));
}

function blocksOf({ file, block }: SourcedBlock, scope: Scope, name: string, open: Reason | undefined): Value {
  const header = headerOrigin(file, block);
  const content = (inner: SourcedBlock, innerScope: Scope): ObjectValue =>
    bodyObject({ body: sourceBody(inner.file, inner.block.body), scope: innerScope, name, header, open });
  if (block.type === 'dynamic') return dynamicBlocks({ file, block }, scope, header, content);
  return list([content({ file, block }, scope)], header);
}

function appended(left: Value, right: Value): Value {
  return mapOptions(left, (l) => mapOptions(right, (r) => appendedSingles(l, r)));
}

function appendedSingles(left: Exclude<Value, Choice>, right: Exclude<Value, Choice>): Value {
  if (left.kind !== 'list') return left;
  if (right.kind !== 'list') return right.kind === 'unknown' ? list(left.items, left.origin, right.reason) : left;
  const origin = left.items.length === 0 ? right.origin : left.origin;
  return list([...left.items, ...right.items], origin, left.open ?? right.open);
}
