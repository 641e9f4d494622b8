-- Create enum type "mood"
CREATE TYPE public.mood AS ENUM ('sad', 'happy');
-- Modify "t" table
ALTER TABLE public.t ADD COLUMN m public.mood DEFAULT 'sad'::public.mood NOT NULL;
