-- Modify composite type "pair"
ALTER TYPE public.pair DROP ATTRIBUTE b;
-- Modify composite type "pair"
ALTER TYPE public.pair ALTER ATTRIBUTE a TYPE bigint;
-- Modify composite type "pair"
ALTER TYPE public.pair ADD ATTRIBUTE c date;
-- Set comment to attribute: "c" of composite type: "pair"
COMMENT ON COLUMN public.pair.c IS 'when';
-- Set comment to composite type: "pair"
COMMENT ON TYPE public.pair IS 'two';
