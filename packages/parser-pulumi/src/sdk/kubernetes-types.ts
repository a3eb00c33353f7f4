/** API groups that are not named as the SDK's module is. Source: declarations of @pulumi/kubernetes 4.24.0. */
const groups: Readonly<Record<string, string>> = {
  core: '',
  apps: 'apps',
  autoscaling: 'autoscaling',
  batch: 'batch',
  extensions: 'extensions',
  policy: 'policy',
  apiregistration: 'apiregistration.k8s.io',
  flowcontrol: 'flowcontrol.apiserver.k8s.io',
  rbac: 'rbac.authorization.k8s.io',
};

/** `networking.v1` is `networking.k8s.io/v1`; undefined for what is no group of the API (`helm.v3`, `yaml`). */
export function apiVersionOf(module: string): string | undefined {
  const [group = '', version, ...more] = module.split('.');
  if (version === undefined || more.length > 0 || !/^v\d/.test(version) || group === 'helm' || group === 'yaml' || group === 'kustomize') return undefined;
  const name = Object.hasOwn(groups, group) ? groups[group] : `${group}.k8s.io`;
  return name === '' ? version : `${name}/${version}`;
}
