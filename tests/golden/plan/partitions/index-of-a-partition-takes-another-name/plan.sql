-- Drop index "goes" from table: "ev"
DROP INDEX public.goes;
-- Rename an index from "ev_1_span_idx1" to "ev_1_span_idx"
ALTER INDEX public.ev_1_span_idx1 RENAME TO ev_1_span_idx;
-- Set comment to index: "ev_1_span_idx" on table: "ev_1"
COMMENT ON INDEX public.ev_1_span_idx IS 'is renamed';
-- Rename an index from "ev_2_span_idx1" to "ev_2_span_idx"
ALTER INDEX public.ev_2_span_idx1 RENAME TO ev_2_span_idx;
-- Rename an index from "ev_21_span_idx1" to "ev_21_span_idx"
ALTER INDEX public.ev_21_span_idx1 RENAME TO ev_21_span_idx;
