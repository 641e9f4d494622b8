CREATE EXTENSION btree_gist;
CREATE TABLE public.t (room integer, during tsrange, CONSTRAINT x EXCLUDE USING gist (room WITH =, during WITH &&));
