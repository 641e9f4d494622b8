ALTER TABLE users RENAME CONSTRAINT adult TO grown_up; ALTER INDEX users_email RENAME TO users_mail; ALTER TYPE status RENAME TO state;
