resource "kubernetes_namespace" "shop" {
  metadata {
    name = "shop"
  }
}

resource "kubernetes_namespace" "legacy" {
  metadata {
    name = "legacy-shop"
  }
}
