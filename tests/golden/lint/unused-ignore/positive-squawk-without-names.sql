-- squawk-ignore
DROP TABLE orders;
