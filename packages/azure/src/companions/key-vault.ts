import { optionsOf, type Reference, type Setting, type Value } from '@akslint/model';
import { knownText, type DeclaredCluster, type DeclaredKey, type DeclaredVault, type Target } from '../declared.js';
import type { Declarations } from './link.js';

/** What the scan knows of the KMS key and its vault that would break or weaken the encryption. */
export function keyAdvice(keyId: Setting, cluster: DeclaredCluster, declarations: Declarations): readonly string[] {
  const texts = new Set<string>();
  for (const { value } of optionsOf(keyId.value)) {
    if (isUnversioned(value, cluster)) texts.add(`${keyId.label} names a key without a version; azurerm wants a versioned id.`);
    const key = value.kind === 'reference' ? ofKey(declarations.key, value, cluster) : undefined;
    if (key === undefined) continue;
    for (const text of operationsAdvice(key)) texts.add(text);
    const vault = vaultOf(key, declarations.vault);
    for (const text of vault ? vaultAdvice(vault) : []) texts.add(text);
  }
  return [...texts];
}

function ofKey(keys: readonly DeclaredKey[], { target }: Reference, { deployment }: DeclaredCluster): DeclaredKey | undefined {
  return keys.find((key) => key.deployment === deployment && key.key === target);
}

/** Only azurerm insists on a version; the path names of its key resource tell the two kinds apart. */
function isUnversioned(value: Value, { vocabulary }: DeclaredCluster): boolean {
  if (vocabulary !== 'azurerm') return false;
  if (value.kind === 'reference') return /versionless/.test(String(value.path.at(-1) ?? ''));
  const text = knownText(value);
  return text !== null && /^https:\/\/[^/]+\/keys\/[^/]+\/?$/i.test(text);
}

function operationsAdvice({ operations, head }: DeclaredKey): readonly string[] {
  if (operations.kind !== 'list' || operations.open || operations.items.some((item) => item.kind !== 'scalar')) return [];
  const allowed = operations.items.map((item) => knownText(item)?.toLowerCase());
  const missing = ['encrypt', 'decrypt'].filter((operation) => !allowed.includes(operation));
  if (missing.length === 0) return [];
  return [`The key ${head.address} does not allow ${missing.join(' and ')}, which KMS needs; add ${missing.length === 1 ? 'it' : 'them'} to its operations.`];
}

function vaultOf({ vault, deployment }: DeclaredKey, vaults: readonly DeclaredVault[]): DeclaredVault | undefined {
  const target = targetKey(vault);
  return vaults.find((one) => one.deployment === deployment && one.key === target);
}

function targetKey(target: Target): string | undefined {
  return target.by === 'id' && target.id.kind === 'reference' ? target.id.target : undefined;
}

function vaultAdvice({ purgeProtection, openToAll, head }: DeclaredVault): readonly string[] {
  const texts: string[] = [];
  if (isFalse(purgeProtection.value)) {
    texts.push(`The vault ${head.address} has no purge protection (${purgeProtection.label}): a purged key makes every secret unreadable.`);
  }
  if (openToAll.value.kind === 'scalar' && openToAll.value.value === true) {
    texts.push(`The vault ${head.address} is open to all networks.`);
  }
  return texts;
}

function isFalse(value: Value): boolean {
  return value.kind === 'scalar' && value.value === false;
}
