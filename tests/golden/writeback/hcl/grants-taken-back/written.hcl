schema "public" {}
role "app" { external = true }
table "a" {
  schema = schema.public
  column "id" {
    type = int
  }
}
