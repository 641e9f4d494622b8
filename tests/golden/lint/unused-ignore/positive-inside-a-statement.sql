ALTER TABLE orders
    -- squawk-ignore ban-drop-column
    ADD COLUMN note text,
    DROP COLUMN fax;
