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
      remedy: {
        azurerm: 'set private_cluster_enabled = true (it cannot be changed later: the cluster is replaced)',
        'azurerm-automatic': 'add a private_cluster block, which may be empty',
        arm: 'set apiServerAccessProfile.enablePrivateCluster to true (it cannot be changed later unless the API server is integrated into a virtual network)',
        'azure-classic': 'set privateClusterEnabled: true (it cannot be changed later: the cluster is replaced)',
        'azure-classic-automatic': 'add privateCluster: {}',
        cli: 'create the cluster with --enable-private-cluster',
      },
    },
    'authorized-ip-ranges': {
      title: 'Authorized ranges are closed',
      holds: 'the API server is limited to chosen address ranges',
      otherwise: 'the API server is not limited to chosen address ranges',
      remedy: {
        azurerm: 'list only your own networks in api_server_access_profile.authorized_ip_ranges, or make the cluster private',
        'azurerm-automatic': 'list only your own networks in api_server_access.authorized_ip_ranges, or make the cluster private',
        arm: 'list only your own networks in apiServerAccessProfile.authorizedIPRanges, or make the cluster private',
        'azure-classic': 'list only your own networks in apiServerAccessProfile.authorizedIpRanges, or make the cluster private',
        'azure-classic-automatic': 'list only your own networks in apiServerAccess.authorizedIpRanges, or make the cluster private',
        cli: 'az aks update --api-server-authorized-ip-ranges with your own networks, or a private cluster',
      },
    },
    'public-fqdn': {
      title: 'A private cluster has no public name',
      holds: 'the private API server has no public DNS name',
      otherwise: 'the private API server has a public DNS name',
      severity: 'medium',
      remedy: {
        azurerm: 'set private_cluster_public_fqdn_enabled = false',
        'azurerm-automatic': 'set private_cluster.public_fully_qualified_domain_name_enabled = false',
        arm: 'set apiServerAccessProfile.enablePrivateClusterPublicFQDN to false; left out, the name is made',
        'azure-classic': 'set privateClusterPublicFqdnEnabled: false',
        'azure-classic-automatic': 'set privateCluster.publicFullyQualifiedDomainNameEnabled: false',
        cli: 'az aks update --disable-public-fqdn',
      },
    },
    'private-dns-zone': {
      title: 'A private cluster has a private DNS zone',
      holds: 'the private API server has a private DNS zone',
      otherwise: 'the private API server has no private DNS zone',
      severity: 'medium',
      remedy: {
        azurerm: 'set private_dns_zone_id = "System" or the id of a zone of your own',
        'azurerm-automatic': 'set private_cluster.private_dns_zone_id = "System" or the id of a zone of your own',
        arm: "set apiServerAccessProfile.privateDNSZone to 'system' or the id of a zone of your own",
        'azure-classic': "set privateDnsZoneId: 'System' or the id of a zone of your own",
        'azure-classic-automatic': "set privateCluster.privateDnsZoneId: 'System' or the id of a zone of your own",
        cli: 'create the cluster with --private-dns-zone system or the id of a zone of your own',
      },
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
