import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonText } from './json-text.js';

function plain(json: JsonText, at: number): unknown {
  switch (json.kind(at)) {
    case 'object':
      return Object.fromEntries([...json.members(at)].map(([key, member]) => [key, plain(json, member.at)]));
    case 'array':
      return json.items(at).map((item) => plain(json, item));
    case 'scalar':
      return json.scalar(at);
  }
}

describe('JSON text', () => {
  it('is read as JSON.parse reads it, however it is written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 1, '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const json = JsonText.of(text);
        expect(json).toBeInstanceOf(JsonText);
        if (json instanceof JsonText) expect(JSON.stringify(plain(json, json.start))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('is refused where JSON.parse refuses it', () => {
    const pieces = fc.array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '1', '-', '01', 'true', 'nul', ' ', '\n', '\\', '"\\n"'), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        expect(JsonText.of(text) instanceof JsonText).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('knows where its parts are', () => {
    const json = JsonText.of('{ "a": [10, "é\\"x"] }');
    if (!(json instanceof JsonText)) throw new Error(json.message);
    const at = json.member(json.start, 'a')!;
    expect(json.items(at).map((item) => [item, json.end(item), json.scalar(item)])).toEqual([[8, 10, 10], [12, 18, 'é"x']]);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
