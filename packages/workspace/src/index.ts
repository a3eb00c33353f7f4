export { lint } from './lint.js';
export { nearestWord } from './nearest-word.js';
export type { LintError, LintRequest, LintResult } from './result.js';
export { UsageError } from './usage-error.js';
