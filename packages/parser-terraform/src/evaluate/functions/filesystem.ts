import { mapOptions, scalar, unknown, type Unknown, type Value } from '@akslint/model';
import { cleanPath } from '../../source/paths.js';
import { setFrom } from '../convert.js';
import { failed } from '../failure.js';
import { stringType } from '../type.js';
import { undecidedResult } from '../undecided.js';
import { markVerbatim } from '../verbatim.js';
import { toBase64 } from './base64.js';
import { isNull, overScalars, overValues, type Scalars, type ScalarSignature } from './define.js';
import type { FunctionCall, TerraformFunction, Unseen } from './function.js';
import { decidedByRun, isRefusal, lifted, type Computed, type Refusal } from './outcome.js';

function dirname(path: string): string {
  return cleanPath(path.slice(0, path.lastIndexOf('/') + 1));
}

function basename(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') return path === '' ? '.' : '/';
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

const overPath: ScalarSignature = { takes: ['string'], gives: 'string' };

/** What a call gives of a file that is not seen. */
export function withoutFile(answer: Refusal | Unseen, call: FunctionCall, more: Pick<Unknown, 'type' | 'nonNull'> = { type: 'string' }): Refusal | Value {
  return isRefusal(answer) ? answer : unknown({ text: answer.reason }, call.origin, more);
}

function file(args: Scalars, call: FunctionCall): Computed {
  const answer = call.files.read(args.text(0));
  if (!('text' in answer)) return withoutFile(answer, call);
  const span = { file: answer.file, start: 0, end: answer.text.length };
  return scalar(answer.text, { span: markVerbatim(span), via: { span: call.origin.span, next: call.origin.via } });
}

function templatefile(args: readonly Value[], call: FunctionCall): Value {
  return overValues({ least: 2, most: 2 }, ([path, variables], inner) => {
    if (!path || !variables) return failed('templatefile takes a path and variables', inner.origin);
    if (path.kind !== 'scalar') return undecidedResult(inner.name, [path, variables], inner.origin);
    const answer = inner.files.read(String(path.value));
    if (!('text' in answer)) return lifted(withoutFile(answer, inner), inner);
    return rendered(inner.files.render(answer, variables), inner);
  })(args, call);
}

const templatestring: TerraformFunction = overValues({ least: 2, most: 2 }, ([template, variables], call) => {
  if (!template || !variables) return failed('templatestring takes a template and variables', call.origin);
  if (template.kind !== 'scalar') return undecidedResult(call.name, [template, variables], call.origin, { type: 'string' });
  if (typeof template.value !== 'string') return failed('templatestring wants a text', call.origin);
  return rendered(call.files.render({ text: template.value, file: template.origin.span.file }, variables), call);
});

/** A template may be a single value of any type, but for null. */
function rendered(result: Value, call: FunctionCall): Value {
  return mapOptions(result, (option) => (isNull(option) ? failed('the result of the template is null', call.origin) : option));
}

const fileset = overScalars({ takes: ['string', 'string'], gives: 'set' }, (args, call) => {
  const answer = call.files.set(args.text(0), args.text(1));
  if ('reason' in answer) return withoutFile(answer, call, { type: 'set' });
  return setFrom(answer.map((path) => scalar(path, call.origin)), stringType, call.origin);
});

export const filesystemFunctions: Readonly<Record<string, TerraformFunction>> = {
  abspath: overScalars({ ...overPath, neverEmpty: true }, (args, call) => {
    const answer = call.files.absolute(args.text(0));
    return typeof answer === 'string' ? answer : withoutFile(answer, call);
  }),
  basename: overScalars({ ...overPath, neverEmpty: true }, (args) => basename(args.text(0))),
  dirname: overScalars({ ...overPath, neverEmpty: true }, (args) => dirname(args.text(0))),
  file: overScalars(overPath, file),
  filebase64: overScalars(overPath, (args, call) => {
    const answer = call.files.bytes(args.text(0));
    return answer instanceof Uint8Array ? toBase64(answer) : withoutFile(answer, call);
  }),
  fileexists: overScalars({ takes: ['string'], gives: 'bool' }, (args, call) => {
    const answer = call.files.exists(args.text(0));
    return typeof answer === 'boolean' ? answer : withoutFile(answer, call, { type: 'bool', nonNull: true });
  }),
  fileset,
  pathexpand: overScalars({ ...overPath, keepsText: 0 }, (args, call) => {
    const path = args.text(0);
    return path.startsWith('~') ? decidedByRun('the home directory is known only to a run', call.origin) : path;
  }),
  templatefile,
  templatestring,
};
