import parser from '@typescript-eslint/parser';
import akslint from 'eslint-plugin-akslint';

/** @type {import('eslint').Linter.Config[]} */
export default [
  { files: ['**/*.ts'], languageOptions: { parser } },
  akslint.configs.recommended,
];
