import type { Origin } from '@akslint/model';
import type { ProgramFile } from '../syntax/ast.js';
import { restrict } from './path.js';
import { Scope } from './environment.js';
import type { RecordEntry } from './heap.js';
import { isUndefined, nothing, unknownItem, type Item } from './item.js';
import type { Run } from './run.js';

/** A file of the program, executed once. */
export class ModuleInstance {
  readonly scope: Scope;
  state: 'executing' | 'done' = 'executing';
  /** What it exports by name. */
  readonly links = new Map<string, () => Item>();
  /** Files that it passes on with `export *`. */
  readonly passedOn: (() => Item)[] = [];
  /** `module.exports`, `export =`. */
  whole: (() => Item | undefined) | undefined;

  constructor(
    readonly program: ProgramFile,
    readonly run: Run,
    globals: Scope,
  ) {
    this.scope = new Scope(globals, true);
  }

  /** What a name that it exports stands for. */
  exported(name: string, origin: Origin): Item {
    const found = this.find(name);
    if (found) return found;
    if (this.state === 'executing') return unknownItem(`"${name}" of ${this.program.file} is used before it is there (the files import each other)`, origin);
    return name === 'default' ? (this.whole?.() ?? { kind: 'module', module: this, origin }) : nothing(origin);
  }

  find(name: string): Item | undefined {
    const link = this.links.get(name);
    if (link) return link();
    const whole = this.whole?.();
    if (whole?.kind === 'record') {
      const entry = whole.heap.entries.get(name);
      if (entry && !isUndefined(entry.value)) return restrict(entry.value, this.run.path);
    }
    if (name === 'default') return undefined;
    for (const passed of this.passedOn) {
      const item = passed();
      const found = item.kind === 'module' && item.module !== this ? item.module.find(name) : item.kind === 'package' ? { ...item, path: [...item.path, name] } : undefined;
      if (found) return found;
    }
    return undefined;
  }

  exportedEntries(): readonly (readonly [string, RecordEntry])[] {
    return [...this.links].map(([name, link]): [string, RecordEntry] => [name, { value: link(), key: undefined }]);
  }
}
