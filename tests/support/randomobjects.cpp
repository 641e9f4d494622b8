// Objects that live in a schema, but for tables.
#include "randomgenerator.h"

namespace schemawright::testing {

using namespace Qt::StringLiterals;

bool RandomGenerator::writeEnum(RandomItem &item)
{
    static const QStringList pool { u"new"_s, u"open"_s, u"it's"_s, u"two words"_s, u"Ärger"_s, u"a\\b"_s, u""_s, u"done"_s,
        u"%1"_s, u"x,y"_s };
    item.target = u"TYPE «@»"_s;
    const int step = m_random.below(4);
    if (item.values.isEmpty()) {
        const int start = m_random.below(4);
        item.values = pool.mid(start, 2 + m_random.below(4));
    } else if (step == 0 && item.values.size() > 1) {
        item.values.removeAt(m_random.below(static_cast<int>(item.values.size())));
    } else if (step == 1) {
        item.values.swapItemsAt(0, item.values.size() - 1);
    } else {
        for (const QString &value : pool) {
            if (!item.values.contains(value)) {
                item.values.insert(m_random.below(static_cast<int>(item.values.size()) + 1), value);
                break;
            }
        }
    }
    QStringList labels;
    for (const QString &value : std::as_const(item.values))
        labels.append(u'\'' + QString(value).replace(u'\'', u"''"_s) + u'\'');
    item.text = u"CREATE TYPE «@» AS ENUM ("_s + labels.join(u", "_s) + u')';
    return true;
}

bool RandomGenerator::writeDomain(RandomItem &item)
{
    item.target = u"DOMAIN «@»"_s;
    if (item.family.isEmpty())
        item.family = m_random.chance(50) ? u"int"_s : u"text"_s;
    const bool isInt = item.family == u"int";
    item.text = u"CREATE DOMAIN «@» AS "_s + (isInt ? u"bigint"_s : u"text"_s);
    if (!isInt && m_random.chance(20))
        item.text += u" COLLATE \"C\""_s;
    if (m_random.chance(30))
        item.text += isInt ? u" DEFAULT 5"_s : u" DEFAULT 'd''e'"_s;
    if (m_random.chance(20))
        item.text += u" NOT NULL"_s;
    if (m_random.chance(50))
        item.text += isInt ? u" CHECK (VALUE > 0)"_s : u" CHECK (length(VALUE) < 500)"_s;
    if (m_random.chance(30))
        item.text += isInt ? u" CONSTRAINT \"upper Bound\" CHECK (VALUE < 100000)"_s : u" CONSTRAINT no_tab CHECK (VALUE !~ '\\t')"_s;
    return true;
}

bool RandomGenerator::writeComposite(RandomItem &item)
{
    item.target = u"TYPE «@»"_s;
    static const QStringList types { u"integer"_s, u"text"_s, u"numeric(8,2)"_s, u"timestamp with time zone"_s, u"text COLLATE \"C\""_s,
        u"integer[]"_s };
    QStringList attributes;
    for (const QString &name : { u"x"_s, u"\"Y y\""_s, u"z"_s, u"w"_s }) {
        if (attributes.isEmpty() || m_random.chance(60))
            attributes.append(name + u' ' + m_random.pick(types));
    }
    const auto kind = older(ItemKind::Enum, item.id);
    if (kind && m_random.chance(30))
        attributes.append(u"kind "_s + ref(*kind));
    item.text = u"CREATE TYPE «@» AS ("_s + attributes.join(u", "_s) + u')';
    return true;
}

bool RandomGenerator::writeRange(RandomItem &item)
{
    item.target = u"TYPE «@»"_s;
    item.text = u"CREATE TYPE «@» AS RANGE (SUBTYPE = "_s
        + m_random.pick(QStringList { u"double precision, SUBTYPE_DIFF = float8mi"_s, u"bigint"_s, u"text, COLLATION = \"C\""_s }) + u')';
    return true;
}

bool RandomGenerator::writeCollation(RandomItem &item)
{
    item.target = u"COLLATION «@»"_s;
    item.text = u"CREATE COLLATION «@» (provider = libc, locale = '%1')"_s.arg(m_random.chance(50) ? u"C"_s : u"POSIX"_s);
    return true;
}

bool RandomGenerator::writeSequence(RandomItem &item)
{
    item.target = u"SEQUENCE «@»"_s;
    item.text = u"CREATE SEQUENCE «@»"_s;
    if (m_random.chance(30))
        item.text += u" AS "_s + m_random.pick(QStringList { u"integer"_s, u"smallint"_s, u"bigint"_s });
    if (m_random.chance(40))
        item.text += u" INCREMENT BY "_s + QString::number(1 + m_random.below(3));
    if (m_random.chance(30))
        item.text += u" MINVALUE 5 START WITH "_s + QString::number(5 + m_random.below(3));
    if (m_random.chance(30))
        item.text += u" MAXVALUE 30000"_s;
    if (m_random.chance(30))
        item.text += u" CACHE 10"_s;
    if (m_random.chance(20))
        item.text += u" CYCLE"_s;
    return true;
}

// Functions that name no table may stand in defaults and checks, so a pure one stays pure.
bool RandomGenerator::writeRoutine(RandomItem &item)
{
    if (item.family.isEmpty())
        item.family = m_random.pick(QStringList { u"pure"_s, u"pure"_s, u"trigger"_s, u"table"_s, u"procedure"_s });
    if (item.family == u"pure")
        return writePureRoutine(item);
    if (item.family == u"table")
        return writeTableRoutine(item);
    if (item.family == u"trigger") {
        item.target = u"FUNCTION «@»()"_s;
        item.text = u"CREATE FUNCTION «@»() RETURNS trigger LANGUAGE plpgsql%1 AS $body$\nBEGIN\n    -- %2 ¿;\n    RETURN NEW;\nEND\n$body$"_s.arg(
            m_random.chance(30) ? u" SECURITY DEFINER SET search_path TO 'pg_catalog'"_s : QString(), QString::number(m_random.below(9)));
        return true;
    }
    item.target = u"PROCEDURE «@»(integer)"_s;
    item.text = u"CREATE PROCEDURE «@»(IN a integer%1) LANGUAGE plpgsql AS $body$ BEGIN PERFORM %2; END $body$"_s.arg(
        m_random.chance(30) ? u" DEFAULT 3"_s : QString(), QString::number(m_random.below(9)));
    return true;
}

bool RandomGenerator::writePureRoutine(RandomItem &item)
{
    item.target = u"FUNCTION «@»(integer)"_s;
    const QString number = QString::number(m_random.below(9));
    const QString head = u"CREATE FUNCTION «@»(a integer) RETURNS integer"_s;
    QString options = u" IMMUTABLE"_s;
    if (m_random.chance(30))
        options += u" STRICT"_s;
    if (m_random.chance(30))
        options += u" PARALLEL SAFE"_s;
    if (m_random.chance(20))
        options += u" COST 7"_s;
    const auto other = older(ItemKind::Routine, item.id, u"pure"_s);
    const QString call = other && m_random.chance(40) ? QString(ref(*other) + u"(a)"_s) : u"a"_s;
    switch (m_random.below(m_version >= 14 ? 4 : 3)) {
    case 0:
        item.text = head + u" LANGUAGE sql"_s + options + u" AS $body$ SELECT "_s + call + u" + "_s + number + u" $body$"_s;
        return true;
    case 1:
        item.text = head + u" LANGUAGE plpgsql"_s + options + u" AS 'BEGIN RETURN a + "_s + number + u"; END'"_s;
        return true;
    case 2:
        item.text = head + u" LANGUAGE plpgsql"_s + options + u" AS $body$\nDECLARE b text := 'it''s; %1';\nBEGIN\n  RETURN "_s + call + u";\nEND\n$body$"_s;
        return true;
    default:
        item.text = head + u" LANGUAGE sql"_s + options + u" BEGIN ATOMIC SELECT "_s + call + u" * "_s + number + u"; END"_s;
        return true;
    }
}

bool RandomGenerator::writeTableRoutine(RandomItem &item)
{
    const auto table = older(ItemKind::Table, item.id);
    item.target = u"FUNCTION «@»()"_s;
    if (!table) {
        item.family = u"pure"_s;
        return writePureRoutine(item);
    }
    const auto column = columnOf(table->id, {});
    switch (m_random.below(m_version >= 14 ? 3 : 2)) {
    case 0:
        item.text = u"CREATE FUNCTION «@»() RETURNS SETOF %1 LANGUAGE sql STABLE ROWS 50 AS $body$ SELECT * FROM %1 $body$"_s.replace(
            u"%1"_s, ref(*table));
        return true;
    case 1:
        item.text = u"CREATE FUNCTION «@»() RETURNS bigint LANGUAGE plpgsql STABLE AS $body$ DECLARE r "_s + ref(*table)
            + u"%ROWTYPE; BEGIN RETURN 1; END $body$"_s;
        return true;
    default:
        item.text = u"CREATE FUNCTION «@»() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count("_s
            + (column ? QString(u"q."_s + ref(*column)) : u"*"_s) + u") FROM "_s + ref(*table) + u" q; END"_s;
        return true;
    }
}

bool RandomGenerator::writeAggregate(RandomItem &item)
{
    item.target = u"AGGREGATE «@»(integer)"_s;
    item.text = u"CREATE AGGREGATE «@»(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '%1')"_s.arg(m_random.below(5));
    return true;
}

QString RandomGenerator::query(int id)
{
    const auto table = older(ItemKind::Table, id);
    const auto view = older(ItemKind::View, id);
    if (!table || (view && m_random.chance(30)))
        return view ? QString(m_random.pick(QStringList { u"SELECT q.*, 1 AS more_%1 FROM "_s.arg(id), u"SELECT count(*) AS n FROM "_s }) + ref(*view) + u" q"_s)
                    : u"SELECT 1 AS one, 'it''s'::text AS \"Two 2\""_s;
    QStringList outputs;
    QStringList conditions;
    const QList<RandomItem> columns = columnsOf(table->id);
    for (const RandomItem &column : columns) {
        if (m_random.chance(60))
            outputs.append(u"q."_s + ref(column) + (m_random.chance(30) ? u" AS out_%1"_s.arg(outputs.size()) : QString()));
        if (m_random.chance(15) && !condition(column).isEmpty())
            conditions.append(condition(column, u"q."_s));
    }
    const auto function = older(ItemKind::Routine, id, u"pure"_s);
    if (function && m_random.chance(30))
        outputs.append(ref(*function) + u"(4) AS called"_s);
    if (outputs.isEmpty())
        outputs.append(u"42 AS answer"_s);
    QString text = u"SELECT "_s + outputs.join(u", "_s) + u" FROM "_s + ref(*table) + u" q"_s;
    const auto other = older(ItemKind::Table, id);
    if (other && m_random.chance(25))
        text += u" CROSS JOIN "_s + ref(*other) + u" other"_s;
    if (!conditions.isEmpty())
        text += u" WHERE "_s + conditions.join(u" AND "_s);
    return text;
}

bool RandomGenerator::writeView(RandomItem &item)
{
    if (item.family.isEmpty())
        item.family = m_random.chance(25) ? u"materialized"_s : u"view"_s;
    if (item.family == u"materialized") {
        item.target = u"MATERIALIZED VIEW «@»"_s;
        item.text = u"CREATE MATERIALIZED VIEW «@»"_s + (m_random.chance(20) ? u" WITH (fillfactor=80)"_s : QString()) + u" AS "_s + query(item.id)
            + (m_random.chance(20) ? u" WITH NO DATA"_s : QString());
        item.extras.clear();
        return true;
    }
    item.target = u"VIEW «@»"_s;
    QStringList options;
    if (m_random.chance(15))
        options.append(u"security_barrier=true"_s);
    if (m_version >= 15 && m_random.chance(15))
        options.append(u"security_invoker=true"_s);
    item.text = u"CREATE VIEW «@»"_s + (options.isEmpty() ? QString() : QString(u" WITH ("_s + options.join(u", "_s) + u')')) + u" AS "_s + query(item.id);
    return true;
}

} // namespace schemawright::testing
