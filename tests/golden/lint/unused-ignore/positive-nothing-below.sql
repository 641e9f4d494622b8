SELECT 1;

-- eugene: ignore E2

SELECT 2;
