-- atlas:nolint MY110
DROP TABLE orders;
