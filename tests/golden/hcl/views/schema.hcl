schema "public" {}
view "later" {
  schema  = schema.public
  as      = "SELECT id FROM ${view.first.name} WHERE id > 1"
  comment = "of a view"
}
view "first" {
  schema = schema.public
  column "id" {
    type    = int
    comment = "key"
  }
  as           = "SELECT id, total(id) AS t FROM ${table.t.name}"
  check_option = LOCAL
  depends_on   = [table.t]
  security {
    barrier = true
    invoker = true
  }
}
materialized "sums" {
  schema = schema.public
  as     = <<-SQL
    SELECT id, count(*) AS n
    FROM t GROUP BY id;
  SQL
  index "sums_id" {
    columns = [column.id]
    unique  = true
  }
  storage_params {
    fillfactor = 90
  }
  comment = "kept"
}
function "total" {
  schema = schema.public
  lang   = SQL
  arg "a" {
    type = int
  }
  return = int
  as     = "SELECT a"
}
table "t" {
  schema = schema.public
  column "id" {
    type = int
  }
}
