import { choice, list, mapOptions, unknown, type Choice, type ObjectValue, type Origin, type Reason, type Value } from '@akslint/model';
import { label, literalText, type SourcedBlock } from '../module/source-body.js';
import type { Block } from '../syntax/ast.js';
import { evaluate } from './expression.js';
import { failed, isFailure } from './failure.js';
import { rowsOf, unwalkable, type Row } from './rows.js';
import { withBindings, withinArgument, type Binding, type Scope } from './scope.js';
import { itemOfUnknown } from './shape.js';
import { settled, undecidedReason } from './steps.js';
import { tooManyItems } from './comprehension.js';
import { iterator } from './traversal.js';

type Content = (content: SourcedBlock, scope: Scope) => ObjectValue;

interface Dynamic {
  readonly content: SourcedBlock;
  readonly iteratorName: string;
  readonly scope: Scope;
  readonly header: Origin;
  readonly build: Content;
}

/**
 * The blocks that `dynamic "x" { for_each = … content { … } }` makes, as a list. When it cannot be told whether
 * there are any, it is a choice between none and at least one with this content.
 */
export function dynamicBlocks({ file, block }: SourcedBlock, scope: Scope, header: Origin, build: Content): Value {
  const content = block.body.blocks.find(({ type }) => type === 'content');
  const forEach = block.body.attributes.find(({ name }) => name === 'for_each');
  if (!content || !forEach) return failed(`the dynamic block has no ${content ? 'for_each' : 'content'}`, header);
  const dynamic: Dynamic = { content: { file, block: content }, iteratorName: iteratorName(block), scope, header, build };
  const collection = settled(evaluate(forEach.value, withinArgument(scope, file, forEach)));
  return mapOptions(collection, (option) => blocksFor(option, dynamic));
}

function iteratorName(block: Block): string {
  const written = block.body.attributes.find(({ name }) => name === 'iterator')?.value;
  if (written?.kind === 'variable') return written.name;
  return literalText(written) ?? label(block, 0) ?? 'dynamic';
}

function blocksFor(collection: Exclude<Value, Choice>, dynamic: Dynamic): Value {
  const { header, scope } = dynamic;
  if (isFailure(collection)) return list([], header, undecidedOf(collection));
  switch (collection.kind) {
    case 'list':
    case 'object': {
      const { rows, open } = rowsOf(collection);
      if (!scope.evaluation.charge(rows.length)) return list([], header, tooManyItems);
      return list(rows.map((row) => blockOf(row, dynamic)), header, open);
    }
    case 'scalar':
      return list([], header, undecidedOf(unwalkable(collection, header) ?? collection));
    case 'unknown':
    case 'reference':
      return perhapsSome(collection, dynamic);
  }
}

function blockOf({ key, value }: Row, { content, iteratorName, scope, header, build }: Dynamic): Value {
  const bound: [string, Binding] = [iteratorName, iterator({ key, value }, value.origin)];
  return { ...build(content, withBindings(scope, [bound])), origin: header };
}

function perhapsSome(collection: Extract<Value, { kind: 'unknown' | 'reference' }>, dynamic: Dynamic): Value {
  const reason = undecidedReason(collection);
  const item = collection.kind === 'unknown' ? itemOfUnknown(collection) : unknown(reason, collection.origin);
  const block = blockOf({ key: unknown(reason, collection.origin, { nonNull: true }), value: item }, dynamic);
  const key = presenceKey(collection);
  const when = (is: boolean): { readonly key: string; readonly is: boolean }[] => (key === undefined ? [] : [{ key, is }]);
  return choice(
    [
      { value: list([block], dynamic.header, reason), when: when(true) },
      { value: list([], dynamic.header), when: when(false) },
    ],
    reason,
    collection.origin,
  );
}

/** Names the question whether a collection holds anything; it is that of `length(x) > 0`. */
export function presenceKey(collection: Value): string | undefined {
  return collection.kind === 'unknown' && collection.key !== undefined ? `lt(0,length(${collection.key}))` : undefined;
}

function undecidedOf(value: Value): Reason {
  return value.kind === 'unknown' ? value.reason : { text: 'it cannot be worked out' };
}
