ALTER TABLE "User" ADD COLUMN nickname varchar(20) NOT NULL DEFAULT 'none';
