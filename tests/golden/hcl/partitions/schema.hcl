schema "public" {}
table "logs" {
  schema = schema.public
  column "at" {
    type = date
  }
  column "n" {
    type = int
  }
  primary_key {
    columns = [column.at, column.n]
  }
  index "logs_n" {
    columns = [column.n]
  }
  partition {
    type    = RANGE
    columns = [column.at]
  }
}
partition "logs_2025" {
  schema = schema.public
  of     = table.logs
  range {
    from = ["'2025-01-01'"]
    to   = ["'2026-01-01'"]
  }
  partition {
    type    = LIST
    columns = [column.n]
  }
}
partition "logs_2025_even" {
  schema = schema.public
  of     = partition.logs_2025
  list {
    in = [0, 1]
  }
  storage_params {
    fillfactor = 50
  }
  check "few" {
    expr = "n < 100"
  }
  index "even_at" {
    columns = [column.at]
  }
}
partition "logs_rest" {
  schema = schema.public
  of     = table.logs
}
table "h" {
  schema = schema.public
  column "id" {
    type = int
  }
  partition {
    type = HASH
    by {
      column = column.id
    }
  }
}
partition "h0" {
  schema = schema.public
  of     = table.h
  hash {
    modulus   = 2
    remainder = 0
  }
}
