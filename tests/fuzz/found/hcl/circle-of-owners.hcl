schema "public" {}
table "a" {
  of = table.b
}
table "b" {
  of = table.a
}
policy "p" {
  on = policy.q
}
policy "q" {
  on = policy.p
}
