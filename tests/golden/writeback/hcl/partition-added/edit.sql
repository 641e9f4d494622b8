CREATE TABLE measurements_2026 PARTITION OF measurements FOR VALUES FROM ('2026-01-01') TO ('2027-01-01'); ALTER TABLE measurements ADD place text DEFAULT 'x';
