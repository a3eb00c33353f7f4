export { readPulumi, type PulumiAnalysis, type PulumiInputs } from './read-pulumi.js';
export { readProgram, type ProgramRequest } from './read-program.js';
