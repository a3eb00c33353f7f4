import { describe, expect, it } from 'vitest';
import { explainSyntaxError } from './explain-syntax-error.js';

describe("HashiCorp's words for a syntax error", () => {
  it('are its summary and detail', async () => {
    await expect(explainSyntaxError('main.tf', 'a = 1 2\n')).resolves.toBe('Missing newline after argument: An argument definition must end with a newline.');
  });

  it('are those of the first error', async () => {
    await expect(explainSyntaxError('main.tf', 'a = 1;\n')).resolves.toBe(
      'Invalid character: The ";" character is not valid. Use newlines to separate arguments and blocks, and commas to separate items in collection values.',
    );
  });

  it('are none for a file without errors, or in JSON', async () => {
    await expect(explainSyntaxError('main.tf', 'a = 1\n')).resolves.toBeUndefined();
    await expect(explainSyntaxError('main.tf.json', '{')).resolves.toBeUndefined();
  });
});
