schema "public" {}

extension "postgres_fdw" {
  schema = schema.public
}

user_mapping {
  server = server.remote
  user   = PUBLIC
  options = {
    user     = "reader"
    password = "hunter2"
  }
}

user_mapping {
  server = "Files"
  user   = "postgres"
}

server "remote" {
  fdw     = extension.postgres_fdw
  type    = "postgres"
  version = "15"
  comment = "the other one"
  options = {
    host   = "it's here"
    dbname = "shop"
  }
}

server "Files" {
  wrapper = "postgres_fdw"
  options {
    port = 5432
  }
}
