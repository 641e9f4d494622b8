-- pgfence-ignore: drop-table, made-up-rule
DROP TABLE archive;
