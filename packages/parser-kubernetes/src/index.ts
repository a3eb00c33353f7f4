export { readKubernetes, type KubernetesAnalysis } from './read.js';
export { isKustomization } from './kustomize/kustomization-file.js';
