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
	dynamic "column" {
		for_each = ["x", "y"]
		labels   = [column.value]
		content {
			type = text
		}
	}
}
