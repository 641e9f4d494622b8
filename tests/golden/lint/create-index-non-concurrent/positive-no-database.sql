ALTER TABLE a ADD COLUMN b int;

CREATE UNIQUE INDEX
    ON app.t USING btree (lower(a));
