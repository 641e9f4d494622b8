-- Found: all rows are read for NULLs. Instead: a valid check proves it, and nothing is read under the strong lock.
-- @setup
CREATE TABLE countries (code text);
INSERT INTO countries SELECT g::text FROM generate_series(1, 300) g;
CREATE UNIQUE INDEX countries_code ON countries (code);
-- @claim countries: ACCESS EXCLUSIVE, scanned
ALTER TABLE countries ADD PRIMARY KEY USING INDEX countries_code;
-- @again
-- @claim countries: ACCESS EXCLUSIVE
ALTER TABLE countries ADD CONSTRAINT code_not_null CHECK (code IS NOT NULL) NOT VALID;
-- @also countries: SHARE UPDATE EXCLUSIVE, scanned
ALTER TABLE countries VALIDATE CONSTRAINT code_not_null;
-- @claim countries: ACCESS EXCLUSIVE
ALTER TABLE countries ALTER COLUMN code SET NOT NULL;
-- @claim countries: ACCESS EXCLUSIVE
ALTER TABLE countries ADD PRIMARY KEY USING INDEX countries_code;
-- Since 18 a NOT NULL that was validated by itself does.
-- @setup
CREATE TABLE countries (code text);
INSERT INTO countries SELECT g::text FROM generate_series(1, 300) g;
CREATE UNIQUE INDEX countries_code ON countries (code);
-- @claim 18 countries: ACCESS EXCLUSIVE
ALTER TABLE countries ADD CONSTRAINT code_there NOT NULL code NOT VALID;
-- @also 18 countries: SHARE UPDATE EXCLUSIVE, scanned
ALTER TABLE countries VALIDATE CONSTRAINT code_there;
-- @claim 18 countries: ACCESS EXCLUSIVE
ALTER TABLE countries ADD PRIMARY KEY USING INDEX countries_code;
