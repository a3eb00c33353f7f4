import type * as ast from '../syntax/ast.js';
import { globalNamed } from '../builtin/globals.js';
import { arrayLiteral, objectLiteral } from './literals.js';
import { assign, update } from './assign.js';
import { callExpression, newExpression } from './call.js';
import { makeClass } from './class.js';
import { decide, missingness, orElse, reasonOf, truthOf } from './decide.js';
import { originIn, Scope, spanIn, type Environment } from './environment.js';
import { nothing, scalarItem, textOf, unknownItem, used, type Item, type Single } from './item.js';
import { indexExpression, memberOf } from './member.js';
import { binary, unary } from './operators.js';
import { restrict } from './path.js';
import { taggedTemplate, templateText } from './text.js';

/** The value of an expression. Never throws; what cannot be decided is unknown with its reason. */
export function evaluate(node: ast.Expression, env: Environment): Item {
  const { run } = env;
  if (!run.spend()) return unknownItem('the program takes too many steps to be followed to its end', originIn(node, env));
  const value = run.deeper(() => evaluateKind(node, env));
  if (value !== undefined) return value;
  run.incomplete ??= { text: 'a part of the program nests too deeply to be followed' };
  return unknownItem('its evaluation goes too deep', originIn(node, env));
}

function evaluateKind(node: ast.Expression, env: Environment): Item {
  const origin = originIn(node, env);
  switch (node.kind) {
    case 'literal':
      return scalarItem(node.value, origin);
    case 'template':
      return node.tag ? taggedTemplate(node, node.tag, env) : templateText(node, env);
    case 'name':
      return nameValue(node, env);
    case 'this':
      return env.self ?? nothing(origin);
    case 'super':
      return env.self ?? nothing(origin);
    case 'member':
      return memberOf(evaluate(node.of, env), node.name, node.isOptional, node, env);
    case 'index':
      return indexExpression(node, env);
    case 'call':
      return callExpression(node, env);
    case 'new':
      return newExpression(node, env);
    case 'import':
      return dynamicImport(node, env);
    case 'object':
      return objectLiteral(node, env);
    case 'array':
      return arrayLiteral(node, env);
    case 'function':
      return functionValue(node, env);
    case 'class':
      return makeClass(node, env);
    default:
      return evaluateOperation(node, env);
  }
}

type Operation = Extract<ast.Expression, { kind: 'unary' | 'binary' | 'logical' | 'conditional' | 'assignment' | 'update' | 'sequence' | 'unsupported' }>;

function evaluateOperation(node: Operation, env: Environment): Item {
  switch (node.kind) {
    case 'unary':
      return unary(node, env);
    case 'binary':
      return binary(node.operator, evaluate(node.left, env), evaluate(node.right, env), env.run, originIn(node, env));
    case 'logical':
      return logical(node, env);
    case 'conditional':
      return env.run.either(
        decide(evaluate(node.condition, env), env.run),
        originIn(node, env),
        () => evaluate(node.whenTrue, env),
        () => evaluate(node.whenFalse, env),
      );
    case 'assignment':
      return assign(node, env);
    case 'update':
      return update(node, env);
    case 'sequence':
      return node.items.reduce<Item>((_before, item) => evaluate(item, env), nothing(originIn(node, env)));
    case 'unsupported':
      return unknownItem(`${node.what} is not evaluated`, originIn(node, env));
  }
}

/** A function expression's own name means the function in it. */
function functionValue(node: ast.FunctionNode, env: Environment): Item {
  const origin = originIn(node, env);
  if (node.isArrow || node.name === undefined) return { kind: 'function', node, env, origin };
  const scope = new Scope(env.scope, false);
  const value: Item = { kind: 'function', node, env: { ...env, scope }, origin };
  scope.declare(node.name, { value, born: env.run.path });
  return value;
}

function nameValue(node: ast.Name, env: Environment): Item {
  const { run } = env;
  const cell = env.scope.find(node.name);
  if (cell) return used(restrict(cell.link ? cell.link() : cell.value, run.path), env.use);
  const found = globalNamed(node.name, env, originIn(node, env));
  if (found) return found;
  run.failures += 1;
  return unknownItem(`"${node.name}" is not declared here`, originIn(node, env));
}

function logical(node: ast.Logical, env: Environment): Item {
  const { run } = env;
  const origin = originIn(node, env);
  const left = evaluate(node.left, env);
  const right = (): Item => evaluate(node.right, env);
  if (node.operator === '??') return orElse(left, (value) => missingness(value, true), run, origin, right);
  return run.cases(left, (value) => {
    const is = truthOf(value);
    if (is !== undefined) return is === (node.operator === '||') ? value : right();
    const decision = decide(value, run);
    if (node.operator === '||') return run.either(decision, origin, () => asTrue(value), right);
    return run.either(decision, origin, right, () => asFalse(value));
  });
}

/** An undecided value in the worlds in which it counts as true. */
function asTrue(value: Single): Item {
  if (value.kind !== 'unknown') return value;
  return value.type === 'bool' ? scalarItem(true, value.origin) : { ...value, nonNull: true };
}

/** An undecided value in the worlds in which it counts as false: `false`, nothing, zero or an empty text. */
function asFalse(value: Single): Item {
  if (value.kind === 'unknown' && value.type === 'bool') return scalarItem(false, value.origin);
  return { ...unknownItem(reasonOf(value), value.origin), isFalsy: true };
}

function dynamicImport(node: ast.DynamicImport, env: Environment): Item {
  const source = evaluate(node.source, env);
  const text = textOf(source);
  if (text === undefined) return unknownItem('which module is imported cannot be told', originIn(node, env));
  return env.run.modules.importedBy(env, text, '*', spanIn(node, env));
}
