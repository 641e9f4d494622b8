ALTER TABLE "Channel" ALTER COLUMN id TYPE varchar(50);
