ALTER INDEX i SET (fastupdate = off);
