export { lint } from './lint.js';
export { nearestWord } from '@akslint/engine';
export type { LintError, LintRequest, LintResult } from './result.js';
export { UsageError } from './usage-error.js';
