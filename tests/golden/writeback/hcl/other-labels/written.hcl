schema "main" {
  name = "public"
}
locals {
  parts = ["a", "b"]
}
table "log" {
  for_each = toset(local.parts)
  name     = "log_${each.value}"
  schema   = schema.main
  column "id" {
    type = int
  }
}
table "notes" {
	name   = "note"
	schema = schema.main
	column "id" {
		type = int
	}
	column "more" {
		null = true
		type = text
	}
	primary_key {
		columns = [column.id]
	}
	dynamic "column" {
		for_each = ["x", "y"]
		labels   = [column.value]
		content {
			type = text
		}
	}
}
table "other" {
  schema = schema.main
  column "id" {
    null = true
    type = integer
  }
  column "note" {
    null = true
    type = integer
  }
  foreign_key "other_note_fkey" {
    columns     = [column.note]
    ref_columns = [table.notes.column.id]
  }
}
