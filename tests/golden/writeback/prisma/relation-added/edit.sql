ALTER TABLE "User" ADD COLUMN "referrerId" integer; ALTER TABLE "User" ADD CONSTRAINT "User_referrerId_fkey" FOREIGN KEY ("referrerId") REFERENCES "User" (id) ON DELETE SET NULL ON UPDATE CASCADE;
 ALTER TABLE orders ADD COLUMN "payerId" integer NOT NULL; ALTER TABLE orders ADD CONSTRAINT paid_by FOREIGN KEY ("payerId") REFERENCES "User" (id);
