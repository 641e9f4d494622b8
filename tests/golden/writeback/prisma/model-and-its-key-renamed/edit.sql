ALTER TABLE "User" RENAME TO "Person"; ALTER INDEX "User_pkey" RENAME TO "Person_pkey";
