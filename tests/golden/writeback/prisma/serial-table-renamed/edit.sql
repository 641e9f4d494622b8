ALTER TABLE "User" RENAME TO "Person"; ALTER SEQUENCE "User_id_seq" RENAME TO "Person_id_seq";
