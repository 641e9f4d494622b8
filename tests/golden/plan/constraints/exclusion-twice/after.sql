CREATE TABLE other (id integer);
CREATE TABLE t (network cidr NOT NULL);
ALTER TABLE t ADD CONSTRAINT b EXCLUDE USING gist (network inet_ops WITH &&);
ALTER TABLE t ADD CONSTRAINT a EXCLUDE USING gist (network inet_ops WITH &&);
