schema "public" {}
role "app" { external = true }
role "reporting" {
  external = true
}
table "a" {
  schema = schema.public
  column "id" {
    type = int
  }
}
permission {
  to         = role.app
  for        = table.a
  privileges = [SELECT, INSERT]
}
permission {
  to         = role.app
  for        = schema.public
  privileges = [USAGE]
}
permission {
  to         = role.reporting
  for        = table.a
  privileges = [SELECT]
}
