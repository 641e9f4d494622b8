-- Rename an index from "ev_1_id_idx" to "schemawright_old_ev_1_id_idx"
ALTER INDEX public.ev_1_id_idx RENAME TO schemawright_old_ev_1_id_idx;
-- Rename an index from "ev_1_id_idx1" to "schemawright_old_ev_1_id_idx1"
ALTER INDEX public.ev_1_id_idx1 RENAME TO schemawright_old_ev_1_id_idx1;
-- Rename an index from "ev_2_id_idx" to "schemawright_old_ev_2_id_idx"
ALTER INDEX public.ev_2_id_idx RENAME TO schemawright_old_ev_2_id_idx;
-- Rename an index from "ev_2_id_idx1" to "schemawright_old_ev_2_id_idx1"
ALTER INDEX public.ev_2_id_idx1 RENAME TO schemawright_old_ev_2_id_idx1;
-- Rename an index from "ev_21_id_idx" to "schemawright_old_ev_21_id_idx"
ALTER INDEX public.ev_21_id_idx RENAME TO schemawright_old_ev_21_id_idx;
-- Rename an index from "ev_21_id_idx1" to "schemawright_old_ev_21_id_idx1"
ALTER INDEX public.ev_21_id_idx1 RENAME TO schemawright_old_ev_21_id_idx1;
-- Rename an index from "schemawright_old_ev_1_id_idx" to "ev_1_id_idx1"
ALTER INDEX public.schemawright_old_ev_1_id_idx RENAME TO ev_1_id_idx1;
-- Rename an index from "schemawright_old_ev_1_id_idx1" to "ev_1_id_idx"
ALTER INDEX public.schemawright_old_ev_1_id_idx1 RENAME TO ev_1_id_idx;
-- Rename an index from "schemawright_old_ev_2_id_idx" to "ev_2_id_idx1"
ALTER INDEX public.schemawright_old_ev_2_id_idx RENAME TO ev_2_id_idx1;
-- Rename an index from "schemawright_old_ev_2_id_idx1" to "ev_2_id_idx"
ALTER INDEX public.schemawright_old_ev_2_id_idx1 RENAME TO ev_2_id_idx;
-- Rename an index from "schemawright_old_ev_21_id_idx" to "ev_21_id_idx1"
ALTER INDEX public.schemawright_old_ev_21_id_idx RENAME TO ev_21_id_idx1;
-- Rename an index from "schemawright_old_ev_21_id_idx1" to "ev_21_id_idx"
ALTER INDEX public.schemawright_old_ev_21_id_idx1 RENAME TO ev_21_id_idx;
