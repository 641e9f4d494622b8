-- Rename enum type from "mood" to "feeling"
ALTER TYPE public.mood RENAME TO feeling;
