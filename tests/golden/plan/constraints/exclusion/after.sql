CREATE TABLE booking (room int4range, during tstzrange, CONSTRAINT no_overlap EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (NOT isempty(during)));
