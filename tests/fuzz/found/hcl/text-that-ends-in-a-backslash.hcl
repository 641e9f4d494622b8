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
  default schema "main" {
  name U "public"
}
locals {
  parts = ["a", "b"]
}
table "log" {
columns = [column.id]
	}
	dynamic "column" {
		for_each = ["x", "y"]
		labels   = [column.value]
		content {
			type = ¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥¥text
		}
	}
}
table "other" {
  schema = schema.main
  column "id"= "00000"
  comment = "postal code"
  check "zip_form" {
    expr = "VALUE ~ '^\