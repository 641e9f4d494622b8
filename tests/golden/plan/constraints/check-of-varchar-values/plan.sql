-- Create "t" table
CREATE TABLE public.t (
  kind character varying(20) DEFAULT 'a'::character varying,
  note text,
  CONSTRAINT t_kind_check CHECK (((kind)::text = ANY (((ARRAY['a'::character varying, 'it''s'::character varying, 'c, d'::character varying])::character varying[])::text[]))),
  CONSTRAINT t_note_check CHECK ((note = ANY (ARRAY['x'::text, 'y'::text])))
);
-- Create "v" view
CREATE VIEW public.v AS
SELECT t.kind,
    t.note
   FROM public.t
  WHERE ((t.kind)::text = ANY (((ARRAY['a'::character varying, 'b'::character varying])::character varying[])::text[]));
-- Create index "i" to table: "t"
CREATE INDEX i
  ON public.t
  USING btree (note)
  WHERE ((kind)::text = ANY (((ARRAY['a'::character varying, 'b'::character varying])::character varying[])::text[]));
