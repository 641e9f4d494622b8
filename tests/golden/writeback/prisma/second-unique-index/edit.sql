CREATE UNIQUE INDEX again ON "User" (email);
