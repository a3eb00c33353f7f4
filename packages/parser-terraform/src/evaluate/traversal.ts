import { choice, itemsOf, list, mapOptions, object, originOf, scalar, through, type Assumption, type Choice, type Origin, type Span, type Unknown, type Value } from '@akslint/model';
import type { Expression, Splat, SplatStep, Variable } from '../syntax/ast.js';
import { evaluate } from './expression.js';
import { isFailure } from './failure.js';
import { originAt, type Binding, type Resolved, type Scope, type TraversalStep } from './scope.js';
import { attributeOf, indexOf } from './steps.js';
import { derivedKey } from './undecided.js';

interface Traversal {
  readonly root: Expression;
  readonly steps: readonly TraversalStep[];
}

/** Evaluates `a.b[c]`: names are resolved with as many steps as belong to them, the rest goes into the value. */
export function evaluateTraversal(expression: Expression, scope: Scope): Value {
  const { root, steps } = flattened(expression);
  const at = originAt(scope, expression);
  if (root.kind !== 'variable') return followed(evaluate(root, scope), steps, scope, at);
  const binding = scope.bindings.get(root.name);
  const { value, used, isUse } = binding ? bound(binding) : { ...named(root, steps, scope, at), isUse: true };
  const result = followed(value, steps.slice(used), scope, at);
  return isUse ? throughArgument(result, scope) : result;
}

function bound(binding: Binding): Resolved & { readonly isUse: boolean } {
  return { value: binding.value, used: 0, isUse: binding.isUse };
}

function named(root: Variable, steps: readonly TraversalStep[], scope: Scope, at: Origin): Resolved {
  return scope.names.resolve(root.name, steps, scope, at);
}

/** Records the argument as a use, unless what decides stands in this very argument. */
function throughArgument(value: Value, scope: Scope): Value {
  const { use } = scope;
  if (use === undefined || isWithin(value.origin.span, use)) return value;
  return through(value, use);
}

function isWithin(inner: Span, outer: Span): boolean {
  return inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;
}

function flattened(expression: Expression): Traversal {
  const steps: TraversalStep[] = [];
  let root = expression;
  while (root.kind === 'attribute' || root.kind === 'index') {
    steps.push(root.kind === 'attribute' ? { kind: 'attribute', name: root.name } : { kind: 'index', key: root.key });
    root = root.of;
  }
  return { root, steps: steps.reverse() };
}

function followed(value: Value, steps: readonly TraversalStep[], scope: Scope, at: Origin): Value {
  let result = value;
  for (const step of steps) {
    result =
      step.kind === 'attribute'
        ? attributeOf(result, step.name, at, scope.evaluation)
        : indexOf(result, evaluate(step.key, scope), at, scope.evaluation);
  }
  return result;
}

/** Evaluates `a[*].b`: each item in turn; a single value is a list of one, null a list of none. */
export function evaluateSplat(expression: Splat, scope: Scope): Value {
  return splat(evaluate(expression.of, scope), expression.each, scope, originAt(scope, expression));
}

function splat(value: Value, steps: readonly SplatStep[], scope: Scope, at: Origin): Value {
  return mapOptions(value, (option) => splatOfSingle(option, steps, scope, at));
}

function splatOfSingle(value: Exclude<Value, Choice>, steps: readonly SplatStep[], scope: Scope, at: Origin): Value {
  const each = (item: Value): Value => eachStep(item, steps, scope, at);
  switch (value.kind) {
    case 'list': {
      const items = itemsOf(value).map(each);
      return items.find(isFailure) ?? list(items, value.origin, value.open);
    }
    case 'scalar':
    case 'object':
    case 'reference': {
      if (value.kind === 'scalar' && value.value === null) return list([], value.origin);
      const item = each(value);
      return isFailure(item) ? item : list([item], value.origin);
    }
    case 'unknown':
      return isFailure(value) ? value : splatOfUnknown(value, each);
  }
}

/** Nobody knows how many items a list has; anything else is one, or none when it turns out to be null. */
function splatOfUnknown(value: Unknown, each: (item: Value) => Value): Value {
  const { type, reason, origin } = value;
  if (type === 'list' || type === 'set' || type === undefined) return list([], origin, reason);
  const item = each(value.nonNull ? value : { ...value, nonNull: true });
  const one = isFailure(item) ? item : list([item], origin);
  if (value.nonNull) return one;
  const key = derivedKey('eq', [value, scalar(null, origin)]);
  const when = (isNull: boolean): readonly Assumption[] => (key === undefined ? [] : [{ key, is: isNull }]);
  return choice([{ value: one, when: when(false) }, { value: list([], origin), when: when(true) }], reason, origin);
}

function eachStep(item: Value, steps: readonly SplatStep[], scope: Scope, at: Origin): Value {
  let result = item;
  for (const step of steps) {
    if (step.kind === 'attribute') result = attributeOf(result, step.name, at, scope.evaluation);
    else if (step.kind === 'index') result = indexOf(result, evaluate(step.key, scope), at, scope.evaluation);
    else result = splat(result, step.each, scope, at);
  }
  return result;
}

/** `each`, `count` and iterators are objects of what they offer. */
export function iterator(members: Readonly<Record<string, Value>>, origin: Origin): Binding {
  // What it offers already came through the argument that feeds it.
  return { value: object(new Map(Object.entries(members)), originOf(origin.span)), isUse: true };
}
