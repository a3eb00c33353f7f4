variable "name" {
  type = string
}

variable "default_deny" {
  type    = bool
  default = true
}

resource "kubernetes_namespace_v1" "this" {
  metadata {
    name = var.name
  }
}

resource "kubernetes_network_policy_v1" "default_deny" {
  count = var.default_deny ? 1 : 0

  metadata {
    name      = "default-deny"
    namespace = kubernetes_namespace_v1.this.metadata[0].name
  }

  spec {
    pod_selector {}
    policy_types = ["Ingress", "Egress"]
  }
}
