import type { Origin } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { callValue } from './call.js';
import { dependent } from './decide.js';
import { originIn, type Environment } from './environment.js';
import { evaluate } from './expression.js';
import { scalarItem, sourcesOf, unknownItem, type Item, type Single } from './item.js';
import { eachOption } from './choose.js';

const longestText = 1_000_000;

/** `a${b}c`. */
export function templateText(node: ast.Template, env: Environment): Item {
  const origin = originIn(node, env);
  return joined(partsOf(node, env, origin), origin);
}

function partsOf(node: ast.Template, env: Environment, origin: Origin): readonly Item[] {
  return node.texts.flatMap((text, index) => {
    const expression = node.expressions[index];
    return [scalarItem(text, origin), ...(expression ? [evaluate(expression, env)] : [])];
  });
}

/** `pulumi.interpolate` is a template that waits for its outputs; other tags are functions. */
export function taggedTemplate(node: ast.Template, tag: ast.Expression, env: Environment): Item {
  const origin = originIn(node, env);
  const called = evaluate(tag, env);
  const isPulumi = called.kind === 'package' && called.name === '@pulumi/pulumi' && called.path.at(-1) === 'interpolate';
  if (isPulumi) return joined(partsOf(node, env, origin), origin);
  const texts = env.run.array(node.texts.map((text) => scalarItem(text, origin)), origin);
  return callValue(called, { items: [texts, ...node.expressions.map((expression) => evaluate(expression, env))] }, { env, node, self: undefined });
}

/** Text put together from parts, any of which may be a choice. A single part without text around it stays a reference. */
export function joined(parts: readonly Item[], origin: Origin): Item {
  const filled = parts.filter((part) => !(part.kind === 'scalar' && part.value === ''));
  const at = filled.findIndex(({ kind }) => kind === 'choice');
  const choice = filled[at];
  if (choice === undefined) return joinedSingles(filled as readonly Single[], origin);
  return eachOption(choice, (option) => joined(filled.with(at, option), origin));
}

function joinedSingles(parts: readonly Single[], origin: Origin): Item {
  const texts = parts.map(asText);
  const from = sourcesOf(parts);
  const more = from.length > 0 ? { from } : {};
  if (texts.every((text) => text !== undefined)) {
    const text = texts.join('');
    return text.length > longestText ? unknownItem('the text is too long', origin) : { ...scalarItem(text, origin), ...more };
  }
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'reference') return only;
  return dependent('text', parts, origin, { ...more, type: 'string', ...(hasText(parts) ? { nonNull: true } : {}) });
}

/** Whether the text is certainly not empty. */
function hasText(parts: readonly Single[]): boolean {
  return parts.some((part) => part.kind === 'scalar' || part.kind === 'reference' || (part.kind === 'unknown' && part.nonNull === true));
}

/** The text that JavaScript makes of a value; undefined when it cannot be told. */
function asText(item: Single): string | undefined {
  return item.kind === 'scalar' ? String(item.value) : undefined;
}
