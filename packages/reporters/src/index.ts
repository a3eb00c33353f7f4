export * from './positions.js';
export * from './report.js';
export * from './reporters.js';
