export { readBicep, type BicepAnalysis, type BicepInputs } from './source/read-bicep.js';
