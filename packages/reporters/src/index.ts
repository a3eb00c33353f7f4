export { configurationProblem, type ConfigurationMistake } from './configuration-problem.js';
export { explain, type Explanation } from './explain.js';
export { annotationCommands, annotationsOf, type Annotation } from './github.js';
export * from './positions.js';
export * from './report.js';
export * from './reporters.js';
export { ruleJson, ruleTable } from './rule-list.js';
