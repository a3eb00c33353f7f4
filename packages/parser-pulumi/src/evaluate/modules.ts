import { originOf, type Reason, type Span } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import { dataFile } from '../builtin/data.js';
import type { ProgramFiles } from '../project/program-files.js';
import { callFunction } from './call.js';
import { originIn, Scope, type Environment } from './environment.js';
import { nothing, unknownItem, type Item, type PackageItem } from './item.js';
import { ModuleInstance } from './module-instance.js';
import type { Run } from './run.js';
import { execute } from './statements.js';

/** The files of one execution, each executed when it is first imported. */
export class Modules {
  readonly #instances = new Map<string, ModuleInstance>();
  readonly #globals = new Scope(undefined, true);
  #run: Run | undefined;

  constructor(readonly files: ProgramFiles) {}

  start(run: Run): void {
    this.#run = run;
  }

  /** Files that were executed. */
  get executed(): readonly ModuleInstance[] {
    return [...this.#instances.values()];
  }

  /** Executes a program's entry, and the function that it exports, if it exports one. */
  executeEntry(file: string): void {
    const module = this.#instance(file);
    if (module === undefined) return;
    const made = module.whole?.() ?? module.find('default');
    if (made?.kind !== 'function' || made.node.parameters.length > 0) return;
    callFunction(made, { items: [] }, undefined, { env: made.env, origin: made.origin });
  }

  /** Why more may stand in a file's objects than can be seen, if so. */
  brokenReason(file: string): Reason | undefined {
    return this.files.brokenReason(file);
  }

  /** The environment of a file that was executed. */
  environmentOf(file: string): Environment | undefined {
    const module = this.#instance(file);
    return module && this.#environment(module);
  }

  /** What `name` of a module stands for: `*` is the module, `=` what it exports as a whole. */
  importedBy(env: Environment, source: string, name: string, at: Span): Item {
    const origin = originOf(at);
    const found = this.files.resolve(source, env.file);
    switch (found.kind) {
      case 'package': {
        const item: PackageItem = { kind: 'package', name: found.name, path: found.path, origin };
        return name === '*' || name === '=' || name === 'default' ? item : { ...item, path: [...item.path, name] };
      }
      case 'data':
        return this.#data(found.file, name, env, origin);
      case 'missing':
        env.run.incomplete ??= { text: `${source}, which ${env.file} imports, is not there` };
        return unknownItem(`${source} is not there`, origin);
      case 'file':
        return this.#fromFile(found.file, name, origin);
    }
  }

  #data(file: string, name: string, env: Environment, origin: ReturnType<typeof originOf>): Item {
    const data = dataFile(file, env.run, origin);
    if (name === '*' || name === '=' || name === 'default') return data;
    return data.kind === 'record' ? (data.heap.entries.get(name)?.value ?? nothing(origin)) : data;
  }

  #fromFile(file: string, name: string, origin: ReturnType<typeof originOf>): Item {
    const module = this.#instance(file);
    if (module === undefined) return unknownItem(`${file} cannot be read`, origin);
    if (name === '*') return module.links.size === 0 ? (module.whole?.() ?? { kind: 'module', module, origin }) : { kind: 'module', module, origin };
    if (name === '=') return module.whole?.() ?? { kind: 'module', module, origin };
    return module.exported(name, origin);
  }

  exportValue(file: string, as: 'default' | '=', value: Item): void {
    const module = this.#instances.get(file);
    if (module === undefined) return;
    if (as === '=') module.whole = () => value;
    else module.links.set('default', () => value);
  }

  #instance(file: string): ModuleInstance | undefined {
    const known = this.#instances.get(file);
    const run = this.#run;
    if (known || run === undefined) return known;
    const program = this.files.program(file);
    if (program === undefined) return undefined;
    const module = new ModuleInstance(program, run, this.#globals);
    this.#instances.set(file, module);
    const { calls } = run;
    run.calls = [];
    this.#execute(module);
    module.state = 'done';
    run.calls = calls;
    return module;
  }

  #environment(module: ModuleInstance): Environment {
    const { file, text } = module.program;
    const use = { file, start: 0, end: text.length };
    return { run: module.run, file, scope: module.scope, use, self: undefined, home: undefined, frame: undefined };
  }

  #execute(module: ModuleInstance): void {
    const env = this.#environment(module);
    const { run, program, scope } = module;
    const exports = run.record([], originOf(env.use));
    const holder = run.record([['exports', { value: exports, key: undefined }]], originOf(env.use));
    scope.declare('exports', { value: exports, born: undefined });
    scope.declare('module', { value: holder, born: undefined });
    module.whole = () => {
      const whole = holder.heap.entries.get('exports')?.value;
      return whole?.kind === 'record' && whole.heap === exports.heap && exports.heap.entries.size === 0 ? undefined : whole;
    };
    for (const statement of program.statements) this.#link(statement, module, env);
    execute(program.statements, env);
  }

  /** Imports and exports are there before the first statement, and follow what they name. */
  #link(statement: ast.Statement, module: ModuleInstance, env: Environment): void {
    switch (statement.kind) {
      case 'import-names':
        this.#linkImport(statement, module, env);
        return;
      case 'export-names':
        this.#linkExport(statement, module, env);
        return;
      case 'named':
        if (statement.exportedAs !== undefined) this.#exportLocal(module, statement.name, statement.exportedAs);
        return;
      case 'enum':
        if (statement.isExported) this.#exportLocal(module, statement.name, statement.name);
        return;
      case 'variables':
        if (statement.isExported) for (const { pattern } of statement.declarations) for (const name of namesIn(pattern)) this.#exportLocal(module, name, name);
        return;
      default:
    }
  }

  #linkImport(statement: ast.ImportStatement, module: ModuleInstance, env: Environment): void {
    const found = this.files.resolve(statement.source, env.file);
    if (found.kind === 'file') this.#instance(found.file);
    for (const { imported, local, node } of statement.names) {
      const at = { file: env.file, start: node.start, end: node.end };
      const link = (): Item => this.importedBy(env, statement.source, imported, at);
      module.scope.declare(local, { value: nothing(originOf(at)), born: undefined, link });
    }
    if (statement.names.length === 0 && found.kind === 'missing') this.importedBy(env, statement.source, '*', originIn(statement, env).span);
  }

  #linkExport(statement: ast.ExportStatement, module: ModuleInstance, env: Environment): void {
    const { source } = statement;
    const at = { file: env.file, start: statement.start, end: statement.end };
    if (source === undefined) {
      for (const { local, exported } of statement.names) this.#exportLocal(module, local, exported);
      return;
    }
    const found = this.files.resolve(source, env.file);
    if (found.kind === 'file') this.#instance(found.file);
    if (statement.isAll) module.passedOn.push(() => this.importedBy(env, source, '*', at));
    for (const { local, exported } of statement.names) module.links.set(exported, () => this.importedBy(env, source, local, at));
  }

  #exportLocal(module: ModuleInstance, local: string, exported: string): void {
    module.links.set(exported, () => {
      const cell = module.scope.own(local);
      if (cell) return cell.link ? cell.link() : cell.value;
      const origin = originOf({ file: module.program.file, start: 0, end: 0 });
      return module.state === 'executing' ? unknownItem(`"${local}" is used before it is there (the files import each other)`, origin) : nothing(origin);
    });
  }
}

function namesIn(pattern: ast.Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'name':
      return [pattern.name];
    case 'object-pattern':
      return [...pattern.items.flatMap(({ target }) => namesIn(target)), ...(pattern.rest ? namesIn(pattern.rest) : [])];
    case 'array-pattern':
      return [...pattern.items.flatMap((item) => (item ? namesIn(item.target) : [])), ...(pattern.rest ? namesIn(pattern.rest) : [])];
    default:
      return [];
  }
}
