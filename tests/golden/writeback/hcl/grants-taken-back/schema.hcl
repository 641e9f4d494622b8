schema "public" {}
role "app" { external = true }
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
