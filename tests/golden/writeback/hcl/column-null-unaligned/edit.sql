ALTER TABLE orders ALTER total SET NOT NULL, ALTER user_id DROP NOT NULL; COMMENT ON COLUMN orders.total IS $$in euros$$;
