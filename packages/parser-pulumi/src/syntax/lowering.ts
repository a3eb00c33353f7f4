import type { ClassNode, Expression, FunctionNode, Making, New, Node, Pattern, Statement, Unsupported } from './ast.js';
import { lowerExpression } from './lower-expression.js';
import { lowerBindingName, lowerTarget } from './lower-pattern.js';
import { lowerStatement } from './lower-statement.js';
import type { ts, TypeScript } from './typescript.js';

/** Programs nest far less than this. */
const deepest = 300;

/** One file's way from TypeScript's tree to ours. */
export class Lowering {
  readonly #around: ts.Node[] = [];
  readonly #lowered = new Map<ts.Node, FunctionNode | ClassNode>();
  readonly #makings: { readonly node: New; readonly around: readonly ts.Node[] }[] = [];
  #depth = 0;

  constructor(
    readonly ts: TypeScript,
    readonly source: ts.SourceFile,
  ) {}

  at(node: ts.Node): Node {
    return { start: node.getStart(this.source), end: node.end };
  }

  expression(node: ts.Expression): Expression {
    return this.#deeper(() => lowerExpression(node, this)) ?? this.unsupported('an expression that nests too deeply', node);
  }

  statement(node: ts.Statement): Statement | undefined {
    if (this.#depth > deepest) return { kind: 'unsupported-statement', what: 'code that nests too deeply', ...this.at(node) };
    return this.#deeper(() => lowerStatement(node, this));
  }

  statements(nodes: readonly ts.Statement[]): readonly Statement[] {
    return nodes.flatMap((node) => this.statement(node) ?? []);
  }

  pattern(node: ts.BindingName): Pattern {
    return this.#deeper(() => lowerBindingName(node, this)) ?? this.unsupported('a pattern that nests too deeply', node);
  }

  target(node: ts.Expression): Pattern {
    return this.#deeper(() => lowerTarget(node, this)) ?? this.unsupported('a pattern that nests too deeply', node);
  }

  unsupported(what: string, node: ts.Node): Unsupported {
    return { kind: 'unsupported', what, ...this.at(node) };
  }

  /** Lowers a function or class, and remembers what is made inside of it. */
  inside<Lowered extends FunctionNode | ClassNode>(node: ts.Node, work: () => Lowered): Lowered {
    this.#around.push(node);
    const lowered = work();
    this.#around.pop();
    this.#lowered.set(node, lowered);
    return lowered;
  }

  making(node: New): New {
    this.#makings.push({ node, around: [...this.#around] });
    return node;
  }

  makings(): readonly Making[] {
    return this.#makings.map(({ node, around }) => ({ node, within: around.flatMap((one) => this.#lowered.get(one) ?? []) }));
  }

  #deeper<T>(work: () => T): T | undefined {
    if (this.#depth > deepest) return undefined;
    this.#depth += 1;
    try {
      return work();
    } finally {
      this.#depth -= 1;
    }
  }
}
