-- Add value to enum type: "mood"
ALTER TYPE public.mood ADD VALUE 'ok' AFTER 'sad';
-- Add value to enum type: "mood"
ALTER TYPE public.mood ADD VALUE 'wild' AFTER 'happy';

-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'ok'::public.mood;
