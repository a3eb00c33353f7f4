import type { Reason, Span } from '@akslint/model';
import type * as ast from '../syntax/ast.js';
import type {
  Declared,
  FunctionNode,
  ImportNode,
  ModuleNode,
  ModuleSource,
  ParameterNode,
  Repetition,
  ResourceNode,
  Scope,
  Template,
} from './template.js';
import { declaredType } from './declared-type.js';
import type { DeclaredType } from './types.js';

/** A Bicep file as the declarations that are evaluated. */
export function lowerBicep(file: ast.BicepFile): Template {
  const lowering = new Lowering(file.file);
  for (const statement of file.statements) lowering.statement(statement);
  return lowering.template(file.errors.length > 0);
}

class Lowering {
  scope: Scope = 'resourceGroup';
  readonly parameters = new Map<string, ParameterNode>();
  readonly variables = new Map<string, Declared>();
  readonly functions = new Map<string, FunctionNode>();
  readonly types = new Map<string, DeclaredType>();
  readonly imports: ImportNode[] = [];
  readonly resources: ResourceNode[] = [];
  readonly modules: ModuleNode[] = [];
  readonly outputs = new Map<string, Declared>();

  constructor(readonly file: string) {}

  template(isBroken: boolean): Template {
    const incomplete: Reason | undefined = isBroken ? { text: `${this.file} has a syntax error`, remedy: 'mend it' } : undefined;
    const { file, scope, parameters, variables, functions, types, imports, resources, modules, outputs } = this;
    return { file, format: 'bicep', scope, parameters, variables, functions, types, imports, resources, modules, outputs, incomplete };
  }

  statement(statement: ast.Statement): void {
    switch (statement.kind) {
      case 'target-scope':
        this.scope = scopeNamed(statement.value) ?? this.scope;
        return;
      case 'parameter':
        this.parameters.set(statement.name.name, this.parameter(statement));
        return;
      case 'variable-declaration':
        this.variables.set(statement.name.name, { value: statement.value, span: this.span(statement) });
        return;
      case 'function-declaration':
        this.functions.set(statement.name.name, { parameters: statement.parameters.map(({ name }) => name.name), body: statement.body });
        return;
      case 'type-declaration':
        this.types.set(statement.name.name, declaredType(statement.value));
        return;
      case 'output':
        this.outputs.set(statement.name.name, { value: statement.value, span: this.span(statement) });
        return;
      case 'import':
        this.imports.push(this.imported(statement));
        return;
      case 'resource':
        this.resource(statement, undefined);
        return;
      case 'module':
        this.modules.push(this.module(statement));
        return;
      default:
        return;
    }
  }

  private span(node: ast.Node): Span {
    return { file: this.file, start: node.start, end: node.end };
  }

  private parameter(statement: ast.Parameter): ParameterNode {
    const allowed = statement.decorators.find(({ name }) => name === 'allowed')?.args[0];
    return {
      span: { file: this.file, start: statement.keyword, end: statement.end },
      type: declaredType(statement.type),
      value: statement.value,
      allowed,
    };
  }

  private imported(statement: ast.Import): ImportNode {
    return {
      path: textOf(statement.path),
      span: this.span(statement),
      wildcard: statement.wildcard?.name,
      symbols: new Map(statement.symbols.map(({ name, alias }) => [alias.name, name])),
    };
  }

  private resource(statement: ast.ResourceDeclaration, within: ResourceNode | undefined): void {
    const [ownType = '', apiVersion = ''] = (textOf(statement.type) ?? '').split('@');
    const isRelative = within !== undefined && !ownType.includes('/');
    const node: ResourceNode = {
      symbol: within ? `${within.symbol}::${statement.name.name}` : statement.name.name,
      label: within ? `${within.label}::${statement.name.name}` : statement.name.name,
      type: isRelative ? `${within.type}/${ownType}` : ownType,
      apiVersion: apiVersion || (within?.apiVersion ?? ''),
      isExisting: statement.isExisting,
      header: this.header(statement),
      repetition: repetitionOf(statement.loop),
      condition: statement.condition,
      body: statement.body,
      within,
      name: propertyIn(statement.body, 'name'),
      parent: propertyIn(statement.body, 'parent'),
      scope: propertyIn(statement.body, 'scope'),
      decorators: statement.decorators,
    };
    this.resources.push(node);
    if (statement.body.kind === 'object') for (const nested of statement.body.resources) this.resource(nested, node);
  }

  private module(statement: ast.ModuleDeclaration): ModuleNode {
    return {
      symbol: statement.name.name,
      label: statement.name.name,
      header: this.header(statement),
      repetition: repetitionOf(statement.loop),
      condition: statement.condition,
      name: propertyIn(statement.body, 'name'),
      scope: propertyIn(statement.body, 'scope'),
      arguments: propertyIn(statement.body, 'params'),
      argumentShape: 'plain',
      source: sourceOf(textOf(statement.path)),
    };
  }

  /** `resource aks 'type@version' =`: what a report shows as the declaration. */
  private header(statement: ast.ResourceDeclaration | ast.ModuleDeclaration): Span {
    return { file: this.file, start: statement.keyword, end: statement.headerEnd };
  }
}

function scopeNamed(value: ast.Expression): Scope | undefined {
  const text = value.kind === 'string' ? value.value : undefined;
  return text === 'resourceGroup' || text === 'subscription' || text === 'managementGroup' || text === 'tenant' ? text : undefined;
}

function repetitionOf(loop: ast.Loop | undefined): Repetition | undefined {
  return loop && { kind: 'loop', loop };
}

function propertyIn(body: ast.ObjectLiteral | ast.Broken, name: string): ast.Expression | undefined {
  if (body.kind !== 'object') return undefined;
  const found = body.items.find((item): item is ast.Property => item.kind === 'property' && item.name === name);
  return found?.value;
}

/** What a module path or `using` names. */
export function sourceOf(path: string | undefined): ModuleSource {
  if (path === undefined) return { kind: 'unreadable', reference: '', reason: { text: 'the path of the module cannot be read' } };
  return /^(br|ts)[:/]/.test(path) ? { kind: 'registry', reference: path } : { kind: 'file', path };
}

function textOf(text: ast.Text | ast.Broken): string | undefined {
  return text.kind === 'string' ? text.value : undefined;
}
