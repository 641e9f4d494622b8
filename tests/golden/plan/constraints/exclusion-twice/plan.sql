-- Create "t" table
CREATE TABLE public.t (
  network cidr NOT NULL,
  CONSTRAINT a EXCLUDE USING gist (network inet_ops WITH &&)
);
-- Modify "t" table
ALTER TABLE public.t ADD CONSTRAINT b EXCLUDE USING gist (network inet_ops WITH &&);
