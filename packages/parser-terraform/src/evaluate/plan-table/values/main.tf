terraform { required_version = ">= 1.0" }
variable "clusters" {
  type = map(object({
    private = optional(bool, true)
    pools   = optional(map(object({ size = number, zones = optional(list(string), ["1"]) })), { system = { size = 3 } })
    tags    = optional(map(string))
  }))
}
variable "list" { default = [3, 1, 2] }
variable "mixed" {
  type    = any
  default = { a = [1, "x"], b = { c = null } }
}
variable "strs" {
  type    = list(string)
  default = [1, true, "x"]
}
locals {
  flat   = flatten([for ck, c in var.clusters : [for pk, p in c.pools : { key = "${ck}-${pk}", size = p.size, zones = p.zones }]])
  byKey  = { for p in local.flat : p.key => p }
  env    = lookup({ dev = "d", prod = "p" }, "prod", "x")
  cond   = length(var.list) > 2 ? { a = 1 } : {}
  nested = { for k, v in { x = [1, 2], y = [] } : k => [for i in v : i * 10 if i > 1] }
  group  = { for s in ["apple", "avocado", "banana"] : substr(s, 0, 1) => s... }
  tpl    = templatefile("${path.module}/t/t.tpl", { items = ["a", "b"], on = true, n = 3 })
  here   = <<-EOT
    line ${local.env}
      indented
    %{ if true ~}
    yes
    %{ endif ~}
    end
  EOT
  sp     = [{ a = [{ b = 1 }, { b = 2 }] }, { a = [] }]
}
module "m" {
  for_each = var.clusters
  source   = "./m"
  name     = each.key
  private  = each.value.private
  tags     = each.value.tags
}
module "n" {
  source = "./n"
  count  = 2
  idx    = count.index
  up     = module.m["prod"].name
}
resource "terraform_data" "pool" {
  for_each = local.byKey
  input    = { k = each.key, v = each.value }
}
resource "terraform_data" "cnt" {
  count = length(var.list)
  input = var.list[count.index]
}
resource "terraform_data" "o" {
  input = {
    flat   = local.flat
    env    = local.env
    cond   = local.cond
    nested = local.nested
    group  = local.group
    tpl    = local.tpl
    here   = local.here
    mixed  = var.mixed
    strs   = var.strs
    names  = [for k, m in module.m : m.name]
    privs  = values(module.m)[*].private
    ns     = module.n[*].out
    n0     = module.n[0].out
    pools  = [for k, p in terraform_data.pool : p.input.v.size]
    cnt    = terraform_data.cnt[*].input
    one    = one([for x in var.list : x if x == 3])
    sp1    = local.sp[*].a[*].b
    sp2    = local.sp.*.a
    idx    = local.sp[0].a[1].b
    tern   = var.mixed.b.c == null ? "none" : var.mixed.b.c
    trys   = [try(var.mixed.z, "t1"), try(var.mixed.b.c.d, "t2"), can(var.mixed.a[5]), try(local.sp[3], "t3")]
    ob     = { "a b" = 1, (local.env) = 2, (1 + 1) = 3 }
    neg    = -(-3) + -2 % 2
    ops    = [1 == "1", true != false, !(1 > 2) && (2 >= 2 || false), 7 / 2, 7 % 3]
    mod    = path.module
    root   = path.root
    sets   = [for s in toset(["b", "a", "b"]) : s]
    mapi   = { for i, s in ["x", "y"] : s => i }
    merge  = merge({ a = 1, b = { c = 1 } }, { b = { d = 2 } })
    tern2  = true ? ["a"] : [1, 2]
    tern3  = false ? null : { a = 1 }
    tern4  = true ? { a = 1 } : { b = "x" }
    tern5  = true ? { a = 1, b = true } : { a = "s", b = "t" }
    tup    = [1, "a", true, null]
  }
}
