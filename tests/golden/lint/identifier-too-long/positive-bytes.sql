ALTER TABLE t RENAME COLUMN "länge_der_strecke_zwischen_zwei_städten_über_die_äußere_straße" TO l;
