schema "app" {
}
enum "status" {
  schema  = schema.app
  values  = ["on", "off", "it's"]
  comment = "states"
}
domain "zip" {
  schema  = schema.app
  type    = text
  null    = true
  default = "00000"
  comment = "postal code"
  check "zip_form" {
    expr = "VALUE ~ '^\\d+$'"
  }
}
domain "positive" {
  schema = schema.app
  type   = int
  check "positive_check" {
    expr = "app.is_positive(VALUE)"
  }
}
composite "address" {
  schema = schema.app
  field "street" {
    type    = text
    collate = "C"
  }
  field "zip" {
    type    = domain.zip
    comment = "of the place"
  }
}
range "floats" {
  schema       = schema.app
  subtype      = float8
  subtype_diff = sql("float8mi")
}
collation "plain" {
  schema   = schema.app
  provider = libc
  locale   = "C"
}
sequence "numbers" {
  schema    = schema.app
  type      = smallint
  start     = 5
  increment = 2
  min_value = 1
  max_value = 100
  cache     = 3
  cycle     = true
  comment   = "counts"
  owner     = table.t.column.n
}
table "t" {
  schema = schema.app
  column "n" {
    type    = smallint
    default = sql("nextval('app.numbers')")
  }
  column "s" {
    type    = enum.status
    default = "on"
  }
  column "a" {
    type = composite.address
    null = true
  }
  column "p" {
    type = domain.positive
  }
}
function "is_positive" {
  schema = schema.app
  lang   = SQL
  arg "v" {
    type = int
  }
  return     = boolean
  as         = "SELECT v > 0"
  volatility = IMMUTABLE
}
extension "pg_trgm" {
  schema  = schema.app
}
