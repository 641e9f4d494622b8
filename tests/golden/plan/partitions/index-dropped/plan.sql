-- Drop index "ev_note" from table: "ev"
DROP INDEX public.ev_note;
