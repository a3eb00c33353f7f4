/**
 * Makes `src/arm/schema/types.generated.ts`: the property names of the ARM types that are checked. `npm run generate`
 * writes it, this script alone does too. The types are built with `@azure/bicep-types`, as Bicep's own are; the file is
 * a compact table of their names, since at run time nothing else of them is asked for.
 */
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ObjectTypePropertyFlags, ScopeType, TypeBaseKind, TypeFactory } from '@azure/bicep-types';
import { additions, handWrittenTypes, resourceTypes } from './arm-schema-additions.mjs';
import { propertiesOf, readSdk, typeName } from './arm-schema-source.mjs';

const target = new URL('../src/arm/schema/types.generated.ts', import.meta.url);

/** The generated text. */
export function armSchema() {
  const sdk = readSdk();
  const factory = new TypeFactory();
  const references = new Map();
  const any = factory.addAnyType();

  /** A type of the SDK or of `handWrittenTypes`; known by its name before its properties are, so that types can hold each other. */
  const objectType = (name) => {
    const known = references.get(typeName(name));
    if (known) return known;
    const properties = {};
    const members = membersOf(name);
    const others = members.find((member) => member.name === '*');
    const reference = factory.addObjectType(typeName(name), properties, others && propertyType(others));
    references.set(typeName(name), reference);
    for (const member of members) {
      if (member !== others) properties[member.name] = { type: propertyType(member), flags: ObjectTypePropertyFlags.None };
    }
    return reference;
  };

  const membersOf = (name) => handWrittenTypes[name] ?? [...propertiesOf(sdk, name), ...(additions[typeName(name)] ?? [])];

  const propertyType = ({ shape, of, words = [] }) => {
    if (shape === 'array') return factory.addArrayType(objectType(of));
    if (shape === 'map') return factory.addObjectType('', {}, objectType(of));
    if (shape === 'object') return objectType(of);
    return words.length === 0 ? any : factory.addUnionType(words.map((word) => factory.addStringLiteralType(word)));
  };

  for (const { type, of, apiVersion = sdk.apiVersion } of resourceTypes) {
    factory.addResourceType(`${type}@${apiVersion}`, objectType(of), ScopeType.ResourceGroup, ScopeType.ResourceGroup);
  }
  return printed(factory);
}

function printed(factory) {
  const types = factory.types.filter(({ type, name }) => type === TypeBaseKind.ObjectType && name !== '').sort(byName);
  const resources = factory.types.filter(({ type }) => type === TypeBaseKind.ResourceType).sort(byName);
  return `// Written by scripts/generate-arm-schema.mjs; do not edit.

/** The checked resource types in lower case: the type of their body, and the API version that it was taken from. */
export const resourceTypes: Readonly<Record<string, readonly [type: string, apiVersion: string]>> = {
${resources.map((resource) => `  ${resourceLine(factory, resource)},`).join('\n')}
};

/**
 * The properties of each type, parted by spaces: \`name\`, \`name:Type\`, \`name:[]Type\` (a list), \`name:{}Type\`
 * (any keys), \`name=word|word\` (the documented words). \`*\` stands for other names, which are not an error there.
 */
export const objectTypes: Readonly<Record<string, string>> = {
${types.map((type) => `  ${type.name}:\n    '${propertiesLine(factory, type)}',`).join('\n')}
};
`;
}

function resourceLine(factory, { name, body }) {
  const [type, apiVersion] = name.split('@');
  return `'${type.toLowerCase()}': ['${factory.lookupType(body).name}', '${apiVersion}']`;
}

function propertiesLine(factory, { properties, additionalProperties }) {
  const lines = Object.entries(properties).map(([name, { type }]) => name + held(factory, type));
  if (additionalProperties) lines.push(`*${held(factory, additionalProperties)}`);
  const text = lines.join(' ');
  if (/['\\\n]/.test(text) || lines.some((line) => line.includes(' '))) throw new Error(`A name cannot be written: ${text}`);
  return text;
}

function held(factory, reference) {
  const type = factory.lookupType(reference);
  switch (type.type) {
    case TypeBaseKind.ArrayType:
      return `:[]${factory.lookupType(type.itemType).name}`;
    case TypeBaseKind.ObjectType:
      return type.name === '' ? `:{}${factory.lookupType(type.additionalProperties).name}` : `:${type.name}`;
    case TypeBaseKind.UnionType:
      return `=${type.elements.map((element) => factory.lookupType(element).value).join('|')}`;
    default:
      return '';
  }
}

function byName(left, right) {
  return left.name < right.name ? -1 : 1;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(fileURLToPath(target), armSchema());
}
