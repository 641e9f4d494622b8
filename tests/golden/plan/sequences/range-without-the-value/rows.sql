SELECT setval('falls', 500);
