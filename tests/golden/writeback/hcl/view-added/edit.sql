CREATE VIEW adults WITH (security_barrier = true) AS SELECT id FROM users WHERE age >= 18; COMMENT ON VIEW adults IS 'grown up';
