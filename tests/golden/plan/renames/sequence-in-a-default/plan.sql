-- Rename sequence from "s" to "numbers"
ALTER SEQUENCE public.s RENAME TO numbers;
