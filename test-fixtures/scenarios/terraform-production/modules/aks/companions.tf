locals {
  control_plane_logs = toset(concat(
    ["kube-apiserver", "kube-audit-admin", "kube-controller-manager", "kube-scheduler", "cluster-autoscaler"],
    var.full_audit ? ["kube-audit"] : [],
  ))
}

resource "azurerm_monitor_diagnostic_setting" "control_plane" {
  name                       = "control-plane"
  target_resource_id         = azurerm_kubernetes_cluster.this.id
  log_analytics_workspace_id = var.log_analytics_workspace_id

  dynamic "enabled_log" {
    for_each = local.control_plane_logs
    content {
      category = enabled_log.value
    }
  }
}

data "azurerm_policy_set_definition" "restricted" {
  display_name = "Kubernetes cluster pod security restricted standards for Linux-based workloads"
}

resource "azurerm_resource_policy_assignment" "pod_security" {
  name                 = "pod-security-restricted"
  resource_id          = azurerm_kubernetes_cluster.this.id
  policy_definition_id = data.azurerm_policy_set_definition.restricted.id
  parameters           = jsonencode({ effect = { value = var.pod_security_effect } })
}
