CREATE TABLE booking (room int4range, during tstzrange);
