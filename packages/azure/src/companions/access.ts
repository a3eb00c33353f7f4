import { isPresent, optionsOf, type Value } from '@akslint/model';
import { knownText, type DeclaredCluster } from '../declared.js';
import { isCertainly, pointsAt } from './belonging.js';
import type { Declarations } from './link.js';
import type { Lookup } from './names.js';

/** Ids of the built-in roles that let someone into the Kubernetes API. */
const rbacRoles = [
  'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b',
  '3498e952-d568-435e-9b2c-8d77e338d7f7',
  '7f6c6a51-bcf8-42ba-9220-52d62157d7db',
  'a7ffa36f-339b-4b5c-8bdf-e2c188b2c0eb',
];

/** Whether some group is administrator or some role is assigned on the cluster; undefined when it cannot be told. */
export function someoneCanSignIn(adminGroups: Value, cluster: DeclaredCluster, { role }: Declarations, lookup: Lookup): boolean | undefined {
  const byGroup = isPresent(adminGroups);
  if (byGroup === true) return true;
  const byRole = role
    .filter(({ deployment }) => deployment === cluster.deployment)
    .map((one) => {
      const belongs = pointsAt(one.scope, one.deployment, cluster, lookup);
      if (isCertainly(belongs, false)) return false;
      const opens = letsIn(one.role);
      return opens === false ? false : isCertainly(belongs, true) && opens === true ? true : undefined;
    });
  if (byRole.includes(true)) return true;
  return byGroup === undefined || byRole.includes(undefined) || cluster.unread ? undefined : false;
}

function letsIn(role: Value): boolean | undefined {
  const answers = new Set(optionsOf(role).map(({ value }) => isAccessRole(value)));
  const [only] = answers;
  return answers.size === 1 ? only : undefined;
}

function isAccessRole(role: Value): boolean | undefined {
  const text = knownText(role)?.toLowerCase();
  if (text === undefined) return undefined;
  return text.startsWith('azure kubernetes service rbac') || rbacRoles.some((id) => text.endsWith(id));
}
