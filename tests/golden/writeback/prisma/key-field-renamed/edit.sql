ALTER TABLE "Member" RENAME COLUMN "bossId" TO "leadId"; ALTER TABLE "Team" RENAME COLUMN code TO short;
