ALTER TABLE "User" RENAME COLUMN username TO handle;
