CREATE TYPE "Role" AS ENUM ('admin', 'member'); ALTER TABLE "User" ADD COLUMN role "Role" NOT NULL DEFAULT 'member';
