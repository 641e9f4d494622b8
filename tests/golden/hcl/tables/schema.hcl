schema "public" {
  comment = "the main one"
}

table "orgs" {
  schema  = schema.public
  comment = "who it's for"
  column "id" {
    type = bigint
    identity {
      generated = ALWAYS
      start     = 10
      increment = 10
    }
  }
  column "name" {
    null    = true
    type    = varchar(255)
    default = "it's"
    comment = "shown"
    collate = "C"
  }
  column "size" {
    type    = int
    default = 5
  }
  column "twice" {
    type = int
    as {
      expr = "size * 2"
      type = STORED
    }
    null = true
  }
  column "ratio" {
    type    = numeric(10, 2)
    default = sql("random()")
  }
  column "tags" {
    type    = sql("text[]")
    default = "{}"
  }
  column "weight" {
    type = double_precision
    null = true
  }
  column "seen" {
    type    = timestamp_with_time_zone(3)
    default = sql("now()")
  }
  column "data" {
    type = jsonb
    null = true
  }
  column "on" {
    type    = boolean
    default = false
  }
  primary_key {
    columns = [column.id]
    include = [column.name]
  }
  index "orgs_name" {
    columns = [column.name]
    unique  = true
    comment = "names are unique"
  }
  index "orgs_data" {
    type = GIN
    on {
      column = column.data
      ops    = jsonb_path_ops
    }
    where = "size > 0"
  }
  index "orgs_lower" {
    on {
      expr        = "lower(name)"
      desc        = true
      nulls_last = true
    }
    on {
      column = column.size
    }
    include = [column.ratio]
  }
  index "orgs_seen" {
    type           = BRIN
    columns        = [column.seen]
    page_per_range = 64
  }
  unique "orgs_size" {
    columns = [column.size, column.ratio]
    nulls_distinct = false
    deferrable     = INITIALLY_DEFERRED
  }
  check "orgs_positive" {
    expr    = "size > 0 -- always"
    comment = "positive"
  }
  row_security {
    enabled  = true
    enforced = true
  }
  replica_identity = FULL
  storage_params {
    fillfactor = 70
    toast {
      autovacuum_enabled = false
    }
  }
}

table "members" {
  schema   = schema.public
  unlogged = true
  column "org_id" {
    type = bigint
  }
  column "during" {
    type = tsrange
  }
  column "boss" {
    type = bigint
    null = true
  }
  primary_key "members_key" {
    columns = [column.org_id]
  }
  foreign_key "members_org" {
    columns     = [column.org_id]
    ref_columns = [table.orgs.column.id]
    on_delete   = CASCADE
    on_update   = NO_ACTION
    deferrable  = INITIALLY_IMMEDIATE
  }
  foreign_key "members_boss" {
    columns     = [column.boss]
    ref_columns = [column.org_id]
    on_delete   = SET_NULL
  }
  exclude "members_during" {
    type = GIST
    on {
      column = column.during
      op     = "&&"
    }
    where = "org_id > 0"
  }
}
