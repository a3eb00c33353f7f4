import type { Attribute, Block, Expression, ObjectCons } from '../syntax/ast.js';
import { literalText } from '../module/source-body.js';

/**
 * Arguments that hold a map or free data in the resources that akslint reads. All other objects in a `.tf.json`
 * file stand for blocks: the JSON syntax does not tell the two apart, only the provider's schema does.
 */
const mapArguments: ReadonlySet<string> = new Set([
  'annotations',
  'body',
  'data',
  'input',
  'labels',
  'limits',
  'manifest',
  'match_labels',
  'node_labels',
  'node_selector',
  'parameter_values',
  'requests',
  'sensitive_body',
  'tags',
]);

/** The blocks that an argument of a `.tf.json` file stands for; undefined when it is an argument. */
export function jsonBlocks(file: string, attribute: Attribute): readonly Block[] | undefined {
  if (!file.endsWith('.json') || mapArguments.has(attribute.name)) return undefined;
  const { value } = attribute;
  if (value.kind === 'object') return [asBlock(attribute, value)];
  if (value.kind !== 'tuple' || value.items.length === 0) return undefined;
  const objects = value.items.filter(isObject);
  return objects.length === value.items.length ? objects.map((item) => asBlock(attribute, item)) : undefined;
}

function isObject(expression: Expression): expression is ObjectCons {
  return expression.kind === 'object';
}

function asBlock(attribute: Attribute, value: ObjectCons): Block {
  const attributes = value.items.flatMap((item): Attribute[] => {
    const name = item.bareKey ?? literalText(item.key);
    return name === undefined ? [] : [{ start: item.start, end: item.end, name, nameEnd: item.key.end, value: item.value }];
  });
  const body = { start: value.start, end: value.end, attributes, blocks: [] };
  return { start: attribute.start, end: value.end, type: attribute.name, labels: [], headerEnd: attribute.nameEnd, body };
}
