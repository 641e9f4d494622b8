-- Modify domain type "percent"
ALTER DOMAIN public.percent SET DEFAULT 0;
-- Modify domain type "percent"
ALTER DOMAIN public.percent SET NOT NULL;
-- Modify domain type "percent"
ALTER DOMAIN public.percent DROP CONSTRAINT percent_check;
-- Modify domain type "percent"
ALTER DOMAIN public.percent ADD CONSTRAINT range CHECK (((VALUE >= 0) AND (VALUE <= 100)));
-- Set comment to domain: "percent"
COMMENT ON DOMAIN public.percent IS 'of 100';
