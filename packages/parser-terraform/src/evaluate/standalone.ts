import { originOf, unknown, type Value } from '@akslint/model';
import { parseExpressionText } from '../syntax/index.js';
import { constantScope } from './constant-scope.js';
import { Evaluation } from './evaluation.js';
import { evaluate } from './expression.js';
import { failed } from './failure.js';
import { loadFunctions } from './function-table.js';
import type { FunctionFiles } from './functions/function.js';
import { noBindings, type Bindings } from './scope.js';

const noFile = { reason: 'there are no files here' };

const noFiles: FunctionFiles = {
  read: () => noFile,
  bytes: () => noFile,
  exists: () => noFile,
  set: () => noFile,
  render: (template) => unknown({ text: noFile.reason }, originOf({ file: template.file, start: 0, end: 0 })),
  absolute: () => noFile,
};

/** The value of an expression that stands alone, as `terraform console` works it out in an empty directory. */
export async function evaluateExpression(text: string, files: FunctionFiles = noFiles, bindings: Bindings = noBindings): Promise<Value> {
  const file = 'expression';
  const { expression, errors, functions } = parseExpressionText(file, text);
  const [error] = errors;
  if (error) return failed(error.message, originOf({ file, start: error.start, end: error.end }));
  const evaluation = new Evaluation(await loadFunctions(functions), files);
  return evaluate(expression, { ...constantScope(evaluation, file), bindings });
}
