ALTER TABLE "Channel" ALTER COLUMN id TYPE varchar(50); ALTER TABLE "_ChannelToNote" ALTER COLUMN "A" TYPE varchar(50);
