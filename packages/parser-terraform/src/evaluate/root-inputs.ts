import { originOf, scalar, unknown, type Origin, type Reason, type Span, type Value } from '@akslint/model';
import { headerOrigin, type Declaration, type SourcedAttribute } from '../module/source-body.js';
import { parseExpressionText } from '../syntax/index.js';
import { constantScope } from './constant-scope.js';
import type { Evaluation } from './evaluation.js';
import { evaluate } from './expression.js';
import { failed } from './failure.js';
import { isPrimitive } from './type.js';
import { variableType } from './variable-value.js';

/** What sets a root variable: an argument of a variables file, or a text of the environment or command line. */
export type Assignment =
  | { readonly kind: 'file'; readonly argument: SourcedAttribute }
  | { readonly kind: 'text'; readonly text: string; readonly at?: Span };

/** What is set from outside for one root module, the strongest source for each name. */
export class RootInputs {
  constructor(
    private readonly assignments: ReadonlyMap<string, Assignment>,
    /** Set when a variables file could not be read whole: it may set more. */
    readonly doubt: Reason | undefined,
  ) {}

  names(): Iterable<string> {
    return this.assignments.keys();
  }

  /** What is set for a variable, before it is converted to its type; undefined when nothing is. */
  valueOf(name: string, declaration: Declaration, evaluation: Evaluation): Value | undefined {
    const assignment = this.assignments.get(name);
    if (!assignment) return undefined;
    if (assignment.kind === 'file') {
      const { file, attribute } = assignment.argument;
      return evaluate(attribute.value, constantScope(evaluation, file));
    }
    const at = assignment.at ? originOf(assignment.at) : headerOrigin(declaration.file, declaration.block);
    return takesPlainText(declaration, evaluation) ? scalar(assignment.text, at) : readText(name, assignment.text, at, evaluation);
  }
}

/** Terraform takes the text as it is for a variable of a primitive type or without one, else as an expression. */
function takesPlainText(declaration: Declaration, evaluation: Evaluation): boolean {
  return !declaration.body.attributes.has('type') || isPrimitive(variableType(declaration, evaluation));
}

function readText(name: string, text: string, at: Origin, evaluation: Evaluation): Value {
  const { expression, errors } = parseExpressionText(at.span.file, text);
  const [error] = errors;
  if (error) return failed(`the text given for variable "${name}" is no expression: ${error.message}`, at);
  if (expression.kind === 'broken') return unknown({ text: `the text given for variable "${name}" cannot be read` }, at);
  return evaluate(expression, constantScope(evaluation, at.span.file, at));
}
