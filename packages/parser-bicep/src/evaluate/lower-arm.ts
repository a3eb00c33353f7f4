import type { Reason, Span } from '@akslint/model';
import { parseArmExpression } from '../syntax/arm-expression.js';
import { memberOf, scopeOfSchema } from '../syntax/arm-json.js';
import type { ArmTemplateFile, JsonArray, JsonObject, JsonValue } from '../syntax/arm-ast.js';
import type { Expression, Name, Node, ObjectItem, ObjectLiteral } from '../syntax/ast.js';
import { copied, functionParameter, lowerArmExpression } from './lower-arm-expression.js';
import { armType } from './arm-type.js';
import type { Declared, FunctionNode, ModuleNode, ModuleSource, ParameterNode, Repetition, ResourceNode, Scope, Template } from './template.js';
import type { DeclaredType } from './types.js';

/** An ARM template as the declarations that are evaluated. */
export function lowerArm(file: ArmTemplateFile): Template {
  return new ArmLowering(file.file, file.text).template(file.root, file.scope, file.errors.length > 0);
}

/** A member by name, without case; the last one wins. */
export function memberIn(object: JsonValue | undefined, name: string): JsonValue | undefined {
  return object?.kind === 'object' ? memberOf(object, name) : undefined;
}

class ArmLowering {
  constructor(
    readonly file: string,
    readonly text: string,
  ) {}

  template(root: JsonObject, scope: Scope, isBroken: boolean): Template {
    const resources: ResourceNode[] = [];
    const modules: ModuleNode[] = [];
    this.resources(memberIn(root, 'resources'), undefined, resources, modules);
    const incomplete: Reason | undefined = isBroken ? { text: `${this.file} has a syntax error`, remedy: 'mend it' } : undefined;
    return {
      file: this.file,
      format: 'arm',
      scope,
      parameters: this.parameters(memberIn(root, 'parameters')),
      variables: this.variables(memberIn(root, 'variables')),
      functions: this.functions(memberIn(root, 'functions')),
      types: this.types(memberIn(root, 'definitions')),
      imports: [],
      resources,
      modules,
      outputs: this.outputs(memberIn(root, 'outputs')),
      incomplete,
    };
  }

  expression(json: JsonValue): Expression {
    const { start, end } = json;
    switch (json.kind) {
      case 'string':
        return lowerArmExpression(parseArmExpression(this.text, json));
      case 'number':
        return { kind: 'literal', start, end, value: json.value, raw: json.raw };
      case 'boolean':
        return { kind: 'literal', start, end, value: json.value, raw: String(json.value) };
      case 'null':
        return { kind: 'literal', start, end, value: null, raw: 'null' };
      case 'array':
        return { kind: 'array', start, end, items: json.items.map((item) => this.expression(item)), isIncomplete: false };
      case 'object':
        return this.object(json);
      case 'broken':
        return { kind: 'broken', start, end };
    }
  }

  object(json: JsonObject): ObjectLiteral {
    const { start, end } = json;
    const items = json.members.flatMap((member): ObjectItem[] => {
      if (member.name === 'copy' && member.value.kind === 'array') return this.copies(member.value);
      const key: Name = { kind: 'name', name: member.name, start: member.start, end: member.nameEnd };
      const isText = member.name.startsWith('[') && member.name.endsWith(']') && !member.name.startsWith('[[');
      if (isText) return [this.computedKey(member.name, member.value, member)];
      return [{ kind: 'property', start: member.start, end: member.end, name: member.name, key, value: this.expression(member.value) }];
    });
    return { kind: 'object', start, end, items, resources: [], isIncomplete: false };
  }

  /** A property whose name is an expression. */
  private computedKey(name: string, value: JsonValue, at: Node & { nameEnd: number }): ObjectItem {
    const expression = lowerArmExpression(parseArmExpression(this.text, { kind: 'string', value: name, start: at.start, end: at.nameEnd }));
    const { start, end } = at;
    return {
      kind: 'property',
      start,
      end,
      name: undefined,
      key: { kind: 'interpolated', start, end: at.nameEnd, isMultiLine: false, parts: [{ kind: 'interpolation', start, end: at.nameEnd, expression }] },
      value: this.expression(value),
    };
  }

  private copies(array: JsonArray): ObjectItem[] {
    return array.items.flatMap((item): ObjectItem[] => {
      const loop = this.copy(item);
      if (loop === undefined) return [{ kind: 'broken', start: item.start, end: item.end }];
      const key: Name = { kind: 'name', name: loop.name, start: item.start, end: item.end };
      return [{ kind: 'property', start: item.start, end: item.end, name: loop.name, key, value: loop.value }];
    });
  }

  private copy(item: JsonValue): { name: string; value: Expression } | undefined {
    const name = memberIn(item, 'name');
    const count = memberIn(item, 'count');
    const input = memberIn(item, 'input');
    if (name?.kind !== 'string' || !count || !input) return undefined;
    return { name: name.value, value: copied(name.value, this.expression(count), this.expression(input), item) };
  }

  private span(node: Node): Span {
    return { file: this.file, start: node.start, end: node.end };
  }

  private parameters(json: JsonValue | undefined): ReadonlyMap<string, ParameterNode> {
    const found = new Map<string, ParameterNode>();
    for (const member of json?.kind === 'object' ? json.members : []) {
      const value = memberIn(member.value, 'defaultValue');
      const allowed = memberIn(member.value, 'allowedValues');
      found.set(member.name, {
        span: this.span(member),
        type: armType(member.value),
        value: value && this.expression(value),
        allowed: allowed && this.expression(allowed),
      });
    }
    return found;
  }

  private variables(json: JsonValue | undefined): ReadonlyMap<string, Declared> {
    const found = new Map<string, Declared>();
    for (const member of json?.kind === 'object' ? json.members : []) {
      if (member.name === 'copy' && member.value.kind === 'array') {
        for (const item of member.value.items) {
          const loop = this.copy(item);
          if (loop) found.set(loop.name, { value: loop.value, span: this.span(item) });
        }
      } else {
        found.set(member.name, { value: this.expression(member.value), span: this.span(member) });
      }
    }
    return found;
  }

  private functions(json: JsonValue | undefined): ReadonlyMap<string, FunctionNode> {
    const found = new Map<string, FunctionNode>();
    for (const item of json?.kind === 'array' ? json.items : []) {
      const namespace = memberIn(item, 'namespace');
      const members = memberIn(item, 'members');
      for (const member of members?.kind === 'object' ? members.members : []) {
        const parameters = memberIn(member.value, 'parameters');
        const value = memberIn(memberIn(member.value, 'output'), 'value');
        const names = (parameters?.kind === 'array' ? parameters.items : []).map((one) => functionParameter(textIn(one, 'name') ?? ''));
        if (value && namespace?.kind === 'string') found.set(`${namespace.value}.${member.name}`, { parameters: names, body: this.expression(value) });
      }
    }
    return found;
  }

  private types(json: JsonValue | undefined): ReadonlyMap<string, DeclaredType> {
    return new Map((json?.kind === 'object' ? json.members : []).map((member) => [member.name, armType(member.value)]));
  }

  private outputs(json: JsonValue | undefined): ReadonlyMap<string, Declared> {
    const found = new Map<string, Declared>();
    for (const member of json?.kind === 'object' ? json.members : []) {
      const value = memberIn(member.value, 'value');
      const loop = memberIn(member.value, 'copy');
      const [count, input] = [memberIn(loop, 'count'), memberIn(loop, 'input')];
      if (value) found.set(member.name, { value: this.expression(value), span: this.span(member) });
      else if (count && input) found.set(member.name, { value: copied('', this.expression(count), this.expression(input), member), span: this.span(member) });
    }
    return found;
  }

  private resources(json: JsonValue | undefined, within: ResourceNode | undefined, resources: ResourceNode[], modules: ModuleNode[]): void {
    if (json?.kind === 'array') {
      for (const [index, item] of json.items.entries()) this.resource(item, undefined, index, within, resources, modules);
    } else if (json?.kind === 'object') {
      for (const [index, member] of json.members.entries()) this.resource(member.value, member.name, index, within, resources, modules);
    }
  }

  private resource(
    json: JsonValue,
    symbolicName: string | undefined,
    index: number,
    within: ResourceNode | undefined,
    resources: ResourceNode[],
    modules: ModuleNode[],
  ): void {
    const ownType = textIn(json, 'type');
    if (json.kind !== 'object' || ownType === undefined) return;
    const place = within ? `${within.symbol}::${index}` : `resources[${index}]`;
    const symbol = symbolicName ?? place;
    const [type = ownType, importedVersion] = ownType.split('@');
    if (type.toLowerCase() === 'microsoft.resources/deployments') {
      modules.push(this.module(json, symbol, symbolicName));
      return;
    }
    const node = this.resourceNode(json, symbol, symbolicName, type, importedVersion, within);
    resources.push(node);
    this.resources(memberIn(json, 'resources'), node, resources, modules);
  }

  private resourceNode(
    json: JsonObject,
    symbol: string,
    symbolicName: string | undefined,
    type: string,
    version: string | undefined,
    within: ResourceNode | undefined,
  ): ResourceNode {
    const isRelative = within !== undefined && !type.toLowerCase().startsWith('microsoft.');
    const existing = memberIn(json, 'existing');
    const scope = memberIn(json, 'scope');
    const name = memberIn(json, 'name');
    return {
      symbol,
      label: symbolicName ?? labelOf(name, symbol),
      type: isRelative ? `${within.type}/${type}` : type,
      apiVersion: version ?? textIn(json, 'apiVersion') ?? '',
      isExisting: existing?.kind === 'boolean' && existing.value,
      header: this.header(json),
      ...this.conditional(json),
      body: this.object(json),
      within,
      name: name && this.expression(name),
      parent: undefined,
      scope: scope && this.expression(scope),
      decorators: [],
    };
  }

  private module(json: JsonObject, symbol: string, symbolicName: string | undefined): ModuleNode {
    const properties = memberIn(json, 'properties');
    const name = memberIn(json, 'name');
    const args = memberIn(properties, 'parameters');
    const label = symbolicName ?? labelOf(name, symbol);
    return {
      symbol,
      label,
      header: this.header(json),
      ...this.conditional(json),
      name: name && this.expression(name),
      scope: this.deploymentScope(json),
      arguments: args && this.expression(args),
      argumentShape: 'wrapped',
      source: this.source(properties, label),
    };
  }

  /** `"resourceGroup": …`, `"subscriptionId": …` or `"scope": …` of a nested deployment as the scope that Bicep would write. */
  private deploymentScope(json: JsonObject): Expression | undefined {
    const [group, subscription, scope] = [memberIn(json, 'resourceGroup'), memberIn(json, 'subscriptionId'), memberIn(json, 'scope')];
    const call = (name: string, args: readonly (JsonValue | undefined)[], { start, end }: JsonValue): Expression => ({
      kind: 'call',
      start,
      end,
      name,
      nameEnd: start,
      args: args.flatMap((arg) => (arg ? [this.expression(arg)] : [])),
    });
    if (group) return call('resourceGroup', [subscription, group], group);
    if (subscription) return call('subscription', [subscription], subscription);
    return scope && this.expression(scope);
  }

  private source(properties: JsonValue | undefined, label: string): ModuleSource {
    const template = memberIn(properties, 'template');
    if (template?.kind === 'object') {
      const isInner = textIn(memberIn(properties, 'expressionEvaluationOptions'), 'scope')?.toLowerCase() === 'inner';
      const scope = scopeOfSchema(textIn(template, '$schema') ?? '') ?? 'resourceGroup';
      return { kind: 'inline', template: this.template(template, scope, false), evaluation: isInner ? 'inner' : 'outer' };
    }
    const link = memberIn(properties, 'templateLink');
    const path = textIn(link, 'relativePath');
    if (path !== undefined) return { kind: 'file', path };
    const uri = textIn(link, 'uri') ?? textIn(link, 'id');
    if (uri === undefined) return { kind: 'unreadable', reference: label, reason: { text: 'its template is not in the file' } };
    return { kind: 'unreadable', reference: uri, reason: { text: 'its template is remote', remedy: 'name a local copy of it with "relativePath", or scan that copy' } };
  }

  private conditional(json: JsonObject): { repetition: Repetition | undefined; condition: Expression | undefined } {
    const copy = memberIn(json, 'copy');
    const [name, count] = [textIn(copy, 'name'), memberIn(copy, 'count')];
    const condition = memberIn(json, 'condition');
    return {
      repetition: name !== undefined && count ? { kind: 'copy', name, count: this.expression(count) } : undefined,
      condition: condition && this.expression(condition),
    };
  }

  /** The line that says what it is: the `type` member. */
  private header(json: JsonObject): Span {
    const type = json.members.find((member) => member.name.toLowerCase() === 'type');
    return this.span(type ?? json);
  }
}

function textIn(json: JsonValue | undefined, name: string): string | undefined {
  const value = memberIn(json, name);
  return value?.kind === 'string' ? value.value : undefined;
}

function labelOf(name: JsonValue | undefined, fallback: string): string {
  return name?.kind === 'string' && name.value.length <= 120 ? name.value : fallback;
}
