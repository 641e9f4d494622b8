variable "tenants" {
  type    = list(string)
  default = ["a", "b"]
}
locals {
  names  = [for t in var.tenants : "tenant_${t}"]
  common = { created = "timestamptz", updated = "timestamptz" }
}
schema "tenant" {
  for_each = toset(local.names)
  name     = each.value
}
schema "public" {}
table "events" {
  for_each = { for t in var.tenants : t => "of ${upper(t)}" }
  name     = "events_${each.key}"
  schema   = schema.public
  comment  = each.value
  column "id" {
    type = int
  }
  dynamic "column" {
    for_each = local.common
    labels   = [column.key]
    content {
      type = sql(column.value)
      null = true
    }
  }
  primary_key {
    columns = [column.id]
  }
}
trigger "audit" {
  for_each = [table.events["a"], table.events["b"]]
  on       = each.value
  after {
    insert = true
  }
  for = ROW
  execute {
    function = function.note
  }
}
function "note" {
  schema = schema.public
  lang   = PLpgSQL
  return = trigger
  as     = "BEGIN RETURN NULL; END -- %{ for t in var.tenants ~} ${t} %{ endfor ~}"
}
table "tenant_a" "same" {
  schema = schema.tenant["tenant_a"]
  column "id" {
    type = int
  }
}
table "tenant_b" "same" {
  schema = schema.tenant["tenant_b"]
  column "id" {
    type = int
  }
  foreign_key "other" {
    columns     = [column.id]
    ref_columns = [table.tenant_a.key.column.id]
  }
}
table "tenant_a" "key" {
  schema = schema.tenant["tenant_a"]
  column "id" {
    type = int
  }
  primary_key {
    columns = [column.id]
  }
}
