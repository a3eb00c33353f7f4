import { commentsAboutBlocks, mayAddressAkslint, metadataComment, type BlockPlace, type CommentedBlock, type SourceComment } from '@akslint/model';
import type { ArmFile, JsonMember, JsonObject, JsonValue } from '../syntax/arm-ast.js';
import type { BicepFile } from '../syntax/ast.js';
import { memberOf } from '../syntax/arm-json.js';

/** The comments of a Bicep file that address akslint, each with its statement. */
export function bicepComments(file: BicepFile): readonly SourceComment[] {
  if (!mayAddressAkslint(file.text)) return [];
  const blocks = file.statements.map((statement): BlockPlace => {
    const { start, end } = statement;
    return statement.kind === 'module' ? { start, end, calls: statement.name.name } : { start, end };
  });
  return commentsAboutBlocks(file, file.comments, blocks);
}

/** What addresses akslint in a template or parameters file: comments, and `metadata.akslint` of resources, as a text or several. */
export function armComments(file: ArmFile): readonly SourceComment[] {
  if (!file.text.includes('akslint')) return [];
  const { blocks, resources } = new ArmBlocks(file.root);
  const said = resources.flatMap(({ resource, place }) => {
    const metadata = memberOf(resource, 'metadata');
    const texts = metadata?.kind === 'object' ? memberOf(metadata, 'akslint') : undefined;
    return (texts?.kind === 'array' ? texts.items : texts ? [texts] : []).flatMap((text) =>
      text.kind === 'string' ? [metadataComment(text.value, spanIn(file, text), blockAt(file, place))] : [],
    );
  });
  return [...commentsAboutBlocks(file, file.comments, blocks), ...said].sort((one, other) => one.span.start - other.span.start);
}

function blockAt(file: ArmFile, place: BlockPlace): CommentedBlock {
  const span = spanIn(file, place);
  return place.calls === undefined ? { span } : { span, calls: place.calls };
}

function spanIn({ file }: ArmFile, { start, end }: BlockPlace): SourceComment['span'] {
  return { file, start, end };
}

interface PlacedResource {
  readonly resource: JsonObject;
  /** With its symbolic name, if it has one. */
  readonly place: BlockPlace;
}

/** The declarations of a template, those of its nested templates too, and the values of a parameters file. */
class ArmBlocks {
  readonly blocks: BlockPlace[] = [];
  readonly resources: PlacedResource[] = [];
  readonly #templates: JsonObject[] = [];
  readonly #lists: JsonValue[] = [];
  readonly #own: JsonValue | undefined;

  constructor(root: JsonObject) {
    this.#templates.push(root);
    this.#own = memberOf(root, 'resources');
    for (;;) {
      const list = this.#lists.pop();
      const template = list === undefined ? this.#templates.pop() : undefined;
      if (list !== undefined) this.#takeResources(list);
      else if (template !== undefined) this.#takeTemplate(template);
      else return;
    }
  }

  #takeTemplate(template: JsonObject): void {
    for (const section of ['parameters', 'variables', 'outputs', 'definitions']) {
      const declared = memberOf(template, section);
      if (declared?.kind === 'object') for (const { start, end } of declared.members) this.blocks.push({ start, end });
    }
    this.#later(memberOf(template, 'resources'));
  }

  #takeResources(list: JsonValue): void {
    const isOwn = list === this.#own;
    if (list.kind === 'array') for (const [index, item] of list.items.entries()) this.#takeResource(item, item, isOwn ? `resources[${index}]` : undefined);
    if (list.kind === 'object') for (const member of list.members) this.#takeResource(member.value, member, isOwn ? member.name : undefined);
  }

  /** @param called what addresses of what it deploys begin with, where that is the file's own resource */
  #takeResource(resource: JsonValue, { start, end }: JsonValue | JsonMember, called: string | undefined): void {
    if (resource.kind !== 'object') return;
    const place = { start, end, ...(called !== undefined && isDeployment(resource) && { calls: called }) };
    this.blocks.push(place);
    this.resources.push({ resource, place });
    this.#later(memberOf(resource, 'resources'));
    const properties = isDeployment(resource) ? memberOf(resource, 'properties') : undefined;
    const template = properties?.kind === 'object' ? memberOf(properties, 'template') : undefined;
    if (template?.kind === 'object') this.#templates.push(template);
  }

  #later(list: JsonValue | undefined): void {
    if (list !== undefined) this.#lists.push(list);
  }
}

function isDeployment(resource: JsonObject): boolean {
  return /^microsoft\.resources\/deployments(?:@|$)/i.test(textOf(memberOf(resource, 'type')) ?? '');
}

function textOf(value: JsonValue | undefined): string | undefined {
  return value?.kind === 'string' ? value.value : undefined;
}
