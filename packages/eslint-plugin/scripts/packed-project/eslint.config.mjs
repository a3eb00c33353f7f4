import parser from '@typescript-eslint/parser';
import akslint from 'eslint-plugin-akslint';

export default [
  { files: ['**/*.ts'], languageOptions: { parser } },
  akslint.configs.recommended,
];
