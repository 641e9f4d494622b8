schema "public" {}

# Uses a table that comes behind it.
function "people_of" {
  schema = schema.public
  lang   = SQL
  arg "wanted" {
    type    = bigint
    default = 1
  }
  return_set  = table.people
  as          = <<-SQL
    SELECT * FROM people WHERE id = wanted;
  SQL
  volatility  = STABLE
  parallel    = SAFE
  security    = DEFINER
  leakproof   = true
  strict      = true
  config_params {
    search_path = "public"
    work_mem    = "1MB"
  }
  comment = "of one"
}
function "pairs" {
  schema = schema.public
  lang   = PLpgSQL
  return_table {
    column "a" {
      type = int
    }
    column "b" {
      type = varchar(10)
    }
  }
  as = "BEGIN RETURN QUERY SELECT 1, 'x'::varchar(10); END"
}
function "many" {
  schema = schema.public
  lang   = SQL
  arg "all" {
    type = sql("int[]")
    mode = VARIADIC
  }
  return = int
  as     = "SELECT sum(x)::int FROM unnest(\"all\") x"
}
function "outs" {
  schema = schema.public
  lang   = SQL
  arg "a" {
    type = int
  }
  arg "b" {
    type = int
    mode = OUT
  }
  as = "SELECT a"
}
function "standard" {
  schema = schema.public
  lang   = SQL
  return = bigint
  as     = "RETURN (SELECT count(*) FROM people)"
}
procedure "work" {
  schema = schema.public
  lang   = SQL
  arg "a" {
    type = int
  }
  as      = "DELETE FROM people WHERE id = a"
  comment = "goes"
}
function "step" {
  schema = schema.public
  lang   = SQL
  arg {
    type = double_precision
  }
  arg {
    type = double_precision
  }
  return = double_precision
  as     = "SELECT $1 + $2 * $2"
}
aggregate "sum_sq" {
  schema = schema.public
  arg {
    type = double_precision
  }
  state_type    = double_precision
  state_func    = function.step
  initial_value = 0
  comment       = "of squares"
}
table "people" {
  schema = schema.public
  column "id" {
    type = bigint
  }
}
