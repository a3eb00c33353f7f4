import type { Broken, Expression, Template } from './ast.js';
import { ExpressionReader } from './expression-reader.js';
import { LOST } from './token-reader.js';
import { Kind } from './tokens.js';

/** Reads a text that is one expression or one template and nothing else. */
export class TextReader extends ExpressionReader {
  /** Newlines mean nothing, as in parentheses. `start` and `end` enclose the text in its file. */
  readWhole(start: number, end: number): Expression {
    this.ignoresNewlines = true;
    this.passNewlines();
    return this.orBroken(start, end, () => {
      const expression = this.readExpression();
      if (this.kind !== Kind.EndOfFile) this.failExpecting('the end after the value');
      return expression;
    });
  }

  readTemplate(start: number, end: number): Template | Broken {
    return this.orBroken(start, end, () => this.readBareTemplate(start, end));
  }

  private orBroken<T extends Expression>(start: number, end: number, read: () => T): T | Broken {
    try {
      return read();
    } catch (thrown) {
      if (thrown !== LOST) throw thrown;
      return { kind: 'broken', start, end };
    }
  }
}
