import { describe, expect, it } from 'vitest';
import { parseBicep } from './parse-bicep.js';

describe('comments', () => {
  it('are kept with their markers', () => {
    const { comments, errors } = parseBicep('main.bicep', '// one\nvar a /* two */ = 1 // three\n/* four\n*/ var b = 2');
    expect(errors).toEqual([]);
    expect(comments).toEqual([
      { start: 0, end: 6, text: '// one' },
      { start: 13, end: 22, text: '/* two */' },
      { start: 27, end: 35, text: '// three' },
      { start: 36, end: 46, text: '/* four\n*/' },
    ]);
  });

  it('are text in a string', () => {
    const { comments, statements } = parseBicep('main.bicep', "var a = 'http://x/*'");
    expect(comments).toEqual([]);
    expect(statements).toMatchObject([{ value: { value: 'http://x/*' } }]);
  });
});

describe('directives', () => {
  it('give the codes that follow', () => {
    const text = '#disable-next-line BCP037 no-hardcoded-location // why\nvar a = 1\n  #disable-diagnostics\tBCP081\n#restore-diagnostics BCP081\n';
    const { directives, comments, errors } = parseBicep('main.bicep', text);
    expect(errors).toEqual([]);
    expect(directives).toEqual([
      {
        kind: 'disable-next-line',
        start: 0,
        end: 47,
        codes: [
          { kind: 'name', start: 19, end: 25, name: 'BCP037' },
          { kind: 'name', start: 26, end: 47, name: 'no-hardcoded-location' },
        ],
      },
      { kind: 'disable-diagnostics', start: 67, end: 94, codes: [{ kind: 'name', start: 88, end: 94, name: 'BCP081' }] },
      { kind: 'restore-diagnostics', start: 95, end: 122, codes: [{ kind: 'name', start: 116, end: 122, name: 'BCP081' }] },
    ]);
    expect(comments).toEqual([{ start: 48, end: 54, text: '// why' }]);
  });

  it('may stand inside of an object', () => {
    const { directives, statements, errors } = parseBicep('main.bicep', 'var a = {\n  #disable-next-line x\n  b: 1\n}');
    expect(errors).toEqual([]);
    expect(directives).toMatchObject([{ start: 12, end: 32 }]);
    expect(statements).toMatchObject([{ value: { items: [{ name: 'b' }] } }]);
  });

  it('are errors elsewhere in a line', () => {
    const { directives, errors } = parseBicep('main.bicep', 'var a = 1 #disable-next-line x');
    expect(directives).toEqual([]);
    expect(errors).toEqual([{ start: 10, end: 11, message: 'unexpected character "#"' }]);
  });
});

describe('other content', () => {
  it('is one error where the file is binary', () => {
    const file = parseBicep('main.bicep', 'var a = 1\0\u0001\u0002');
    expect(file.statements).toEqual([]);
    expect(file.errors).toEqual([{ start: 0, end: 0, message: 'this is not text in UTF-8' }]);
    expect(parseBicep('main.bicep', '\uFFFD\uFFFDabc\uFFFD'.repeat(100)).errors).toHaveLength(1);
  });

  it('is no error where a comment has a few characters of another encoding', () => {
    expect(parseBicep('main.bicep', '// gr\uFFFD\uFFFDe aus der Ferne, mit vielen W\uFFFDrtern\nvar a = 1').errors).toEqual([]);
  });

  it('is skipped where a byte order mark was left', () => {
    const { statements, errors } = parseBicep('main.bicep', '\uFEFFvar a = 1');
    expect(errors).toEqual([]);
    expect(statements).toMatchObject([{ start: 1, end: 10 }]);
  });
});
