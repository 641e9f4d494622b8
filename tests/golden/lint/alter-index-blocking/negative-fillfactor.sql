ALTER INDEX i SET (fillfactor = 70);
