-- Rename view from "v" to "seen"
ALTER VIEW public.v RENAME TO seen;
