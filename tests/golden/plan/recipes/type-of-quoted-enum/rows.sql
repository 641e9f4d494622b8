INSERT INTO "Jobs" VALUES (1, '2'), (2, '1');
