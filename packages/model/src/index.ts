export * from './access.js';
export * from './cluster.js';
export * from './comment.js';
export * from './origin.js';
export * from './reader.js';
export * from './resource.js';
export * from './value.js';
