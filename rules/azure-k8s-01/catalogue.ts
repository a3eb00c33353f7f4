import type { CatalogueEntry } from '@akslint/engine';

type RequirementId = 'private-cluster' | 'authorized-ip-ranges' | 'public-fqdn' | 'private-dns-zone';

export const catalogue: CatalogueEntry<RequirementId> = {
  id: 'azure-k8s-01',
  name: 'private-api-server',
  title: 'Private API server',
  severity: 'critical',
  type: 'preventive',
  why:
    'A public API server answers the whole internet, so a kubeconfig, token or vulnerability that leaks ' +
    'can be used from anywhere. A private cluster gives the API server an address inside the virtual ' +
    'network only. Authorized address ranges narrow the public endpoint and do nothing for the private ' +
    'one. AKS Automatic is public, too, unless a private cluster is asked for.',
  requirements: {
    'private-cluster': {
      title: 'The API server is private',
      holds: 'the API server is private',
      otherwise: 'the API server is reachable from the internet',
      remedy: { terraform: 'set private_cluster_enabled = true (it cannot be changed later: the cluster is replaced)' },
    },
    'authorized-ip-ranges': {
      title: 'Authorized ranges are closed',
      holds: 'the API server is limited to chosen address ranges',
      otherwise: 'the API server is not limited to chosen address ranges',
      remedy: { terraform: 'list only your own networks in api_server_access_profile.authorized_ip_ranges, or make the cluster private' },
    },
    'public-fqdn': {
      title: 'A private cluster has no public name',
      holds: 'the private API server has no public DNS name',
      otherwise: 'the private API server has a public DNS name',
      severity: 'medium',
      remedy: { terraform: 'set private_cluster_public_fqdn_enabled = false' },
    },
    'private-dns-zone': {
      title: 'A private cluster has a private DNS zone',
      holds: 'the private API server has a private DNS zone',
      otherwise: 'the private API server has no private DNS zone',
      severity: 'medium',
      remedy: { terraform: 'set private_dns_zone_id = "System" or the id of a zone of your own' },
    },
  },
  mappings: {
    cisKubernetes: null,
    cisAks: '§5.5',
    nist80053: 'AC-17; SC-7; SC-8',
    iso27001: 'A.8.20; A.8.22',
    iso27017: 'CLD.13.1.4',
    nist800190: '§4.4.1',
    nsaCisa: '§2',
  },
};
