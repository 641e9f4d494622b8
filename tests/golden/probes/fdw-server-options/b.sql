CREATE FOREIGN DATA WRAPPER w OPTIONS (debug 'false', mode 'y');
CREATE SERVER s TYPE 'x' VERSION '2' FOREIGN DATA WRAPPER w OPTIONS (host 'b', dbname 'd');
CREATE FOREIGN TABLE public.ft (a integer) SERVER s OPTIONS (t 'y', u 'z');
