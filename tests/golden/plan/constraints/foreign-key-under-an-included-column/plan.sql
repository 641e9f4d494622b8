-- Modify "cards" table
ALTER TABLE public.cards DROP CONSTRAINT cards_person_fkey;
-- Modify "people" table
-- Rewrites public.people under ACCESS EXCLUSIVE: its reads and writes wait until the transaction ends.
ALTER TABLE public.people ALTER COLUMN name TYPE character varying(80);
-- Modify "cards" table
ALTER TABLE public.cards
  ADD CONSTRAINT cards_person_fkey FOREIGN KEY (person) REFERENCES public.people(id) NOT VALID;

-- Modify "cards" table
ALTER TABLE public.cards VALIDATE CONSTRAINT cards_person_fkey;
