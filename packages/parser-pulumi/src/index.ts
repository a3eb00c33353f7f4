export { readPulumi, type PulumiAnalysis, type PulumiInputs } from './read-pulumi.js';
export { readProgram, readProgramSync, type ProgramRequest } from './read-program.js';
export type { ParsedFiles } from './project/sources.js';
