import { describe, expect, it } from 'vitest';
import { armValue, bicepValue, show, type Shown } from '../../testing/scenario.js';

/** Each Bicep expression with what it is; ARM spells these in the same way but for lists and objects. */
function table(rows: readonly (readonly [string, Shown])[]): void {
  it.each(rows)('%s', async (expression, expected) => {
    expect(show(await bicepValue(expression, 'param unset string\nparam flag bool\n'))).toEqual(expected);
  });
}

describe('functions of text', () => {
  table([
    ["toLower('AbC')", 'abc'],
    ["toUpper('AbC')", 'ABC'],
    ["trim('  a b ')", 'a b'],
    ["startsWith('Kubernetes', 'KUB')", true],
    ["endsWith('Kubernetes', 'es')", true],
    ["endsWith('Kubernetes', 'x')", false],
    ["replace('a-b-c', '-', '')", 'abc'],
    ["split('a,b;c', ',')", ['a', 'b;c']],
    ["split('a,b;c', [',', ';'])", ['a', 'b', 'c']],
    ["join(['a', 'b'], '-')", 'a-b'],
    ["join([], '-')", ''],
    ["substring('abcdef', 2)", 'cdef'],
    ["substring('abcdef', 2, 3)", 'cde'],
    ["substring('abc', 2, 5)", '? substring() does not take these values'],
    ["padLeft('7', 3, '0')", '007'],
    ["padLeft(7, 3)", '  7'],
    ["string(7)", '7'],
    ["string(true)", 'True'],
    ["base64('grüße')", 'Z3LDvMOfZQ=='],
    ["base64ToString('Z3LDvMOfZQ==')", 'grüße'],
    ["base64ToJson(base64('{\"a\": [1]}'))", { a: [1] }],
    ["dataUri('Hello')", 'data:text/plain;charset=utf8;base64,SGVsbG8='],
    ["dataUriToString('data:;base64,SGVsbG8=')", 'Hello'],
    ["uriComponent('a b/c!')", 'a%20b%2Fc%21'],
    ["uriComponentToString('a%20b')", 'a b'],
    ["uri('http://contoso.org/first/', 'script.sh')", 'http://contoso.org/first/script.sh'],
    ["uri('http://contoso.org/first/second', 'script.sh')", 'http://contoso.org/first/script.sh'],
    ["json('{\"a\": null, \"b\": [true]}')", { a: null, b: [true] }],
    ["json('not json')", '? json() does not take these values'],
    ["format('{0}-{1}-{{x}}', 'a', 2)", 'a-2-{x}'],
    ["format('{0:D3}/{1:X2}', 7, 255)", '007/FF'],
    ["indexOf('abcabc', 'CA')", 2],
    ["lastIndexOf('abcabc', 'a')", 3],
    ["guid('a')", '? guid() is worked out during deployment'],
    ["uniqueString('a') == uniqueString('a')", true],
    ["toLower(unset)", '? parameter "unset" has no value'],
    ["toLower(flag ? 'A' : 'B')", { oneOf: ['a', 'b'] }],
    ["startsWith(flag ? 'ab' : 'ac', 'a')", true],
    ["join(['a', unset], '-')", '? parameter "unset" has no value'],
    ["join([flag ? 'a' : 'b', flag ? 'c' : 'd'], '')", { oneOf: ['ac', 'bd'] }],
  ]);
});

describe('functions of lists and objects', () => {
  table([
    ["concat('a', 'b', 1)", 'ab1'],
    ["concat([1], [2, 3])", [1, 2, 3]],
    ["concat([1], any(unset))", [1, '…']],
    ["array('a')", ['a']],
    ["array(['a'])", ['a']],
    ["empty('')", true],
    ["empty([])", true],
    ["empty({})", true],
    ["empty(null)", true],
    ["empty({ a: unset })", false],
    ["empty(unset)", '? parameter "unset" has no value'],
    ["empty('x-${unset}')", false],
    ["length('abc')", 3],
    ["length([1, unset])", 2],
    ["length({ a: 1, b: 2 })", 2],
    ["first([1, 2])", 1],
    ["last([1, 2])", 2],
    ["first([])", null],
    ["first('abc')", 'a'],
    ["last('')", ''],
    ["take([1, 2, 3], 2)", [1, 2]],
    ["take('abc', 2)", 'ab'],
    ["skip([1, 2, 3], 2)", [3]],
    ["skip('abc', 5)", ''],
    ["contains('OneTwo', 'eT')", true],
    ["contains('OneTwo', 'et')", false],
    ["contains(['a'], 'a')", true],
    ["contains({ Abc: 1 }, 'abc')", true],
    ["contains([1, unset], 1)", true],
    ["contains([1, unset], 2)", '? parameter "unset" has no value'],
    ["union([1, 2], [2, 3])", [1, 2, 3]],
    ["union({ a: { b: 1, c: 2 } }, { a: { c: 3 } })", { a: { b: 1, c: 3 } }],
    ["shallowMerge([{ a: { b: 1 } }, { a: { c: 2 } }])", { a: { c: 2 } }],
    ["intersection([1, 2, 3], [2, 3], [3])", [3]],
    ["intersection({ a: 1, b: 2 }, { a: 1, b: 3 })", { a: 1 }],
    ["flatten([[1], [2, 3]])", [1, 2, 3]],
    ["range(3, 3)", [3, 4, 5]],
    ["range(0, -1)", '? range() does not take these values'],
    ["items({ b: 1, A: 2 })", [{ key: 'A', value: 2 }, { key: 'b', value: 1 }]],
    ["objectKeys({ b: 1, a: 2 })", ['a', 'b']],
    ["min(3, 1, 2)", 1],
    ["max([3, 1, 2])", 3],
    ["coalesce(null, unset)", '? parameter "unset" has no value'],
    ["coalesce(null, null, 'a')", 'a'],
    ["indexOf(['a', 'b'], 'b')", 1],
    ["any('a')", 'a'],
    ["{ a: { b: 1 } }.?a.?b", 1],
    ["tryGet({ a: { b: 1 } }, 'a', 'b')", 1],
    ["tryGet({ a: 1 }, 'x')", null],
    ["[1, 2][^1]", 2],
  ]);
});

describe('functions with lambdas', () => {
  table([
    ["map([1, 2], x => x * 2)", [2, 4]],
    ["map(['a', 'b'], (x, i) => '${i}${x}')", ['0a', '1b']],
    ["filter([1, 2, 3], x => x > 1)", [2, 3]],
    ["filter([1, 2, 3], (x, i) => i == 0)", [1]],
    ["filter([1, 2], x => x == 1 || unset == 'a')", [1, '…']],
    ["sort([3, 1, 2], (a, b) => a < b)", [1, 2, 3]],
    ["reduce([1, 2, 3], 0, (sum, x) => sum + x)", 6],
    ["reduce([], 'none', (all, x) => x)", 'none'],
    ["reduce(['a', 'b'], '', (all, x, i) => '${all}${i}${x}')", '0a1b'],
    ["toObject(['a', 'b'], x => x)", { a: 'a', b: 'b' }],
    ["toObject(['a'], x => x, x => '${x}!')", { a: 'a!' }],
    ["groupBy(['a1', 'a2', 'b1'], x => substring(x, 0, 1))", { a: ['a1', 'a2'], b: ['b1'] }],
    ["mapValues({ a: 1, b: 2 }, x => x + 1)", { a: 2, b: 3 }],
    ["map([], x => x)", []],
    ["map(any(unset), x => x)", ['…']],
    ["map(range(0, 2), i => map(range(0, 2), j => i * 10 + j))", [[0, 1], [10, 11]]],
  ]);
});

describe('functions of numbers, dates and networks', () => {
  table([
    ["int('42')", 42],
    ["int('x')", '? int() does not take these values'],
    ["bool('TRUE')", true],
    ["bool(0)", false],
    ["dateTimeAdd('2026-01-31T12:00:00Z', 'P1DT1H')", '2026-02-01T13:00:00Z'],
    ["dateTimeAdd('2026-01-31T12:00:00Z', '-PT1H')", '2026-01-31T11:00:00Z'],
    ["dateTimeAdd('31.1.2026', 'P1D')", '? dateTimeAdd() does not take these values'],
    ["dateTimeFromEpoch(1683040573)", '2023-05-02T15:16:13Z'],
    ["dateTimeToEpoch('2023-05-02T15:16:13Z')", 1_683_040_573],
    ["cidrSubnet('10.144.0.0/20', 24, 1)", '10.144.1.0/24'],
    ["cidrSubnet('10.144.0.0/20', 16, 0)", '? cidrSubnet() does not take these values'],
    ["cidrHost('10.144.3.0/24', 0)", '10.144.3.1'],
    ["cidrSubnet('fd00::/48', 64, 2)", 'fd00:0:0:2::/64'],
    ["parseCidr('10.144.0.0/20')", { network: '10.144.0.0', netmask: '255.255.240.0', broadcast: '10.144.15.255', firstUsable: '10.144.0.1', lastUsable: '10.144.15.254', cidr: 20 }],
    ["parseCidr('not a network')", '? parseCidr() does not take these values'],
  ]);
});

describe('what only a deployment answers', () => {
  table([
    ["newGuid()", '? newGuid() is answered only during deployment'],
    ["utcNow()", '? utcNow() is answered only during deployment'],
    ["deployment().name", '? deployment() is answered only during deployment'],
    ["environment().suffixes.storage", '? environment() is answered only during deployment'],
    ["listKeys('x', '2026-01-01').key1", '? listKeys() is answered only during deployment'],
    ["noSuchFunction(1)", '? noSuchFunction() is not a function that akslint knows'],
    ["resourceGroup().location", '→ resourceGroup().location'],
    ["subscription().subscriptionId", '→ subscription().subscriptionId'],
  ]);
});

describe('the expressions of ARM', () => {
  it.each<readonly [string, Shown]>([
    ["[concat('a', string(1))]", 'a1'],
    ["[createArray(1, 'a', true(), null())]", [1, 'a', true, null]],
    ["[createObject('a', 1, 'b', createArray())]", { a: 1, b: [] }],
    ["[if(equals(1, 1), 'yes', 'no')]", 'yes'],
    ["[if(parameters('flag'), 'yes', 'no')]", { oneOf: ['yes', 'no'] }],
    ["[and(true(), false(), parameters('flag'))]", false],
    ["[or(parameters('flag'), true())]", true],
    ["[not(parameters('on'))]", false],
    ["[add(mul(2, 3), div(7, 2))]", 9],
    ["[sub(1, mod(7, 4))]", -2],
    ["[less('a', 'b')]", true],
    ["[greaterOrEquals(2, 3)]", false],
    ["[coalesce(null(), parameters('ON'))]", true],
    ["[parameters('object').Nested.a[1]]", 2],
    ["[variables('both')]", 'true-x'],
    ["[map(createArray(1, 2), lambda('x', add(lambdaVariables('x'), 1)))]", [2, 3]],
    ["[reduce(createArray('a', 'b'), createObject(), lambda('all', 'x', union(lambdaVariables('all'), createObject(lambdaVariables('x'), 1))))]", { a: 1, b: 1 }],
    ["[contoso.doubled(21)]", 42],
    ['[[not an expression]', '[not an expression]'],
    ["plain 'text'", "plain 'text'"],
    ["[tryGet(parameters('object'), 'nested', 'b')]", null],
    ["[resourceGroup().location]", '→ resourceGroup().location'],
    ["[toLower('X')] ", "[toLower('X')] "],
  ])('%s', async (text, expected) => {
    const value = await armValue(text, {
      parameters: { flag: { type: 'bool' }, on: { type: 'bool', defaultValue: true }, object: { type: 'object', defaultValue: { nested: { a: [1, 2] } } } },
      variables: { both: "[concat(toLower(string(parameters('on'))), '-x')]" },
      functions: [{ namespace: 'contoso', members: { doubled: { parameters: [{ name: 'n', type: 'int' }], output: { type: 'int', value: "[mul(parameters('n'), 2)]" } } } }],
    });
    expect(show(value)).toEqual(expected);
  });
});
