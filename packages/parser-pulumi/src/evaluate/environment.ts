import type { Origin, Span } from '@akslint/model';
import type { Node } from '../syntax/ast.js';
import type { ClassItem, Item } from './item.js';
import { written, type Path } from './path.js';
import type { Run } from './run.js';

/** A variable. */
export interface Cell {
  value: Item;
  readonly born: Path;
  /** For an imported name: what looks it up. */
  readonly link?: () => Item;
}

/** The variables of a block, innermost first. */
export class Scope {
  readonly #cells = new Map<string, Cell>();

  constructor(
    readonly around: Scope | undefined,
    /** Whether `var` is declared here. */
    readonly isFunction: boolean,
  ) {}

  declare(name: string, cell: Cell): Cell {
    this.#cells.set(name, cell);
    return cell;
  }

  own(name: string): Cell | undefined {
    return this.#cells.get(name);
  }

  find(name: string): Cell | undefined {
    for (let scope: Scope | undefined = this as Scope; scope !== undefined; scope = scope.around) {
      const cell = scope.own(name);
      if (cell) return cell;
    }
    return undefined;
  }

  names(): Iterable<string> {
    return this.#cells.keys();
  }
}

/** One call of a function: what it gives back. */
export interface Frame {
  result: Item;
  readonly born: Path;
}

/** What surrounds an expression while it is evaluated. */
export interface Environment {
  readonly run: Run;
  readonly file: string;
  readonly scope: Scope;
  /** The property, declaration or call that is being evaluated; a trace shows it. */
  readonly use: Span;
  /** `this`. */
  readonly self: Item | undefined;
  /** The class whose member is executed, for `super`. */
  readonly home: ClassItem | undefined;
  readonly frame: Frame | undefined;
}

export function spanIn(node: Node, env: Environment): Span {
  return { file: env.file, start: node.start, end: node.end };
}

export function originIn(node: Node, env: Environment): Origin {
  return { span: spanIn(node, env), via: undefined };
}

/** The same place with another use. */
export function usedAt(node: Node, env: Environment): Environment {
  return { ...env, use: spanIn(node, env) };
}

/** A block's own scope. */
export function blockIn(env: Environment): Environment {
  return { ...env, scope: new Scope(env.scope, false) };
}

/** Writes a variable; on an undecided path it then has the old or the new value. */
export function writeCell(cell: Cell, value: Item, path: Path): void {
  cell.value = written(value, cell.value, path, cell.born);
}
