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
