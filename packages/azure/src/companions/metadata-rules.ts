import { optionsOf, type MetadataNsg, type Value } from '@akslint/model';
import ipaddr from 'ipaddr.js';
import { knownText, type DeclaredNetworkRules } from '../declared.js';

const metadataAddress = '169.254.169.254';
const metadataTag = 'azureplatformimds';

/** What to say of rules on the metadata address in a network security group; nothing when there are none. */
export function metadataAdvice({ destinations, head }: DeclaredNetworkRules): readonly string[] {
  const texts = destinations.flatMap(textsIn);
  const advice: string[] = [];
  if (texts.some(isMetadataRange)) {
    advice.push(
      `${head.address} has a rule on ${metadataAddress}, which does nothing: Azure leaves platform addresses out of security groups unless a rule names the tag AzurePlatformIMDS.`,
    );
  }
  if (texts.some((text) => text.toLowerCase() === metadataTag)) {
    advice.push(
      `${head.address} has a rule on AzurePlatformIMDS, which cuts off the nodes and their identities too and cannot tell pods from nodes; use a network policy.`,
    );
  }
  return advice;
}

export function metadataNsg(rules: DeclaredNetworkRules, advice: readonly string[]): MetadataNsg {
  return { ...rules.head, kind: 'NetworkSecurityGroup', advice };
}

function textsIn(value: Value): readonly string[] {
  return optionsOf(value).flatMap(({ value: option }) => {
    if (option.kind === 'list') return option.items.flatMap((item) => knownText(item) ?? []);
    return knownText(option) ?? [];
  });
}

/** A range that means the metadata address: itself, or a part of the link-local block that holds it. */
function isMetadataRange(text: string): boolean {
  if (text === metadataAddress) return true;
  if (!text.includes('/') || !ipaddr.IPv4.isValidCIDR(text)) return false;
  const [base, length] = ipaddr.IPv4.parseCIDR(text);
  return length >= 16 && ipaddr.IPv4.parse(metadataAddress).match(base, length);
}
