schema "public" {}
table "orders" {
  schema = schema.public
  column "id" {
    type = int
  }
  column "n" {
    type = int
    null = true
  }
}
view "v" {
  schema = schema.public
  as     = "SELECT id FROM orders"
}
function "note" {
  schema = schema.public
  lang   = PLpgSQL
  return = trigger
  as     = "BEGIN RETURN NEW; END"
}
function "watch" {
  schema = schema.public
  lang   = PLpgSQL
  return = event_trigger
  as     = "BEGIN END"
}
trigger "t1" {
  on = table.orders
  before {
    insert    = true
    update_of = [table.orders.column.n]
  }
  for  = ROW
  when = "NEW.n > 0"
  execute {
    function = function.note
    args     = ["a'b", "c"]
  }
  comment = "notes"
}
trigger "t2" {
  on = table.orders
  after {
    delete = true
  }
  referencing {
    old_table = "gone"
  }
  for = STATEMENT
  execute {
    function = function.note
  }
}
trigger "t3" {
  on = view.v
  instead_of {
    update = true
    insert = true
  }
  for = ROW
  execute {
    function = function.note
  }
}
trigger "t4" {
  on         = table.orders
  constraint = true
  deferrable = INITIALLY_DEFERRED
  after {
    insert = true
  }
  for = ROW
  execute {
    function = function.note
  }
}
event_trigger "e" {
  on      = ddl_command_start
  tags    = ["CREATE TABLE"]
  execute = function.watch
}
policy "p" {
  on    = table.orders
  as    = RESTRICTIVE
  for   = UPDATE
  to    = [PUBLIC]
  using = "n > 0"
  check = "n > 1"
  comment = "own ones"
}
policy "q" {
  on    = table.orders
  to    = [CURRENT_USER]
  using = "true"
}
