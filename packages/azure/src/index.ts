export { describeSubjects, type Description, type InsideReader } from './describe-subjects.js';
export type { Source } from './declared.js';
