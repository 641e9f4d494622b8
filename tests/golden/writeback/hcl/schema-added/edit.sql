CREATE SCHEMA audit; CREATE TABLE audit.log (at timestamptz DEFAULT now());
