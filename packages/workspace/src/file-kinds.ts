/** A directory's configuration is made of these. */
const terraformSource = /\.(?:tf|tofu)(?:\.json)?$/;
/** Not configuration by itself; named as a target, the configuration beside it is meant. */
const besideTerraform = /(?:\.tfvars(?:\.json)?|^\.terraform\.lock\.hcl)$/;

/** Whether a file of this name is Terraform or OpenTofu configuration. */
export function isTerraformSource(name: string): boolean {
  return terraformSource.test(name);
}

/** Whether a file of this name, given as a target, stands for the Terraform configuration of its directory. */
export function belongsToTerraform(name: string): boolean {
  return isTerraformSource(name) || besideTerraform.test(name);
}

const bicepSource = /\.(?:bicep|bicepparam)$/;
const json = /\.jsonc?$/;

/** Whether a file of this name is Bicep, or gives a Bicep file its parameters. */
export function isBicepSource(name: string): boolean {
  return bicepSource.test(name);
}

/** Whether a file of this name can hold a deployment template or its parameters; its text decides. */
export function mayBeTemplate(name: string): boolean {
  return json.test(name) && !belongsToTerraform(name);
}

/** Whether a file of this name can hold Kubernetes objects or a Terraform plan; its content decides. */
export function mayBeKubernetes(name: string): boolean {
  return (/\.(?:ya?ml|json)$/.test(name) || name === 'Kustomization') && !belongsToTerraform(name);
}

/** Whether a file of this name may be infrastructure code. */
export function mayBeInfrastructure(name: string): boolean {
  return belongsToTerraform(name) || isBicepSource(name) || mayBeTemplate(name) || mayBeKubernetes(name) || isPulumiProject(name);
}

/** Whether a file of this name makes its directory a Pulumi project. */
export function isPulumiProject(name: string): boolean {
  return /^Pulumi\.ya?ml$/.test(name);
}

/** Whether a file of this name, given as a target, can stand for the Pulumi project that it lies in. */
export function mayBelongToPulumi(name: string): boolean {
  return /^Pulumi(?:\..+)?\.ya?ml$/.test(name) || /\.[cm]?[jt]sx?$/.test(name);
}

/** Directories that are never searched; what they hold is read only when something points there. */
export const skippedDirectories: readonly string[] = ['.git', '.terraform', '.terragrunt-cache', 'node_modules'];
