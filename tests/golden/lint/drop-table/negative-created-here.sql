CREATE TABLE import (id bigint);
INSERT INTO import SELECT 1;
DROP TABLE import;
DROP VIEW report;
