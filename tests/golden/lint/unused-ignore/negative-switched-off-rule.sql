-- schemawright:ignore prefer-bigint-primary-key because there are twelve of them
CREATE TABLE months (id integer PRIMARY KEY);
