CREATE EXTENSION btree_gist;
CREATE TABLE public.t (room integer, during tsrange);
