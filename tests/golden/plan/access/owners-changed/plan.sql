-- Change owner of schema: "shop"
ALTER SCHEMA shop OWNER TO golden_app;
-- Change owner of function: "f"
ALTER FUNCTION shop.f(a integer) OWNER TO golden_app;
-- Change owner of procedure: "p"
ALTER PROCEDURE shop.p() OWNER TO golden_app;
-- Change owner of table: "users"
ALTER TABLE shop.users OWNER TO golden_app;
-- Change owner of materialized view: "counts"
ALTER MATERIALIZED VIEW shop.counts OWNER TO golden_app;
-- Change owner of view: "names"
ALTER VIEW shop.names OWNER TO golden_app;
-- Change owner of sequence: "numbers"
ALTER SEQUENCE shop.numbers OWNER TO golden_app;
-- Change owner of enum type: "mood"
ALTER TYPE shop.mood OWNER TO golden_app;
-- Change owner of domain: "positive"
ALTER DOMAIN shop.positive OWNER TO golden_app;
-- Change owner of composite type: "pair"
ALTER TYPE shop.pair OWNER TO golden_app;
-- Change owner of statistics: "both"
ALTER STATISTICS shop."both" OWNER TO golden_app;
-- Change owner of collation: "german"
ALTER COLLATION shop.german OWNER TO golden_app;
-- Change owner of aggregate: "total"
ALTER AGGREGATE shop.total(integer) OWNER TO golden_app;
