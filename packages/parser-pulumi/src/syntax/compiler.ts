/** TypeScript as `ts-morph` brings it. Apart from its user, so that it is loaded, by name, only when it is imported. */
export { ts } from 'ts-morph';
