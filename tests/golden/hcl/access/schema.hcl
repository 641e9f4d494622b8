schema "app" {}
role "hcl_reader" {
  inherit = true
}
role "hcl_outside" {
  external = true
}
user "hcl_user" {
  password   = "never sent"
  conn_limit = 5
  member_of  = [role.hcl_reader]
}
table "t" {
  schema = schema.app
  column "id" {
    type = int
  }
}
sequence "s" {
  schema = schema.app
}
function "f" {
  schema = schema.app
  lang   = SQL
  return = int
  as     = "SELECT 1"
}
permission {
  to         = role.hcl_reader
  for        = table.t
  privileges = [SELECT, INSERT]
  grantable  = true
}
permission {
  to         = [user.hcl_user, PUBLIC]
  for        = table.t.column.id
  privileges = [UPDATE]
}
permission {
  for_each   = [schema.app, sequence.s]
  to         = role.hcl_reader
  for        = each.value
  privileges = [USAGE]
}
permission {
  to         = role.hcl_reader
  for        = function.f
  privileges = ["EXECUTE"]
}
