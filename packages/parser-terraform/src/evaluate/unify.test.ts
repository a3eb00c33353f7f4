import { expect, it } from 'vitest';
import { anyType, boolType, listOf, mapOf, numberType, setOf, stringType, typeText, type TerraformType } from './type.js';
import { unify } from './unify.js';

function object(attributes: Readonly<Record<string, TerraformType>>): TerraformType {
  return { kind: 'object', attributes: new Map(Object.entries(attributes).map(([name, type]) => [name, { type }])) };
}

function unified(...types: TerraformType[]): string {
  const type = unify(types);
  return type ? typeText(type) : 'none';
}

const empty: TerraformType = { kind: 'tuple', items: [] };
const pair: TerraformType = { kind: 'tuple', items: [numberType, stringType] };

it('finds the type that all convert to', () => {
  expect(unified(numberType, stringType, boolType)).toBe('string');
  expect(unified(numberType, boolType)).toBe('none');
  expect(unified(object({ a: numberType }), object({ a: stringType }))).toBe('object({a=string})');
  expect(unified(object({ a: numberType }), object({ b: stringType }))).toBe('map(string)');
  expect(unified(object({ a: numberType }), object({ a: numberType, b: empty }))).toBe('none');
  expect(unified(mapOf(numberType), object({ a: stringType }))).toBe('map(string)');
  expect(unified(pair, empty)).toBe('list(string)');
  expect(unified(listOf(numberType), pair)).toBe('list(string)');
  expect(unified(setOf(numberType), pair)).toBe('set(number)');
  expect(unified(setOf(numberType), listOf(stringType))).toBe('list(string)');
  expect(unified(object({}), empty)).toBe('none');
});

it('leaves open what the dynamic type leaves open', () => {
  expect(unified(anyType, numberType)).toBe('number');
  expect(unified(anyType, object({}))).toBe('any');
  expect(unified(anyType, numberType, empty)).toBe('any');
  expect(unified(anyType, object({}), empty)).toBe('none');
  expect(unified(listOf(anyType), pair)).toBe('list(string)');
});

it('gives up on types that would take for ever', () => {
  let [left, right]: [TerraformType, TerraformType] = [numberType, stringType];
  for (let depth = 0; depth < 100; depth += 1) [left, right] = [mapOf(left), object({ a: right, b: left })];
  expect(unified(left, right)).toMatch(/^any$|^map\(/);
  const many = Array.from({ length: 5000 }, (_, index) => object({ [`a${index}`]: empty, b: numberType }));
  expect(unified(mapOf(numberType), ...many)).toBe('any');
});
