schema "public" {
}
table "measurements" {
    schema = schema.public
    column "at" {
        type = date
    }
    column "value" {
        type = int
        null = true
        as {
            expr = "1 + 1"
        }
    }
    partition {
        type    = RANGE
        columns = [column.at]
    }
}
partition "measurements_2025" {
    schema = schema.public
    of     = table.measurements
    range {
        from = ["'2025-01-01'"]
        to   = ["'2026-01-01'"]
    }
}
