ALTER TABLE "User" RENAME COLUMN email TO "e mail";
