-- Rename a constraint from "positive" to "above_zero"
ALTER TABLE public.t RENAME CONSTRAINT positive TO above_zero;
-- Rename an index from "i" to "by_id"
ALTER INDEX public.i RENAME TO by_id;
-- Rename trigger from "tr" to "checked"
ALTER TRIGGER tr ON public.t RENAME TO checked;
-- Rename rule from "r" to "kept"
ALTER RULE r ON public.t RENAME TO kept;
-- Rename policy from "p" to "visible"
ALTER POLICY p ON public.t RENAME TO visible;
