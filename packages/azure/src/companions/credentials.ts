import { optionsOf, type Value } from '@akslint/model';
import type { NamedAccount } from '../kubernetes/index.js';
import { knownText, type DeclaredCluster, type DeclaredCredential } from '../declared.js';

const audience = 'api://AzureADTokenExchange';

/** What is wrong with federated credentials whose issuer is this cluster. */
export function credentialAdvice(cluster: DeclaredCluster, credentials: readonly DeclaredCredential[]): readonly string[] {
  return ofCluster(cluster, credentials)
    .flatMap(({ head, audiences, subject }) => {
      const texts = textsOf(audiences);
      const named = knownText(subject);
      return [
        ...(texts.length > 0 && !texts.includes(audience) ? [`The credential ${head.address} has another audience than ${audience}, so tokens of the cluster are refused.`] : []),
        ...(named !== null && !named.startsWith('system:serviceaccount:')
          ? [`The subject of ${head.address} is no service account (system:serviceaccount:<namespace>:<name>).`]
          : []),
      ];
    });
}

/** The service accounts that federated credentials of this cluster name. */
export function accountsOf(cluster: DeclaredCluster, credentials: readonly DeclaredCredential[]): readonly NamedAccount[] {
  return ofCluster(cluster, credentials).flatMap(({ head, subject }) => {
    const [, namespace, name] = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(knownText(subject) ?? '') ?? [];
    return namespace === undefined || name === undefined ? [] : [{ namespace, name, by: head.address }];
  });
}

function ofCluster(cluster: DeclaredCluster, credentials: readonly DeclaredCredential[]): readonly DeclaredCredential[] {
  return credentials.filter(({ deployment, issuer }) => deployment === cluster.deployment && issuer.kind === 'reference' && issuer.target === cluster.key);
}

function textsOf(value: Value): readonly string[] {
  return optionsOf(value).flatMap(({ value: option }) => {
    const items = option.kind === 'list' ? option.items : [option];
    return items.flatMap((item) => knownText(item) ?? []);
  });
}
