export { excerpt, type Excerpt } from './excerpt.js';
export { explain, type Explanation } from './explain.js';
export * from './positions.js';
export * from './report.js';
export * from './reporters.js';
export { ruleJson, ruleTable } from './rule-list.js';
export { harmless } from './terminal-text.js';
