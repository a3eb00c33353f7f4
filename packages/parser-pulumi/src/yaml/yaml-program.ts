import type { Span } from '@akslint/model';
import { configValue } from '../builtin/config.js';
import { Scope, type Environment } from '../evaluate/environment.js';
import { isUndefined, placeOf, scalarItem, unknownItem, used, type Item } from '../evaluate/item.js';
import { memberOf } from '../evaluate/member.js';
import type { RecordEntry } from '../evaluate/heap.js';
import type { Run } from '../evaluate/run.js';
import { joined } from '../evaluate/text.js';
import { rootMark } from '../builtin/globals.js';
import type { ProjectFile } from '../project/project-file.js';
import { entriesOf, entryNamed, isMap, isScalar, isSeq, originOfNode, plainText, resolved, valueNamed, type YamlEntry, type YamlNode } from '../project/yaml-value.js';
import { declareData, declareResource } from '../sdk/declare.js';
import { sdkType } from '../sdk/sdk-type.js';
import { callBuiltin, isBuiltinName } from './builtin.js';
import { partsOfText, type Part } from './interpolation.js';
import { classOfToken } from './token.js';

const deepest = 100;

/** One execution of a program in Pulumi YAML: what it names is evaluated when it is asked for, once. */
export class YamlProgram {
  readonly #values = new Map<string, Item | 'evaluating'>();
  readonly env: Environment;

  constructor(
    readonly run: Run,
    private readonly project: ProjectFile,
  ) {
    const use = { file: project.file, start: 0, end: 0 };
    this.env = { run, file: project.file, scope: new Scope(undefined, true), use, self: undefined, home: undefined, frame: undefined };
  }

  /** Declares every resource. */
  execute(): void {
    const { yaml, root } = this.project;
    for (const { key } of entriesOf(valueNamed(root, 'resources', yaml), yaml)) this.named(key, placeOf(this.env.use).span);
  }

  /** The value of a resource, variable or configuration value. */
  named(name: string, at: Span): Item {
    const known = this.#values.get(name);
    if (known === 'evaluating') return unknownItem(`"${name}" depends on itself`, placeOf(at));
    if (known) return known;
    this.#values.set(name, 'evaluating');
    const value = this.#evaluate(name, at);
    this.#values.set(name, value);
    return value;
  }

  /** A node's value; texts may name others, and `fn::` calls functions. */
  value(node: YamlNode, depth = 0): Item {
    const { yaml } = this.project;
    const found = resolved(node, yaml);
    const origin = originOfNode(node, yaml);
    if (depth > deepest || !this.run.spend()) return unknownItem('it nests too deeply', origin);
    if (isMap(found)) return this.#map(found, depth);
    if (isSeq<YamlNode>(found)) return this.run.array(found.items.map((item) => this.value(item, depth + 1)), origin);
    if (!isScalar(found)) return scalarItem(null, origin);
    const { value } = found;
    if (typeof value === 'string') return this.text(value, origin.span);
    return scalarItem(typeof value === 'number' || typeof value === 'boolean' ? value : null, origin);
  }

  /** A text with what it names. */
  text(text: string, at: Span): Item {
    const origin = placeOf(at);
    const parts = partsOfText(text);
    const [only] = parts;
    if (parts.length === 1 && only) return this.#part(only, at);
    return joined(parts.map((part) => this.#part(part, at)), origin);
  }

  #part(part: Part, at: Span): Item {
    const origin = placeOf(at);
    if (part.kind === 'text') return scalarItem(part.text, origin);
    if (part.kind === 'broken') return unknownItem('what stands between ${ and } cannot be read', origin);
    const [first, ...rest] = part.path;
    const start = first === 'pulumi' ? this.#pulumi(rest[0], at) : this.named(String(first), at);
    const steps = first === 'pulumi' ? rest.slice(1) : rest;
    const value = steps.reduce<Item>((of, step) => memberOf(of, String(step), false, at, { ...this.env, use: at }), start);
    return used(isUndefined(value) ? scalarItem(null, value.origin) : value, at);
  }

  #pulumi(name: string | number | undefined, at: Span): Item {
    const { stack, project, directory } = this.run.inputs;
    switch (name) {
      case 'stack':
        return stack === null ? unknownItem({ text: 'no stack is chosen', remedy: 'add a Pulumi.<stack>.yaml or pass --stack' }, placeOf(at), { key: 'stack', nonNull: true, type: 'string' }) : scalarItem(stack, placeOf(at));
      case 'project':
        return scalarItem(project, placeOf(at));
      case 'cwd':
      case 'rootDirectory':
        return scalarItem(`${rootMark}${directory}`, placeOf(at));
      default:
        return unknownItem(`pulumi.${String(name)} is known only to Pulumi`, placeOf(at), { nonNull: true });
    }
  }

  #map(node: YamlNode, depth: number): Item {
    const { yaml } = this.project;
    const entries = entriesOf(node, yaml);
    const [first] = entries;
    if (entries.length === 1 && first && isBuiltinName(first.key)) return callBuiltin(first.key, first.value, this, originOfNode(node, yaml));
    const made = entries.map(({ key, keyNode, value }): [string, RecordEntry] => [key, { value: this.value(value, depth + 1), key: originOfNode(keyNode, yaml) }]);
    return this.run.record(made, originOfNode(node, yaml));
  }

  #evaluate(name: string, at: Span): Item {
    const { yaml, root } = this.project;
    const resource = entryNamed(valueNamed(root, 'resources', yaml), name, yaml);
    if (resource) return this.#resource(resource);
    const variable = entryNamed(valueNamed(root, 'variables', yaml), name, yaml);
    if (variable) return this.value(variable.value);
    const { config } = this.project;
    const declared = entryNamed(config, name, yaml);
    const key = name.includes(':') ? name : `${this.project.name}:${name}`;
    if (declared === undefined && this.run.inputs.config(key) === undefined) return unknownItem(`there is no "${name}" in this program`, placeOf(at));
    const type = declared && plainText(valueNamed(declared.value, 'type', yaml), yaml);
    return configValue(key, kindOf(type), true, this.run, declared ? originOfNode(declared.keyNode, yaml) : placeOf(at));
  }

  #resource({ key, keyNode, value }: YamlEntry): Item {
    const { yaml } = this.project;
    const header = originOfNode(keyNode, yaml);
    const token = plainText(valueNamed(value, 'type', yaml), yaml);
    const made = token === undefined ? undefined : classOfToken(token, header.span);
    if (made === undefined) {
      this.run.notice(`"${key}" has no type that can be read, so it is left out.`, header);
      return unknownItem(`"${key}" has no type that can be read`, header, { nonNull: true });
    }
    const name = scalarItem(plainText(valueNamed(value, 'name', yaml), yaml) ?? key, header);
    const site = { env: this.env, header, nameText: key };
    const existing = valueNamed(value, 'get', yaml);
    if (existing) return declareData(sdkType(made), name, this.value(existing), site);
    const given = entryNamed(value, 'properties', yaml);
    const args = given ? this.value(given.value) : this.run.record([], header);
    const options = entryNamed(value, 'options', yaml);
    return declareResource(made, { items: [name, args, ...(options ? [this.value(options.value)] : [])] }, site);
  }
}

function kindOf(type: string | undefined): 'text' | 'number' | 'boolean' | 'object' {
  switch (type?.toLowerCase()) {
    case 'boolean':
      return 'boolean';
    case 'number':
    case 'integer':
    case 'int':
      return 'number';
    case 'string':
      return 'text';
    default:
      return 'object';
  }
}
