import { mapOptions, originOf, scalar, unknown, type Choice, type Origin, type Reason, type Value } from '@akslint/model';
import type { Template, TemplateFor, TemplateIf, TemplatePart, TemplateText } from '../syntax/ast.js';
import { overCollection, tooManyItems, withRow } from './comprehension.js';
import { chooseBy, outcomesOf } from './condition.js';
import { textOfScalar, wordFor } from './convert.js';
import { evaluate } from './expression.js';
import { failed, isFailure } from './failure.js';
import { piecesOf, reasonWithPieces, type Pieces } from './pieces.js';
import { rowsOf } from './rows.js';
import { originAt, type Scope } from './scope.js';
import { undecidedReason } from './steps.js';
import { derivedKey } from './undecided.js';
import { markVerbatim } from './verbatim.js';

type Single = Exclude<Value, Choice>;

/** Past this length a text is not worked out. */
const longestText = 4_000_000;

/** Evaluates quoted text or a heredoc. A quoted `"${x}"` is `x` itself, whatever its type. */
export function evaluateTemplate(template: Template, scope: Scope): Value {
  const [only] = template.parts;
  if (only?.kind === 'interpolation' && template.parts.length === 1 && !template.isHeredoc) return evaluate(only.expression, scope);
  if (only?.kind === 'text' && template.parts.length === 1 && isVerbatim(template, only)) {
    return scalar(only.text, scope.pinned ?? originOf(markVerbatim({ file: scope.file, start: only.start, end: only.end })));
  }
  return evaluateParts(template.parts, scope, originAt(scope, template));
}

/** Escapes and indentation that is taken away make a text shorter than its source. */
function isVerbatim(template: Template, { text, start, end }: TemplateText): boolean {
  return template.isHeredoc && text.length === end - start;
}

function evaluateParts(parts: readonly TemplatePart[], scope: Scope, at: Origin): Value {
  let result: Value = scalar('', at);
  let pending = '';
  for (const part of parts) {
    const piece = evaluatePart(part, scope, at);
    if (piece.kind === 'scalar' && typeof piece.value === 'string' && pending.length + piece.value.length < longestText) {
      pending += piece.value;
      continue;
    }
    if (pending !== '') result = joined(result, scalar(pending, at), at);
    pending = '';
    result = joined(result, piece, at);
    if (isFailure(result)) return result;
  }
  return pending === '' ? result : joined(result, scalar(pending, at), at);
}

function evaluatePart(part: TemplatePart, scope: Scope, at: Origin): Value {
  switch (part.kind) {
    case 'text':
      return scalar(part.text, at);
    case 'interpolation': {
      const value = evaluate(part.expression, scope);
      const isPlain = value.kind === 'scalar' && value.value !== null;
      return isPlain ? scalar(textOfScalar(value), at) : value;
    }
    case 'if':
      return evaluateIf(part, scope, at);
    case 'for':
      return evaluateFor(part, scope, at);
  }
}

function evaluateIf(part: TemplateIf, scope: Scope, at: Origin): Value {
  const outcomes = outcomesOf(evaluate(part.condition, scope), originAt(scope, part.condition));
  return chooseBy(outcomes, (is) => nested(is ? part.whenTrue : part.whenFalse, scope, at));
}

function evaluateFor(part: TemplateFor, scope: Scope, at: Origin): Value {
  return overCollection(part.collection, scope, at, 'string', (collection) => {
    const { rows, open } = rowsOf(collection);
    if (open) return unknown(open, collection.origin, { type: 'string' });
    let result: Value = scalar('', at);
    for (const row of rows) {
      if (!scope.evaluation.charge(1)) return unknown(tooManyItems, at, { type: 'string' });
      result = joined(result, nested(part.parts, withRow(scope, part, row), at), at);
    }
    return result;
  });
}

/** The parts of a directive, which may hold further directives. */
function nested(parts: readonly TemplatePart[], scope: Scope, at: Origin): Value {
  if (!scope.evaluation.enter()) return unknown({ text: 'it is nested too deep to be worked out' }, at);
  try {
    return evaluateParts(parts, scope, at);
  } finally {
    scope.evaluation.leave();
  }
}

function joined(left: Value, right: Value, at: Origin): Value {
  return mapOptions(left, (l) => mapOptions(right, (r) => joinedSingles(l, r, at)));
}

function joinedSingles(left: Single, right: Single, at: Origin): Value {
  if (isFailure(left)) return left;
  if (isFailure(right)) return right;
  if (right.kind === 'list' || right.kind === 'object') return failed(`${wordFor(right)} cannot stand in a text`, at);
  if (right.kind === 'scalar' && right.value === null) return failed('null cannot stand in a text', at);
  if (left.kind === 'scalar' && right.kind === 'scalar') {
    const text = textOfScalar(left) + textOfScalar(right);
    return text.length < longestText ? scalar(text, at) : unknown({ text: 'the text is longer than akslint reads' }, at, { type: 'string', nonNull: true });
  }
  const undecided = left.kind === 'unknown' || left.kind === 'reference' ? left : right;
  const isEmpty = left.kind === 'scalar' && left.value === '';
  const key = isEmpty ? derivedKey('tostring', [right]) : derivedKey('join', [left, right]);
  const reason = reasonWithPieces(reasonOf(undecided), [...piecesFrom(left), ...piecesFrom(right)]);
  return unknown(reason, undecided.origin, {
    type: 'string',
    ...((isNeverEmpty(left) || isNeverEmpty(right)) && { nonNull: true }),
    ...(key !== undefined && { key }),
  });
}

function reasonOf(value: Single): Reason {
  return value.kind === 'unknown' || value.kind === 'reference' ? undecidedReason(value) : { text: 'a part of the text is not known' };
}

function piecesFrom(value: Single): Pieces {
  if (value.kind === 'scalar') return value.value === '' ? [] : [textOfScalar(value)];
  return piecesOf(value) ?? [value];
}

function isNeverEmpty(value: Single): boolean {
  if (value.kind === 'scalar') return value.value !== '' && value.value !== null;
  return value.kind === 'reference' || (value.kind === 'unknown' && value.nonNull === true);
}
