// Subscriptions of this database. Written so that nothing starts by itself: connect = false. The connection is readable
// for superusers only, and its password never leaves the server. Whether a subscription is enabled and which slot it has
// is the running system's, not the schema's: a plan does not change them. docs: sql-createsubscription.
#include "model/catalog/catalogquery.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::catalog {

namespace {

struct Option {
    int since = 0;
    QString name;
    QString value; ///< expression over s
    QString usual; ///< what a subscription has when nobody says anything
    bool alterable = true;
};

/// docs: catalog-pg-subscription of every version.
QList<Option> optionsOf(int serverVersion)
{
    QString streaming = u"s.substream::text"_s;
    if (serverVersion >= 160000)
        streaming = u"CASE s.substream WHEN 't' THEN 'on' WHEN 'p' THEN 'parallel' ELSE 'off' END"_s;
    else
        streaming = u"CASE WHEN s.substream THEN 'on' ELSE 'off' END"_s;
    const QString usualStreaming = serverVersion >= 180000 ? u"parallel"_s : u"off"_s;
    const QList<Option> all {
        { 140000, u"binary"_s, u"s.subbinary::text"_s, u"false"_s },
        { 140000, u"streaming"_s, streaming, usualStreaming },
        { 150000, u"two_phase"_s, u"CASE s.subtwophasestate WHEN 'd' THEN 'false' ELSE 'true' END"_s, u"false"_s,
            serverVersion >= 180000 },
        { 150000, u"disable_on_error"_s, u"s.subdisableonerr::text"_s, u"false"_s },
        { 160000, u"password_required"_s, u"s.subpasswordrequired::text"_s, u"true"_s },
        { 160000, u"run_as_owner"_s, u"s.subrunasowner::text"_s, u"false"_s },
        { 160000, u"origin"_s, u"s.suborigin"_s, u"any"_s },
        // It can be altered only where there is a slot, and the slot is not the schema's.
        { 170000, u"failover"_s, u"s.subfailover::text"_s, u"false"_s, false },
        { 120000, u"synchronous_commit"_s, u"s.subsynccommit"_s, u"off"_s },
    };
    QList<Option> known;
    for (const Option &option : all) {
        if (serverVersion >= option.since)
            known.append(option);
    }
    return known;
}

QString publicationNames()
{
    return u"(SELECT string_agg(quote_ident(p), ', ' ORDER BY o) FROM unnest(s.subpublications) WITH ORDINALITY "
           "u (p, o))"_s;
}

/// Without password=… and passfile's like; NULL when there is nothing to read.
QString connectionText(bool isSuperuser)
{
    if (!isSuperuser)
        return u"NULL::text"_s;
    return u"btrim(regexp_replace(s.subconninfo, $re$\\m(password|sslpassword)\\s*=\\s*('(?:[^'\\\\]|\\\\.)*'|\\S+)$re$, "
           "'', 'g'))"_s;
}

QString hiddenNames(bool isSuperuser)
{
    if (!isSuperuser)
        return u"ARRAY['connection']"_s;
    return u"CASE WHEN s.subconninfo ~ $re$\\m(password|sslpassword)\\s*=$re$ THEN ARRAY['password'] END"_s;
}

} // namespace

CatalogQuery subscriptionQuery(const QueryContext &context)
{
    const QString connection = connectionText(context.isSuperuser);
    const QString alter = u"format('ALTER SUBSCRIPTION %I ', s.subname)"_s;
    QStringList clauses { u"'connect = false'"_s,
        u"'slot_name = ' || coalesce(quote_literal(s.subslotname), 'NONE')"_s };
    QStringList fixed;
    QStringList parts { u"'publications', %1, '', %2 || format('SET PUBLICATION %s WITH (refresh = false)', %1), ''"_s.arg(
        publicationNames(), alter) };
    if (context.isSuperuser)
        parts.append(u"'connection', %1, '', %2 || format('CONNECTION %L', %1), ''"_s.arg(connection, alter));
    for (const Option &option : optionsOf(context.serverVersion)) {
        const QString clause = u"CASE WHEN %2 <> '%3' THEN format('%1 = %L', %2) END"_s.arg(
            option.name, option.value, option.usual);
        clauses.append(clause);
        if (option.alterable) {
            parts.append(u"'option %1', %2, '', %3 || format('SET (%1 = %L)', %2), ''"_s.arg(
                option.name, option.value, alter));
        } else {
            fixed.append(clause);
        }
    }
    const QString fixedText = fixed.isEmpty() ? u"NULL"_s : fixed.join(u", "_s);
    const QString sql = uR"(
        SELECT s.oid, 0, s.subname, i.identity,
          format('CREATE SUBSCRIPTION %I CONNECTION %L PUBLICATION %s WITH (%s)', s.subname, coalesce(%1, ''), %2,
            concat_ws(', ', %3)),
          CASE WHEN s.subslotname IS NOT NULL THEN format(E'ALTER SUBSCRIPTION %I DISABLE;\n', s.subname)
            || format(E'ALTER SUBSCRIPTION %I SET (slot_name = NONE);\n', s.subname) ELSE '' END
            || format('DROP SUBSCRIPTION %I', s.subname),
          concat_ws(', ', format('CREATE SUBSCRIPTION %I', s.subname), %4), %5, NULL, %6
        FROM pg_subscription s
        JOIN pg_database d ON d.oid = s.subdbid
        CROSS JOIN LATERAL pg_identify_object('pg_subscription'::regclass, s.oid, 0) i
        WHERE d.datname = current_database())"_s;
    return otherObjectQuery(u"subscription"_s, catalogs::subscription,
        sql.arg(connection, publicationNames(), clauses.join(u", "_s), fixedText, partList(parts),
            hiddenNames(context.isSuperuser)));
}

} // namespace schemawright::catalog
