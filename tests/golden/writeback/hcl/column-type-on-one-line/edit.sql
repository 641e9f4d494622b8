ALTER TABLE users ALTER age TYPE bigint;
