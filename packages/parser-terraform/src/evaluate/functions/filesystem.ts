import { scalar, unknown, type Value } from '@akslint/model';
import { setFrom } from '../convert.js';
import { failed } from '../failure.js';
import { stringType } from '../type.js';
import { undecidedResult } from '../undecided.js';
import { markVerbatim } from '../verbatim.js';
import { toBase64 } from './base64.js';
import { overScalars, overValues, type Scalars, type ScalarSignature } from './define.js';
import type { FunctionCall, TerraformFunction } from './function.js';
import { decidedByRun, type Computed } from './outcome.js';

/** A path without `.`, `..` where it can be resolved, and doubled slashes. */
function cleanPath(path: string): string {
  const isRooted = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (part !== '..' || !isRooted) kept.push(part);
  }
  const joined = kept.join('/');
  return isRooted ? `/${joined}` : joined || '.';
}

function dirname(path: string): string {
  return cleanPath(path.slice(0, path.lastIndexOf('/') + 1));
}

function basename(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') return path === '' ? '.' : '/';
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

const overPath: ScalarSignature = { takes: ['string'], gives: 'string' };

function unreadable(reason: string, call: FunctionCall, type: 'string' | 'bool' | 'set' = 'string'): Value {
  return unknown({ text: reason }, call.origin, { type });
}

function file(args: Scalars, call: FunctionCall): Computed {
  const answer = call.files.read(args.text(0));
  if ('reason' in answer) return unreadable(answer.reason, call);
  const span = { file: answer.file, start: 0, end: answer.text.length };
  return scalar(answer.text, { span: markVerbatim(span), via: { span: call.origin.span, next: call.origin.via } });
}

function templatefile(args: readonly Value[], call: FunctionCall): Value {
  return overValues({ least: 2, most: 2 }, ([path, variables], inner) => {
    if (!path || !variables) return failed('templatefile takes a path and variables', inner.origin);
    if (path.kind !== 'scalar') return undecidedResult(inner.name, [path, variables], inner.origin);
    const answer = inner.files.read(String(path.value));
    if ('reason' in answer) return unreadable(answer.reason, inner);
    return inner.files.render(answer, variables);
  })(args, call);
}

const templatestring: TerraformFunction = overValues({ least: 2, most: 2 }, ([template, variables], call) => {
  if (!template || !variables) return failed('templatestring takes a template and variables', call.origin);
  if (template.kind !== 'scalar') return undecidedResult(call.name, [template, variables], call.origin, { type: 'string' });
  if (typeof template.value !== 'string') return failed('templatestring wants a text', call.origin);
  return call.files.render({ text: template.value, file: template.origin.span.file }, variables);
});

const fileset = overScalars({ takes: ['string', 'string'], gives: 'set' }, (args, call) => {
  const answer = call.files.set(args.text(0), args.text(1));
  if ('reason' in answer) return unreadable(answer.reason, call, 'set');
  return setFrom(answer.map((path) => scalar(path, call.origin)), stringType, call.origin);
});

export const filesystemFunctions: Readonly<Record<string, TerraformFunction>> = {
  abspath: overScalars({ ...overPath, neverEmpty: true }, (args, call) => {
    const answer = call.files.absolute(args.text(0));
    return typeof answer === 'string' ? answer : unreadable(answer.reason, call);
  }),
  basename: overScalars({ ...overPath, neverEmpty: true }, (args) => basename(args.text(0))),
  dirname: overScalars({ ...overPath, neverEmpty: true }, (args) => dirname(args.text(0))),
  file: overScalars(overPath, file),
  filebase64: overScalars(overPath, (args, call) => {
    const answer = call.files.bytes(args.text(0));
    return 'reason' in answer ? unreadable(answer.reason, call) : toBase64(answer);
  }),
  fileexists: overScalars({ takes: ['string'], gives: 'bool' }, (args, call) => {
    const answer = call.files.exists(args.text(0));
    return typeof answer === 'boolean' ? answer : unreadable(answer.reason, call, 'bool');
  }),
  fileset,
  pathexpand: overScalars({ ...overPath, keepsText: 0 }, (args, call) => {
    const path = args.text(0);
    return path.startsWith('~') ? decidedByRun('the home directory is known only to a run', call.origin) : path;
  }),
  templatefile,
  templatestring,
};
