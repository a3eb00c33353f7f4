import { list, originOf, scalar, unknown, type Value } from '@akslint/model';
import type { JsonValue } from '../syntax/arm-ast.js';
import { object } from './entries.js';

/** JSON as data, with the place of each value; nothing in it is an expression. */
export function jsonData(file: string, json: JsonValue): Value {
  const origin = originOf({ file, start: json.start, end: json.end });
  switch (json.kind) {
    case 'object':
      return object(
        json.members.map((member) => ({
          name: member.name,
          value: () => jsonData(file, member.value),
          key: originOf({ file, start: member.start, end: member.nameEnd }),
        })),
        origin,
      );
    case 'array':
      return list(json.items.map((item) => jsonData(file, item)), origin);
    case 'string':
    case 'number':
    case 'boolean':
      return scalar(json.value, origin);
    case 'null':
      return scalar(null, origin);
    case 'broken':
      return unknown({ text: 'this part of the file cannot be read' }, origin);
  }
}
