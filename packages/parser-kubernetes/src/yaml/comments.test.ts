import { describe, expect, it } from 'vitest';
import { scenario } from '../testing/scenario.js';

const object = (name: string): string => `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n`;

/** Each comment with the name of the object that it is about. */
function about(files: Readonly<Record<string, string>>): readonly (readonly [string, string | undefined])[] {
  return scenario(files).comments.map(({ span, text, block }) => {
    const source = files[span.file] ?? '';
    expect(source.slice(span.start, span.end)).toBe(text);
    return [text, block && /name: (\S+)/.exec(source.slice(block.span.start, block.span.end))?.[1]] as const;
  });
}

describe('comments for akslint', () => {
  it('are about the document that they stand in or directly above of', () => {
    const text = `# akslint-a\n---\n${object('one')}  # akslint-b\n\n# akslint-c\n---\n# akslint-d\n\n${object('two').replace('kind', '# akslint-e\nkind')}`;
    expect(about({ 'a.yaml': text })).toEqual([
      ['# akslint-a', 'one'],
      ['# akslint-b', 'one'],
      ['# akslint-c', 'two'],
      ['# akslint-d', 'two'],
      ['# akslint-e', 'two'],
    ]);
  });

  it('are not what texts hold', () => {
    const data = `${object('one')}data:\n  script: |\n    # akslint-disable-file azure-k8s-01 -- no\n  plain: a # akslint-b\n  quoted: "x # akslint-c"\n  folded: > # akslint-d\n    # akslint-e\n`;
    expect(about({ 'a.yaml': data })).toEqual([['# akslint-b', 'one'], ['# akslint-d', 'one']]);
  });

  it('end where the line ends, also as Windows writes it', () => {
    expect(about({ 'a.yaml': `# akslint-a\r\n${object('one').replaceAll('\n', '\r\n')}` })).toEqual([['# akslint-a', 'one']]);
  });

  it('are looked for without harm in hostile text', () => {
    const nested = `${object('one')}data: ${'['.repeat(50_000)} # akslint-a\n`;
    expect(() => scenario({ 'a.yaml': nested })).not.toThrow();
  });

  it('are read in kustomizations and patches, and in no file that is not judged', () => {
    const files = {
      'kustomization.yaml': 'resources: [base.yaml] # akslint-a\npatches:\n  - path: patch.yaml\n',
      'base.yaml': object('one'),
      'patch.yaml': `# akslint-b\n${object('one')}`,
      'other.yaml': 'on: push # akslint-c\n',
    };
    expect(about(files).map(([text]) => text).sort()).toEqual(['# akslint-a', '# akslint-b']);
  });
});
