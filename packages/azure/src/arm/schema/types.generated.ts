// Written by scripts/generate-arm-schema.mjs; do not edit.

/** The checked resource types in lower case: the type of their body, and the API version that it was taken from. */
export const resourceTypes: Readonly<Record<string, readonly [type: string, apiVersion: string]>> = {
  'microsoft.containerservice/deploymentsafeguards': ['DeploymentSafeguards', '2025-07-01'],
  'microsoft.containerservice/managedclusters/agentpools': ['AgentPool', '2026-06-01'],
  'microsoft.containerservice/managedclusters/managednamespaces': ['ManagedNamespace', '2026-06-01'],
  'microsoft.containerservice/managedclusters/providers/diagnosticsettings': ['DiagnosticSettings', '2021-05-01-preview'],
  'microsoft.containerservice/managedclusters': ['ManagedCluster', '2026-06-01'],
  'microsoft.insights/diagnosticsettings': ['DiagnosticSettings', '2021-05-01-preview'],
};

/**
 * The properties of each type, parted by spaces: `name`, `name:Type`, `name:[]Type` (a list), `name:{}Type`
 * (any keys), `name=word|word` (the documented words). `*` stands for other names, which are not an error there.
 */
export const objectTypes: Readonly<Record<string, string>> = {
  AddonProfiles:
    'aciConnectorLinux:ManagedClusterAddonProfile azureKeyvaultSecretsProvider:ManagedClusterAddonProfile azurepolicy:ManagedClusterAddonProfile extensionManager:ManagedClusterAddonProfile gitops:ManagedClusterAddonProfile httpApplicationRouting:ManagedClusterAddonProfile ingressApplicationGateway:ManagedClusterAddonProfile kubeDashboard:ManagedClusterAddonProfile omsagent:ManagedClusterAddonProfile openServiceMesh:ManagedClusterAddonProfile ACCSGXDevicePlugin:ManagedClusterAddonProfile *:ManagedClusterAddonProfile',
  AdvancedNetworking:
    'enabled observability:AdvancedNetworkingObservability security:AdvancedNetworkingSecurity performance:AdvancedNetworkingPerformance',
  AdvancedNetworkingObservability:
    'enabled',
  AdvancedNetworkingPerformance:
    'accelerationMode=BpfVeth|None',
  AdvancedNetworkingSecurity:
    'enabled advancedNetworkPolicies=L7|FQDN|None transitEncryption:AdvancedNetworkingSecurityTransitEncryption',
  AdvancedNetworkingSecurityTransitEncryption:
    'type=WireGuard|None',
  AgentPool:
    'id name type systemData:SystemData properties:AgentPoolProperties *',
  AgentPoolArtifactStreamingProfile:
    'enabled',
  AgentPoolGatewayProfile:
    'publicIPPrefixSize',
  AgentPoolNetworkProfile:
    'nodePublicIPTags:[]IpTag allowedHostPorts:[]PortRange applicationSecurityGroups dranet:DranetProfile',
  AgentPoolProperties:
    'eTag count vmSize osDiskSizeGB osDiskType kubeletDiskType workloadRuntime messageOfTheDay vnetSubnetID podSubnetID podIPAllocationMode maxPods osType osSKU maxCount minCount enableAutoScaling scaleDownMode type mode orchestratorVersion currentOrchestratorVersion nodeImageVersion upgradeSettings:AgentPoolUpgradeSettings provisioningState powerState:PowerState availabilityZones enableNodePublicIP nodePublicIPPrefixID scaleSetPriority scaleSetEvictionPolicy spotMaxPrice tags nodeLabels nodeTaints proximityPlacementGroupID kubeletConfig:KubeletConfig linuxOSConfig:LinuxOSConfig enableEncryptionAtHost enableUltraSSD enableFIPS gpuInstanceProfile creationData:CreationData capacityReservationGroupID hostGroupID networkProfile:AgentPoolNetworkProfile windowsProfile:AgentPoolWindowsProfile securityProfile:AgentPoolSecurityProfile gpuProfile:GpuProfile gatewayProfile:AgentPoolGatewayProfile artifactStreamingProfile:AgentPoolArtifactStreamingProfile virtualMachinesProfile:VirtualMachinesProfile virtualMachineNodesStatus:[]VirtualMachineNodes status:AgentPoolStatus localDNSProfile:LocalDNSProfile',
  AgentPoolSecurityProfile:
    'enableVTPM enableSecureBoot sshAccess=LocalUser|Disabled|EntraId',
  AgentPoolStatus:
    'provisioningError:ErrorDetail',
  AgentPoolUpgradeSettings:
    'maxSurge maxUnavailable drainTimeoutInMinutes nodeSoakDurationInMinutes undrainableNodeBehavior=Cordon|Schedule',
  AgentPoolWindowsProfile:
    'disableOutboundNat',
  AutoScaleProfile:
    'size minCount maxCount',
  AzureKeyVaultKms:
    'enabled keyId keyVaultNetworkAccess=Public|Private keyVaultResourceId',
  ClusterUpgradeSettings:
    'overrideSettings:UpgradeOverrideSettings',
  ContainerServiceLinuxProfile:
    'adminUsername ssh:ContainerServiceSshConfiguration',
  ContainerServiceNetworkProfile:
    'networkPlugin=azure|kubenet|none networkPluginMode=overlay networkPolicy=none|calico|azure|cilium networkMode=transparent|bridge networkDataplane=azure|cilium advancedNetworking:AdvancedNetworking podCidr serviceCidr dnsServiceIP outboundType=loadBalancer|userDefinedRouting|managedNATGateway|userAssignedNATGateway|none loadBalancerSku=standard|basic loadBalancerProfile:ManagedClusterLoadBalancerProfile natGatewayProfile:ManagedClusterNATGatewayProfile staticEgressGatewayProfile:ManagedClusterStaticEgressGatewayProfile podCidrs serviceCidrs ipFamilies=IPv4|IPv6 podLinkLocalAccess=IMDS|None kubeProxyConfig dockerBridgeCidr',
  ContainerServiceSshConfiguration:
    'publicKeys:[]ContainerServiceSshPublicKey',
  ContainerServiceSshPublicKey:
    'keyData',
  CreationData:
    'sourceResourceId',
  DelegatedResource:
    'resourceId tenantId referralResource location',
  DeploymentSafeguards:
    'id name type eTag systemData properties:DeploymentSafeguardsProperties *',
  DeploymentSafeguardsProperties:
    'provisioningState level=Warn|Enforce excludedNamespaces systemExcludedNamespaces podSecurityStandardsLevel=Privileged|Baseline|Restricted',
  DiagnosticSettings:
    'id name type location systemData properties:DiagnosticSettingsProperties *',
  DiagnosticSettingsProperties:
    'storageAccountId serviceBusRuleId eventHubAuthorizationRuleId eventHubName metrics:[]MetricSettings logs:[]LogSettings workspaceId marketplacePartnerId logAnalyticsDestinationType=Dedicated|AzureDiagnostics',
  DranetProfile:
    'mode=Unmanaged|Managed',
  ErrorAdditionalInfo:
    'type info',
  ErrorDetail:
    'code message target details:[]ErrorDetail additionalInfo:[]ErrorAdditionalInfo',
  ExtendedLocation:
    'name type=EdgeZone',
  GpuProfile:
    'driver',
  IdentityProfile:
    'kubeletidentity:UserAssignedIdentity *:UserAssignedIdentity',
  IpTag:
    'ipTagType tag',
  IstioCertificateAuthority:
    'plugin:IstioPluginCertificateAuthority',
  IstioComponents:
    'ingressGateways:[]IstioIngressGateway egressGateways:[]IstioEgressGateway proxyRedirectionMechanism=InitContainers|CNIChaining',
  IstioEgressGateway:
    'enabled name namespace gatewayConfigurationName',
  IstioIngressGateway:
    'mode=External|Internal enabled',
  IstioPluginCertificateAuthority:
    'keyVaultId certObjectName keyObjectName rootCertObjectName certChainObjectName',
  IstioServiceMesh:
    'components:IstioComponents certificateAuthority:IstioCertificateAuthority revisions',
  KubeletConfig:
    'cpuManagerPolicy cpuCfsQuota cpuCfsQuotaPeriod imageGcHighThreshold imageGcLowThreshold topologyManagerPolicy allowedUnsafeSysctls failSwapOn containerLogMaxSizeMB containerLogMaxFiles podMaxPids',
  KubernetesResourceObjectEncryptionProfile:
    'infrastructureEncryption=Enabled|Disabled',
  LinuxOSConfig:
    'sysctls:SysctlConfig transparentHugePageEnabled transparentHugePageDefrag swapFileSizeMB',
  LocalDNSOverride:
    'queryLogging=Error|Log protocol=PreferUDP|ForceTCP forwardDestination=ClusterCoreDNS|VnetDNS forwardPolicy=Sequential|RoundRobin|Random maxConcurrent cacheDurationInSeconds serveStaleDurationInSeconds serveStale=Verify|Immediate|Disable',
  LocalDNSProfile:
    'mode=Preferred|Required|Disabled state=Enabled|Disabled vnetDNSOverrides:{}LocalDNSOverride kubeDNSOverrides:{}LocalDNSOverride',
  LogSettings:
    'categoryGroup category enabled retentionPolicy:RetentionPolicy',
  ManagedCluster:
    'tags location id name type systemData:SystemData properties:ManagedClusterProperties eTag sku:ManagedClusterSKU extendedLocation:ExtendedLocation identity:ManagedClusterIdentity kind *',
  ManagedClusterAADProfile:
    'managed enableAzureRBAC adminGroupObjectIDs clientAppID serverAppID serverAppSecret tenantID',
  ManagedClusterAIToolchainOperatorProfile:
    'enabled',
  ManagedClusterAPIServerAccessProfile:
    'authorizedIPRanges enablePrivateCluster privateDNSZone enablePrivateClusterPublicFQDN disableRunCommand enableVnetIntegration subnetId',
  ManagedClusterAddonProfile:
    'enabled config identity:ManagedClusterAddonProfileIdentity',
  ManagedClusterAddonProfileIdentity:
    'resourceId clientId objectId',
  ManagedClusterAgentPoolProfile:
    'eTag count vmSize osDiskSizeGB osDiskType=Managed|Ephemeral kubeletDiskType=OS|Temporary workloadRuntime=OCIContainer|WasmWasi|KataVmIsolation messageOfTheDay vnetSubnetID podSubnetID podIPAllocationMode=DynamicIndividual|StaticBlock maxPods osType=Linux|Windows osSKU=Ubuntu|AzureLinux|AzureLinux3|CBLMariner|Windows2019|Windows2022|Ubuntu2204|Windows2025|Ubuntu2404|AzureContainerLinux maxCount minCount enableAutoScaling scaleDownMode=Delete|Deallocate type=VirtualMachineScaleSets|AvailabilitySet|VirtualMachines mode=System|User|Gateway orchestratorVersion currentOrchestratorVersion nodeImageVersion upgradeSettings:AgentPoolUpgradeSettings provisioningState powerState:PowerState availabilityZones enableNodePublicIP nodePublicIPPrefixID scaleSetPriority=Spot|Regular scaleSetEvictionPolicy=Delete|Deallocate spotMaxPrice tags nodeLabels nodeTaints proximityPlacementGroupID kubeletConfig:KubeletConfig linuxOSConfig:LinuxOSConfig enableEncryptionAtHost enableUltraSSD enableFIPS gpuInstanceProfile=MIG1g|MIG2g|MIG3g|MIG4g|MIG7g creationData:CreationData capacityReservationGroupID hostGroupID networkProfile:AgentPoolNetworkProfile windowsProfile:AgentPoolWindowsProfile securityProfile:AgentPoolSecurityProfile gpuProfile:GpuProfile gatewayProfile:AgentPoolGatewayProfile artifactStreamingProfile:AgentPoolArtifactStreamingProfile virtualMachinesProfile:VirtualMachinesProfile virtualMachineNodesStatus:[]VirtualMachineNodes status:AgentPoolStatus localDNSProfile:LocalDNSProfile name',
  ManagedClusterAppRoutingIstio:
    'mode=Enabled|Disabled',
  ManagedClusterAutoUpgradeProfile:
    'upgradeChannel=rapid|stable|patch|node-image|none nodeOSUpgradeChannel=None|Unmanaged|NodeImage|SecurityPatch',
  ManagedClusterAzureMonitorProfile:
    'metrics:ManagedClusterAzureMonitorProfileMetrics containerInsights:ManagedClusterAzureMonitorProfileContainerInsights appMonitoring:ManagedClusterAzureMonitorProfileAppMonitoring',
  ManagedClusterAzureMonitorProfileAppMonitoring:
    'autoInstrumentation:ManagedClusterAzureMonitorProfileAppMonitoringAutoInstrumentation openTelemetryMetrics:ManagedClusterAzureMonitorProfileAppMonitoringOpenTelemetryMetrics openTelemetryLogsAndTraces:ManagedClusterAzureMonitorProfileAppMonitoringOpenTelemetryLogsAndTraces',
  ManagedClusterAzureMonitorProfileAppMonitoringAutoInstrumentation:
    'enabled',
  ManagedClusterAzureMonitorProfileAppMonitoringOpenTelemetryLogsAndTraces:
    'enabled httpPort grpcPort',
  ManagedClusterAzureMonitorProfileAppMonitoringOpenTelemetryMetrics:
    'enabled httpPort grpcPort',
  ManagedClusterAzureMonitorProfileContainerInsights:
    'enabled logAnalyticsWorkspaceResourceId syslogPort disablePrometheusMetricsScraping containerNetworkLogs=Disabled|Enabled',
  ManagedClusterAzureMonitorProfileKubeStateMetrics:
    'metricLabelsAllowlist metricAnnotationsAllowList',
  ManagedClusterAzureMonitorProfileMetrics:
    'enabled kubeStateMetrics:ManagedClusterAzureMonitorProfileKubeStateMetrics controlPlane:ManagedClusterAzureMonitorProfileMetricsControlPlane',
  ManagedClusterAzureMonitorProfileMetricsControlPlane:
    'enabled',
  ManagedClusterBootstrapProfile:
    'artifactSource=Cache|Direct containerRegistryId',
  ManagedClusterCostAnalysis:
    'enabled',
  ManagedClusterHostedSystemProfile:
    'enabled systemNodeSubnetID nodeSubnetID',
  ManagedClusterHttpProxyConfig:
    'httpProxy httpsProxy noProxy trustedCa enabled',
  ManagedClusterIdentity:
    'principalId tenantId type=SystemAssigned|UserAssigned|None delegatedResources:{}DelegatedResource userAssignedIdentities:{}ManagedServiceIdentityUserAssignedIdentitiesValue',
  ManagedClusterIngressProfile:
    'webAppRouting:ManagedClusterIngressProfileWebAppRouting gatewayAPI:ManagedClusterIngressProfileGatewayConfiguration',
  ManagedClusterIngressProfileGatewayConfiguration:
    'installation=Disabled|Standard',
  ManagedClusterIngressProfileNginx:
    'defaultIngressControllerType=AnnotationControlled|External|Internal|None',
  ManagedClusterIngressProfileWebAppRouting:
    'enabled gatewayAPIImplementations:ManagedClusterWebAppRoutingGatewayAPIImplementations dnsZoneResourceIds nginx:ManagedClusterIngressProfileNginx identity:UserAssignedIdentity',
  ManagedClusterLoadBalancerProfile:
    'managedOutboundIPs:ManagedClusterLoadBalancerProfileManagedOutboundIPs outboundIPPrefixes:ManagedClusterLoadBalancerProfileOutboundIPPrefixes outboundIPs:ManagedClusterLoadBalancerProfileOutboundIPs effectiveOutboundIPs:[]ResourceReference allocatedOutboundPorts idleTimeoutInMinutes enableMultipleStandardLoadBalancers backendPoolType=NodeIPConfiguration|NodeIP',
  ManagedClusterLoadBalancerProfileManagedOutboundIPs:
    'count countIPv6',
  ManagedClusterLoadBalancerProfileOutboundIPPrefixes:
    'publicIPPrefixes:[]ResourceReference',
  ManagedClusterLoadBalancerProfileOutboundIPs:
    'publicIPs:[]ResourceReference',
  ManagedClusterManagedOutboundIPProfile:
    'count countIPv6',
  ManagedClusterMetricsProfile:
    'costAnalysis:ManagedClusterCostAnalysis',
  ManagedClusterNATGatewayProfile:
    'sku=Standard|StandardV2 managedOutboundIPProfile:ManagedClusterManagedOutboundIPProfile effectiveOutboundIPs:[]ResourceReference outboundIPPrefixes:ManagedClusterNATGatewayProfileOutboundIpPrefixes outboundIPs:ManagedClusterNATGatewayProfileOutboundIPs idleTimeoutInMinutes',
  ManagedClusterNATGatewayProfileOutboundIPs:
    'publicIPs',
  ManagedClusterNATGatewayProfileOutboundIpPrefixes:
    'publicIPPrefixes',
  ManagedClusterNodeProvisioningProfile:
    'mode=Manual|Auto defaultNodePools=None|Auto',
  ManagedClusterNodeResourceGroupProfile:
    'restrictionLevel=Unrestricted|ReadOnly',
  ManagedClusterOidcIssuerProfile:
    'issuerURL enabled',
  ManagedClusterPodIdentity:
    'name namespace bindingSelector identity:UserAssignedIdentity provisioningState=Assigned|Canceled|Deleting|Failed|Succeeded|Updating provisioningInfo:ManagedClusterPodIdentityProvisioningInfo',
  ManagedClusterPodIdentityException:
    'name namespace podLabels',
  ManagedClusterPodIdentityProfile:
    'enabled allowNetworkPluginKubenet userAssignedIdentities:[]ManagedClusterPodIdentity userAssignedIdentityExceptions:[]ManagedClusterPodIdentityException',
  ManagedClusterPodIdentityProvisioningError:
    'error:ManagedClusterPodIdentityProvisioningErrorBody',
  ManagedClusterPodIdentityProvisioningErrorBody:
    'code message target details:[]ManagedClusterPodIdentityProvisioningErrorBody',
  ManagedClusterPodIdentityProvisioningInfo:
    'error:ManagedClusterPodIdentityProvisioningError',
  ManagedClusterProperties:
    'provisioningState powerState:PowerState maxAgentPools kubernetesVersion currentKubernetesVersion dnsPrefix fqdnSubdomain fqdn privateFQDN azurePortalFQDN agentPoolProfiles:[]ManagedClusterAgentPoolProfile linuxProfile:ContainerServiceLinuxProfile windowsProfile:ManagedClusterWindowsProfile servicePrincipalProfile:ManagedClusterServicePrincipalProfile addonProfiles:AddonProfiles podIdentityProfile:ManagedClusterPodIdentityProfile oidcIssuerProfile:ManagedClusterOidcIssuerProfile nodeResourceGroup nodeResourceGroupProfile:ManagedClusterNodeResourceGroupProfile enableRBAC supportPlan=KubernetesOfficial|AKSLongTermSupport networkProfile:ContainerServiceNetworkProfile aadProfile:ManagedClusterAADProfile autoUpgradeProfile:ManagedClusterAutoUpgradeProfile upgradeSettings:ClusterUpgradeSettings autoScalerProfile:ManagedClusterPropertiesAutoScalerProfile apiServerAccessProfile:ManagedClusterAPIServerAccessProfile diskEncryptionSetID identityProfile:IdentityProfile privateLinkResources:[]PrivateLinkResource disableLocalAccounts httpProxyConfig:ManagedClusterHttpProxyConfig securityProfile:ManagedClusterSecurityProfile storageProfile:ManagedClusterStorageProfile ingressProfile:ManagedClusterIngressProfile publicNetworkAccess=Enabled|Disabled workloadAutoScalerProfile:ManagedClusterWorkloadAutoScalerProfile azureMonitorProfile:ManagedClusterAzureMonitorProfile serviceMeshProfile:ServiceMeshProfile resourceUID metricsProfile:ManagedClusterMetricsProfile nodeProvisioningProfile:ManagedClusterNodeProvisioningProfile bootstrapProfile:ManagedClusterBootstrapProfile aiToolchainOperatorProfile:ManagedClusterAIToolchainOperatorProfile schedulerProfile:SchedulerProfile hostedSystemProfile:ManagedClusterHostedSystemProfile status:ManagedClusterStatus creationData enableNamespaceResources safeguardsProfile',
  ManagedClusterPropertiesAutoScalerProfile:
    'balance-similar-node-groups daemonset-eviction-for-empty-nodes daemonset-eviction-for-occupied-nodes ignore-daemonsets-utilization expander=least-waste|most-pods|priority|random max-empty-bulk-delete max-graceful-termination-sec max-node-provision-time max-total-unready-percentage new-pod-scale-up-delay ok-total-unready-count scan-interval scale-down-delay-after-add scale-down-delay-after-delete scale-down-delay-after-failure scale-down-unneeded-time scale-down-unready-time scale-down-utilization-threshold skip-nodes-with-local-storage skip-nodes-with-system-pods',
  ManagedClusterSKU:
    'name=Base|Automatic tier=Premium|Standard|Free',
  ManagedClusterSecurityProfile:
    'defender:ManagedClusterSecurityProfileDefender azureKeyVaultKms:AzureKeyVaultKms workloadIdentity:ManagedClusterSecurityProfileWorkloadIdentity imageCleaner:ManagedClusterSecurityProfileImageCleaner customCATrustCertificates kubernetesResourceObjectEncryptionProfile:KubernetesResourceObjectEncryptionProfile imageIntegrity nodeRestriction',
  ManagedClusterSecurityProfileDefender:
    'logAnalyticsWorkspaceResourceId securityMonitoring:ManagedClusterSecurityProfileDefenderSecurityMonitoring securityGating',
  ManagedClusterSecurityProfileDefenderSecurityGating:
    'enabled identities:[]ManagedClusterSecurityProfileDefenderSecurityGatingIdentity allowSecretAccess',
  ManagedClusterSecurityProfileDefenderSecurityGatingIdentity:
    'azureContainerRegistry identity:UserAssignedIdentity',
  ManagedClusterSecurityProfileDefenderSecurityMonitoring:
    'enabled',
  ManagedClusterSecurityProfileImageCleaner:
    'enabled intervalHours',
  ManagedClusterSecurityProfileWorkloadIdentity:
    'enabled',
  ManagedClusterServicePrincipalProfile:
    'clientId secret',
  ManagedClusterStaticEgressGatewayProfile:
    'enabled',
  ManagedClusterStatus:
    'provisioningError:ErrorDetail',
  ManagedClusterStorageProfile:
    'diskCSIDriver:ManagedClusterStorageProfileDiskCSIDriver fileCSIDriver:ManagedClusterStorageProfileFileCSIDriver snapshotController:ManagedClusterStorageProfileSnapshotController blobCSIDriver:ManagedClusterStorageProfileBlobCSIDriver',
  ManagedClusterStorageProfileBlobCSIDriver:
    'enabled',
  ManagedClusterStorageProfileDiskCSIDriver:
    'enabled',
  ManagedClusterStorageProfileFileCSIDriver:
    'enabled',
  ManagedClusterStorageProfileSnapshotController:
    'enabled',
  ManagedClusterWebAppRoutingGatewayAPIImplementations:
    'appRoutingIstio:ManagedClusterAppRoutingIstio',
  ManagedClusterWindowsProfile:
    'adminUsername adminPassword licenseType=None|Windows_Server enableCSIProxy gmsaProfile:WindowsGmsaProfile',
  ManagedClusterWorkloadAutoScalerProfile:
    'keda:ManagedClusterWorkloadAutoScalerProfileKeda verticalPodAutoscaler:ManagedClusterWorkloadAutoScalerProfileVerticalPodAutoscaler',
  ManagedClusterWorkloadAutoScalerProfileKeda:
    'enabled',
  ManagedClusterWorkloadAutoScalerProfileVerticalPodAutoscaler:
    'enabled',
  ManagedNamespace:
    'tags location id name type systemData:SystemData properties:NamespaceProperties eTag *',
  ManagedServiceIdentityUserAssignedIdentitiesValue:
    'principalId clientId',
  ManualScaleProfile:
    'size count',
  MetricSettings:
    'timeGrain category enabled retentionPolicy:RetentionPolicy',
  NamespaceProperties:
    'provisioningState=Updating|Deleting|Creating|Succeeded|Failed|Canceled labels annotations portalFqdn defaultResourceQuota:ResourceQuota defaultNetworkPolicy:NetworkPolicies adoptionPolicy=Never|IfIdentical|Always deletePolicy=Keep|Delete',
  NetworkPolicies:
    'ingress=DenyAll|AllowAll|AllowSameNamespace egress=DenyAll|AllowAll|AllowSameNamespace',
  PortRange:
    'portStart portEnd protocol=TCP|UDP',
  PowerState:
    'code=Running|Stopped',
  PrivateLinkResource:
    'id name type groupId requiredMembers privateLinkServiceID',
  ResourceQuota:
    'cpuRequest cpuLimit memoryRequest memoryLimit',
  ResourceReference:
    'id',
  RetentionPolicy:
    'enabled days',
  ScaleProfile:
    'manual:[]ManualScaleProfile autoscale:[]AutoScaleProfile',
  SchedulerInstanceProfile:
    'schedulerConfigMode=Default|ManagedByCRD',
  SchedulerProfile:
    'upstream:SchedulerInstanceProfile',
  ServiceMeshProfile:
    'mode=Istio|Disabled istio:IstioServiceMesh',
  SysctlConfig:
    'netCoreSomaxconn netCoreNetdevMaxBacklog netCoreRmemDefault netCoreRmemMax netCoreWmemDefault netCoreWmemMax netCoreOptmemMax netIpv4TcpMaxSynBacklog netIpv4TcpMaxTwBuckets netIpv4TcpFinTimeout netIpv4TcpKeepaliveTime netIpv4TcpKeepaliveProbes netIpv4TcpkeepaliveIntvl netIpv4TcpTwReuse netIpv4IpLocalPortRange netIpv4NeighDefaultGcThresh1 netIpv4NeighDefaultGcThresh2 netIpv4NeighDefaultGcThresh3 netNetfilterNfConntrackMax netNetfilterNfConntrackBuckets fsInotifyMaxUserWatches fsFileMax fsAioMaxNr fsNrOpen kernelThreadsMax vmMaxMapCount vmSwappiness vmVfsCachePressure',
  SystemData:
    'createdBy createdByType=User|Application|ManagedIdentity|Key createdAt lastModifiedBy lastModifiedByType=User|Application|ManagedIdentity|Key lastModifiedAt',
  UpgradeOverrideSettings:
    'forceUpgrade until',
  UserAssignedIdentity:
    'resourceId clientId objectId',
  VirtualMachineNodes:
    'size count',
  VirtualMachinesProfile:
    'scale:ScaleProfile',
  WindowsGmsaProfile:
    'enabled dnsServer rootDomainName',
};
