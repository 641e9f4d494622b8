ALTER TABLE users RENAME age TO years;
