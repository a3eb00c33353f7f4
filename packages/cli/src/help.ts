/** What `akslint --help` prints. */
export const help = `akslint checks how Azure Kubernetes Service clusters are declared in Terraform,
Bicep, ARM templates and Pulumi, and what Kubernetes manifests put into them.

Usage: akslint [options] [path…]
       akslint baseline [path…]  write what is found now to .akslint-baseline.json
       akslint init            write a first akslint.config.yaml
       akslint explain ID      tell about a control: why, what to write, what to watch
       akslint rules           list the controls

A path is a file, a directory or a pattern; without one the current directory is
checked. A Terraform file stands for the module of its directory and a program for its
Pulumi project; a plan or state (terraform show -json), a template and a Kubernetes
manifest stand for themselves.

What is checked
  --only ID               only this control or requirement; may be repeated
  --skip ID               all but this one; may be repeated
                          ID: azure-k8s-06, entra-rbac, azure-k8s-06/local-accounts,
                          local-accounts
  --var NAME=VALUE        set a Terraform variable; may be repeated
  --var-file FILE         read Terraform variables from a file; may be repeated
  --parameters FILE       give Bicep and ARM templates the parameters of this file instead
                          of the files beside them; may be repeated
  --stack NAME            this stack of Pulumi projects; may be repeated
                          (default: each Pulumi.NAME.yaml)
  --allow-empty           a pattern may match nothing
  --stdin                 check what comes in on standard input
  --stdin-filename FILE   which file that is; the files around it are read as they are
                          (default: stdin.yaml or stdin.json)
  -c, --config FILE       use this configuration (default: the nearest akslint.config.json,
                          .jsonc, .yaml, .yml or package.json#akslint)
  --print-config          show the configuration with all that it builds on, and stop

What is reported
  -f, --format NAME[=FILE]  stylish (default), json, sarif, junit, unix, github, gitlab,
                            markdown or html; with =FILE written to a file; may be repeated
  -o, --output FILE       write the report to a file
  --color, --no-color     colour the report, or not (default: if it is a terminal)
  --by framework          order json, markdown and html by what NIST, ISO, CIS and NSA ask
  --quiet                 only what fails, in short
  --verbose               what passed and what does not apply, too

  --changed               only what uncommitted changes are responsible for
  --changed-lines         only what stands on changed lines, or was not so before them
  --since REF             with these: changes since the branch or commit REF
  --staged                only what is staged in git is responsible for, judged as staged;
                          with --changed-lines by line
  --affected              the paths are files that changed: their repository is read, and
                          what they have a part in is reported

What is accepted
  --baseline FILE         what this file knows is not reported
  --prune                 remove from it what is not found any more
  --no-inline-suppressions       comments suppress nothing
  --report-unused-suppressions   tell of suppressions that nothing needs

What the exit status counts
  --fail-on SEVERITY      critical, high, medium or low: only failures at or above
                          it count (default: all)
  --strict                undecided requirements count as well

  --debug                 show where akslint itself went wrong
  -h, --help              show this text
  -v, --version           show the version

Exit status: 0 nothing found, 1 findings, 2 bad usage or configuration, or a
file that could not be read.
`;
