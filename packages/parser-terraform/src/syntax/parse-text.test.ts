import { describe, expect, it } from 'vitest';
import { parseExpressionText, parseTemplateText } from './parse-text.js';

describe('an expression on its own', () => {
  it('is read with newlines ignored', () => {
    const { expression, errors } = parseExpressionText('--var', '{\n  a = [1,\n 2] }');
    expect(errors).toEqual([]);
    expect(expression).toMatchObject({ kind: 'object', start: 0, end: 17 });
    expect(parseExpressionText('--var', '1\n+\n2').expression).toMatchObject({ kind: 'binary', start: 0, end: 5 });
  });

  it('is broken when something follows or nothing is there', () => {
    expect(parseExpressionText('--var', '1 2')).toMatchObject({
      expression: { kind: 'broken', start: 0, end: 3 },
      errors: [{ start: 2, end: 3, message: 'Expected the end after the value, found `2`.' }],
    });
    expect(parseExpressionText('--var', '').errors).toEqual([{ start: 0, end: 0, message: 'Expected a value, found the end.' }]);
  });
});

describe('a template file', () => {
  it('is text with sequences; quotes and backslashes are text', () => {
    const source = 'say "${name}"\\n\n%{ for x in xs ~}\n  ${x}\n%{ endfor ~}\n$${y} $';
    const { expression, errors, functions } = parseTemplateText('a.tftpl', source);
    expect(errors).toEqual([]);
    expect(functions.size).toBe(0);
    expect(expression).toMatchObject({
      kind: 'template',
      isHeredoc: false,
      start: 0,
      end: source.length,
      parts: [
        { kind: 'text', text: 'say "', start: 0, end: 5 },
        { kind: 'interpolation', start: 5, end: 12 },
        { kind: 'text', text: '"\\n\n' },
        { kind: 'for', parts: [{ text: '  ' }, { kind: 'interpolation' }, { text: '\n' }] },
        { kind: 'text', text: '${y} $' },
      ],
    });
  });

  it('may be empty, and keeps a lone sequence as its only part', () => {
    expect(parseTemplateText('a.tftpl', '').expression).toMatchObject({ kind: 'template', parts: [] });
    expect(parseTemplateText('a.tftpl', '${f(1)}')).toMatchObject({ expression: { parts: [{ kind: 'interpolation' }] } });
  });

  it('is broken when a sequence is not closed', () => {
    expect(parseTemplateText('a.tftpl', 'a ${b')).toMatchObject({ expression: { kind: 'broken' }, errors: [{ start: 5 }] });
  });
});
