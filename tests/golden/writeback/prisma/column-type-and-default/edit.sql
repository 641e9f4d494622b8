ALTER TABLE "User" ALTER COLUMN name TYPE varchar(100), ALTER COLUMN name SET DEFAULT 'it''s "me"'; ALTER TABLE orders ALTER COLUMN total TYPE double precision, ALTER COLUMN total SET DEFAULT 0;
