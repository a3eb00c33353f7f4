/**
 * Reads the types of a generated Azure SDK for JavaScript. Its deserializers say both a property's name on the wire
 * (`item["enableRBAC"]`) and where it goes in the SDK (`enableRbac`); its interfaces say which words it takes.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const require = createRequire(import.meta.url);

/** The functions, interfaces, enums and newest API version of `@azure/arm-containerservice`. */
export function readSdk() {
  const models = join(dirname(require.resolve('@azure/arm-containerservice/package.json')), 'dist/esm/models');
  const functions = new Map();
  for (const node of parsed(join(models, 'models.js'))) {
    if (ts.isFunctionDeclaration(node)) functions.set(node.name.text, node);
  }
  const interfaces = new Map();
  const enums = new Map();
  for (const node of parsed(join(models, 'models.d.ts'))) {
    if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, membersOf(node, interfaces));
    if (ts.isEnumDeclaration(node)) enums.set(node.name.text, node.members.map(({ initializer }) => initializer.text));
  }
  return { functions, interfaces, enums, apiVersion: enums.get('KnownVersions').toSorted().at(-1) };
}

/**
 * The properties that `${name}Deserializer` reads: their names on the wire, each with the type that it holds
 * (`of` in a `shape` of object, array or map) or the words that it takes.
 */
export function propertiesOf(sdk, name) {
  const reads = sdk.functions.get(`${name}Deserializer`);
  if (reads === undefined) throw new Error(`The SDK has no ${name}Deserializer.`);
  const declared = sdk.interfaces.get(typeName(name)) ?? new Map();
  return returnedObject(reads).properties.map((property) => {
    const value = ts.isSpreadAssignment(property) ? property.expression : property.initializer;
    const ownName = ts.isSpreadAssignment(property) ? undefined : property.name.text;
    return { name: wireName(value), ...held(sdk, value), words: wordsOf(sdk, declared.get(ownName)) };
  });
}

/** `managedClusterProperties` as its interface is named. */
export function typeName(name) {
  const bare = name.replace(/^_/, '');
  return bare[0].toUpperCase() + bare.slice(1);
}

function parsed(file) {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true).statements;
}

/** The types of an interface's properties, and those of what it extends, which the SDK declares before it. */
function membersOf({ members, heritageClauses = [] }, interfaces) {
  const inherited = heritageClauses.flatMap(({ types }) => types.flatMap(({ expression }) => [...(interfaces.get(expression.getText()) ?? [])]));
  return new Map([...inherited, ...members.filter(ts.isPropertySignature).map(({ name, type }) => [name.text, type.getText()])]);
}

function returnedObject({ name, body }) {
  const object = find(body, (node) => ts.isReturnStatement(node) && node.expression)?.expression;
  if (object === undefined || !ts.isObjectLiteralExpression(object)) throw new Error(`${name.text} returns no object.`);
  return object;
}

function wireName(value) {
  const access = find(value, (node) => ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression));
  if (access === undefined) throw new Error(`No property is read in: ${value.getText()}`);
  return access.argumentExpression.text;
}

/** What a property holds, by the function that reads it. */
function held(sdk, value) {
  const called = calledReader(value);
  if (called === undefined) return {};
  const [, element, shape = ''] = /^(.*?)(Array|Record)?$/.exec(called);
  if (shape === '') return { shape: 'object', of: called };
  const inner = calledReader(sdk.functions.get(`${called}Deserializer`).body);
  return inner === undefined ? {} : { shape: shape === 'Array' ? 'array' : 'map', of: inner ?? element };
}

function calledReader(node) {
  const call = find(node, (inner) => ts.isCallExpression(inner) && ts.isIdentifier(inner.expression) && inner.expression.text.endsWith('Deserializer'));
  return call?.expression.text.slice(0, -'Deserializer'.length);
}

function wordsOf({ enums }, type = '') {
  return enums.get(`Known${type.replace(/\[\]$/, '')}`) ?? [];
}

function find(node, isWanted) {
  if (isWanted(node)) return node;
  return ts.forEachChild(node, (child) => find(child, isWanted));
}
