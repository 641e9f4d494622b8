ALTER TABLE users RENAME TO people; ALTER INDEX users_pkey RENAME TO people_pkey; ALTER SEQUENCE users_id_seq RENAME TO people_id_seq;
