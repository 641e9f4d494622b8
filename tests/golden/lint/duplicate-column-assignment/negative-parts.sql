UPDATE t SET a[1] = 1, a[2] = 2, b.x = 1, b.y = 2 WHERE id = 1;
