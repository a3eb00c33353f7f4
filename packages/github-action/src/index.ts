export { outputNames, type Host, type OutputName } from './host.js';
export { defaults, type InputName } from './inputs.js';
export { run } from './run.js';
