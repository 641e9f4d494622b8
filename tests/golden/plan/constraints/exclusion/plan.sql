-- Modify "booking" table
ALTER TABLE public.booking
  ADD CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) WHERE ((NOT isempty(during)));
