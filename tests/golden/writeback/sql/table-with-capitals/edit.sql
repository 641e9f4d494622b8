ALTER TABLE "User" RENAME TO "Person"; ALTER TABLE "order" RENAME TO orders;
