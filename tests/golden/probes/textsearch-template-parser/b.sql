CREATE TEXT SEARCH TEMPLATE public.tt (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH PARSER public.tp (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH DICTIONARY public.td (TEMPLATE = public.tt);
CREATE TEXT SEARCH CONFIGURATION public.tc (PARSER = public.tp);
ALTER TEXT SEARCH CONFIGURATION public.tc ADD MAPPING FOR word WITH public.td;
COMMENT ON TEXT SEARCH PARSER public.tp IS 'p';
COMMENT ON TEXT SEARCH TEMPLATE public.tt IS 't';
