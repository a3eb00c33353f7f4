locals {
  arithmetic  = 1 + 2 * 3 - 4 / 5 % 6
  grouped     = (1 + 2) * (3 - 4)
  logic       = var.a || var.b && !var.c
  comparison  = var.a == var.b != (var.c < var.d) && var.e >= 5 || var.f <= -5 && var.g > 0
  unary       = [-var.a, !var.b, --1, !!true, !-var.c, -(1), -a.b[0]]
  conditional = var.a ? var.b ? 1 : 2 : var.c ? 3 : 4
  lines = (
    var.a
    ? "long"
    : "short"
  )

  attribute   = azurerm_kubernetes_cluster.main.kube_config[0].host
  spaced      = data . http . probe [ "body" ] /* between */ . x
  legacy      = aws_instance.web.0.id
  computed    = local.map["${var.key}-x"].list[count.index + 1][local.i]
  splat       = azurerm_subnet.nodes.*.id
  deep_splat  = azurerm_subnet.nodes.*.address.0.prefix
  full_splat  = azurerm_subnet.nodes[*].delegation[0].name
  splat_splat = module.network[*].subnets[*].id
  splat_index = azurerm_subnet.nodes.*.id[0]
  bare_splat  = var.maybe[*]
  on_call     = merge({ a = 1 }, { b = 2 }).a
  on_object   = { a = [1, 2] }.a[1]
  on_tuple    = ["a", "b"][0]
  on_parens   = (var.x).y
  on_text     = "abc"[0]

  none        = f()
  one         = upper("x")
  trailing    = max(1, 2, )
  expanded    = concat(var.lists...)
  expanded2   = max(0, [1, 2]...)
  namespaced  = provider::azapi::build_resource_id("a", "b")
  called_true = true("x")

  for_list    = [for x in var.list : x]
  for_index   = [for i, x in var.list : "${i}=${x}" if x != ""]
  for_object  = { for x in var.list : x => upper(x) }
  for_group   = { for k, v in var.map : v => k... if k != null }
  for_lines = {
    for k, v in var.map :
    k => {
      name = v
      list = [for i in v : i]
    }
    if length(v) > 0
  }
  for_nested = [for a in [for b in c : b] : { for d in a : d => a }]

  keys = {
    bare            = 1
    "quoted"        = 2
    "${var.x}-tpl"  = 3
    (var.computed)  = 4
    ("text")        = 5
    7               = 6
    8.5             = 7
    true            = 8
    null            = 9
    colon : 10
    with-dash       = 11, same_line = 12, another : 13,
    a.b             = 14
    "é"             = 15
    if              = 16
    in              = 17
    f("x")          = 18
    -1              = 19
  }
  one_line = { a = 1, b : 2, }
  lists = [
    1, # one
    2, // two
    /* three */ 3,
    [
      4
    ]
    , 5
  ]
  parens = (((1)))
  ümläut-name_1 = "ok"
}
