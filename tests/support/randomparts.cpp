// Parts of tables: constraints, indexes, triggers, policies, rules, and extended statistics.
#include "randomgenerator.h"

namespace schemawright::testing {

using namespace Qt::StringLiterals;

namespace {

bool isPartitioned(const RandomItem &table)
{
    return table.text.contains(u"PARTITION BY"_s);
}

QString deferral(Random &random)
{
    if (!random.chance(15))
        return {};
    return random.chance(50) ? u" DEFERRABLE"_s : u" DEFERRABLE INITIALLY DEFERRED"_s;
}

} // namespace

/// Something that the rows of rowsOf() fulfil.
QString RandomGenerator::condition(const RandomItem &column, const QString &prefix)
{
    const QString name = prefix + ref(column);
    if (column.family == u"int" || column.family == u"number")
        return m_random.pick(QStringList { u"%1 > 0"_s, u"%1 < 100000"_s, u"%1 <> -5 OR %1 IS NULL"_s, u"%1 IN (1, 2, 3, 4, 5, 6, 7)"_s,
            u"%1 BETWEEN 0 AND 5000"_s, u"(%1 + 1) > 0"_s }).replace(u"%1"_s, name);
    if (column.family == u"text" && !column.text.contains(u'«'))
        return m_random.pick(QStringList { u"length(%1) < 400"_s, u"%1 <> 'it''s; not'"_s, u"%1 ~ '^[^%]*$'"_s, u"%1 NOT IN ('a b', 'c')"_s,
            u"%1 LIKE 'r%' OR %1 <> ''"_s }).replace(u"%1"_s, name);
    if (column.family == u"bool")
        return name + u" IS NOT NULL"_s;
    if (column.family == u"time")
        return name + u" > '2000-01-01'"_s;
    if (column.family == u"enum" && !column.values.isEmpty())
        return name + u" <> '"_s + QString(column.values.first()).replace(u'\'', u"''"_s) + u"' OR true"_s;
    return {};
}

bool RandomGenerator::writeConstraint(RandomItem &item)
{
    item.target = u"CONSTRAINT «@» ON «^»"_s;
    if (item.family.isEmpty())
        item.family = m_random.pick(QStringList { u"primary"_s, u"primary"_s, u"unique"_s, u"foreign"_s, u"foreign"_s, u"check"_s, u"check"_s, u"exclude"_s });
    if (item.family == u"primary" || item.family == u"unique")
        return writeKey(item);
    if (item.family == u"foreign")
        return writeForeignKey(item);
    return item.family == u"check" ? writeCheck(item) : writeExclusion(item);
}

bool RandomGenerator::writeKey(RandomItem &item)
{
    static const QStringList families { u"int"_s, u"text"_s, u"uuid"_s, u"time"_s, u"number"_s };
    const auto first = columnOf(item.parent, { u"int"_s });
    const auto second = columnOf(item.parent, families);
    if (!first)
        return false;
    QString columns = ref(*first);
    const bool isPair = second && second->id != first->id;
    if (isPair && m_random.chance(30))
        columns += u", "_s + ref(*second);
    // A table has one primary key.
    for (const RandomItem &key : all(ItemKind::Constraint)) {
        if (key.parent == item.parent && key.id < item.id && key.family == u"primary" && item.family == u"primary")
            item.family = u"unique"_s;
    }
    const bool distinct = item.family == u"unique" && m_version >= 15 && m_random.chance(15);
    item.text = u"ALTER TABLE «^» ADD CONSTRAINT «@» "_s + (item.family == u"primary" ? u"PRIMARY KEY"_s : u"UNIQUE"_s)
        + (distinct ? u" NULLS NOT DISTINCT"_s : QString()) + u" ("_s + columns + u')';
    if (isPair && !columns.contains(ref(*second)) && m_random.chance(15))
        item.text += u" INCLUDE ("_s + ref(*second) + u')';
    if (m_random.chance(10))
        item.text += u" WITH (fillfactor=60)"_s;
    item.text += deferral(m_random);
    return true;
}

bool RandomGenerator::writeForeignKey(RandomItem &item)
{
    QList<RandomItem> keys;
    for (const RandomItem &key : all(ItemKind::Constraint)) {
        const bool isKey = (key.family == u"primary" || key.family == u"unique") && !key.text.contains(u"DEFERRABLE"_s);
        if (isKey && neededBy(key).size() <= 2)
            keys.append(key);
    }
    if (keys.isEmpty())
        return false;
    const RandomItem key = m_random.pick(keys);
    const QString target = key.text.section(u"("_s, 1).section(u')', 0, 0);
    if (target.contains(u','))
        return false;
    const auto column = columnOf(item.parent, { u"int"_s });
    if (!column)
        return false;
    item.text = u"ALTER TABLE «^» ADD CONSTRAINT «@» FOREIGN KEY ("_s + ref(*column) + u") REFERENCES "_s + ref(key.parent) + u'(' + target + u')';
    item.needs = { key.id };
    if (m_random.chance(15))
        item.text += u" MATCH FULL"_s;
    if (m_random.chance(30))
        item.text += u" ON UPDATE CASCADE"_s;
    if (m_random.chance(40))
        item.text += u" ON DELETE "_s + m_random.pick(QStringList { u"CASCADE"_s, u"RESTRICT"_s, u"SET NULL"_s, u"SET DEFAULT"_s });
    if (m_version >= 15 && item.text.endsWith(u"SET NULL"_s) && m_random.chance(40))
        item.text += u" ("_s + ref(*column) + u')';
    item.text += deferral(m_random);
    if (m_version >= 18 && m_random.chance(8))
        item.text += u" NOT ENFORCED"_s;
    else if (m_random.chance(10) && !isPartitioned(m_schema.items.value(item.parent)))
        item.text += u" NOT VALID"_s;
    return true;
}

bool RandomGenerator::writeCheck(RandomItem &item)
{
    const auto column = columnOf(item.parent, { u"int"_s, u"text"_s, u"number"_s, u"bool"_s, u"time"_s, u"enum"_s });
    if (!column || condition(*column).isEmpty())
        return false;
    QString expression = condition(*column);
    const auto function = older(ItemKind::Routine, m_schema.lastId + 1, u"pure"_s);
    if (column->family == u"int" && function && m_random.chance(15))
        expression = ref(*function) + u"("_s + ref(*column) + u"::integer) IS DISTINCT FROM -99"_s;
    item.text = u"ALTER TABLE «^» ADD CONSTRAINT «@» CHECK ("_s + expression + u')';
    if (m_random.chance(8) && !isPartitioned(m_schema.items.value(item.parent)))
        item.text += u" NO INHERIT"_s;
    if (m_version >= 18 && m_random.chance(8))
        item.text += u" NOT ENFORCED"_s;
    else if (m_random.chance(10))
        item.text += u" NOT VALID"_s;
    return true;
}

bool RandomGenerator::writeExclusion(RandomItem &item)
{
    const auto column = columnOf(item.parent, { u"range"_s, u"inet"_s });
    if (!column || isPartitioned(m_schema.items.value(item.parent)))
        return false;
    item.text = u"ALTER TABLE «^» ADD CONSTRAINT «@» EXCLUDE USING gist ("_s + ref(*column)
        + (column->family == u"inet" ? u" inet_ops"_s : QString()) + u" WITH &&)"_s;
    if (m_random.chance(30))
        item.text += u" WHERE ("_s + ref(*column) + u" IS NOT NULL)"_s;
    item.text += deferral(m_random);
    return true;
}

QString RandomGenerator::indexPart(const RandomItem &column)
{
    QString part = ref(column);
    const bool isPlainText = column.family == u"text" && !column.text.contains(u'«');
    if (isPlainText && m_random.chance(20))
        return u"lower("_s + part + u')';
    if (column.family == u"int" && m_random.chance(15))
        return u"(("_s + part + u" % 10))"_s;
    if (isPlainText && m_random.chance(15))
        part += u" COLLATE \"C\""_s;
    if (isPlainText && column.text.startsWith(u"text"_s) && m_random.chance(15))
        part += u" text_pattern_ops"_s;
    if (m_random.chance(25))
        part += u" DESC"_s;
    if (m_random.chance(15))
        part += m_random.chance(50) ? u" NULLS FIRST"_s : u" NULLS LAST"_s;
    return part;
}

bool RandomGenerator::writeIndex(RandomItem &item)
{
    // An index has no place of its own: COMMENT ON names its table's schema.
    item.target = u"INDEX "_s + ref(m_schema.items.value(item.parent).parent) + u".«@»"_s;
    static const QMap<QString, QStringList> special {
        { u"json"_s, { u"gin (%1)"_s, u"gin (%1 jsonb_path_ops)"_s, u"btree (((%1 ->> 'a'::text)))"_s } },
        { u"array"_s, { u"gin (%1)"_s, u"gin (%1) WITH (fastupdate=off)"_s } },
        { u"texts"_s, { u"gin (%1)"_s } },
        { u"tsvector"_s, { u"gin (%1)"_s, u"gist (%1)"_s, u"gist (%1 tsvector_ops (siglen='200'))"_s } },
        { u"point"_s, { u"gist (%1)"_s, u"spgist (%1)"_s, u"spgist (%1 kd_point_ops)"_s } },
        { u"range"_s, { u"gist (%1)"_s, u"spgist (%1)"_s } },
        { u"inet"_s, { u"gist (%1 inet_ops)"_s, u"btree (%1)"_s } },
    };
    const auto column = columnOf(item.parent, {});
    if (!column)
        return false;
    const QString head = u" INDEX «@» ON «^» USING "_s;
    if (special.contains(column->family)) {
        item.text = u"CREATE"_s + head + m_random.pick(special.value(column->family)).replace(u"%1"_s, ref(*column));
        return true;
    }
    if (column->family == u"composite" || column->family == u"bytes" || column->family == u"userrange")
        return false;
    if (m_random.chance(12)) {
        const bool hasBrin = column->family == u"int" || column->family == u"time";
        item.text = u"CREATE"_s + head + (hasBrin && m_random.chance(60) ? u"brin ("_s : u"hash ("_s) + ref(*column) + u')';
        return true;
    }
    const bool isUnique = column->family == u"int" && m_random.chance(20);
    QString parts = isUnique ? ref(*column) : indexPart(*column);
    const auto second = columnOf(item.parent, { u"int"_s, u"text"_s, u"time"_s, u"uuid"_s, u"bool"_s });
    const bool isPair = second && second->id != column->id;
    if (isPair && m_random.chance(35))
        parts += u", "_s + indexPart(*second);
    item.text = (isUnique ? u"CREATE UNIQUE"_s : u"CREATE"_s) + head + u"btree ("_s + parts + u')';
    if (isPair && !parts.contains(ref(*second)) && m_random.chance(15))
        item.text += u" INCLUDE ("_s + ref(*second) + u')';
    if (isUnique && m_version >= 15 && m_random.chance(20))
        item.text += u" NULLS NOT DISTINCT"_s;
    if (m_random.chance(10))
        item.text += u" WITH (fillfactor=70)"_s;
    if (isPair && m_random.chance(20) && !condition(*second).isEmpty())
        item.text += u" WHERE "_s + condition(*second);
    return true;
}

bool RandomGenerator::writeTrigger(RandomItem &item)
{
    item.target = u"TRIGGER «@» ON «^»"_s;
    const auto function = older(ItemKind::Routine, m_schema.lastId + 1, u"trigger"_s);
    if (!function)
        return false;
    const auto column = columnOf(item.parent, {});
    const QString events = m_random.pick(QStringList { u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s, u"INSERT OR UPDATE"_s, u"UPDATE OF %1"_s });
    item.text = u"CREATE TRIGGER «@» "_s + (m_random.chance(50) ? u"AFTER "_s : u"BEFORE "_s)
        + (column ? QString(events).replace(u"%1"_s, ref(*column)) : u"INSERT"_s) + u" ON «^» FOR EACH ROW"_s;
    if (item.text.contains(u"AFTER"_s) && m_random.chance(15))
        item.text.replace(u"CREATE TRIGGER"_s, u"CREATE CONSTRAINT TRIGGER"_s).replace(u" FOR EACH"_s, u" DEFERRABLE INITIALLY DEFERRED FOR EACH"_s);
    if (item.text.contains(u" UPDATE ON"_s) && !item.text.contains(u"INSERT"_s) && m_random.chance(30))
        item.text += u" WHEN (OLD.* IS DISTINCT FROM NEW.*)"_s;
    item.text += u" EXECUTE FUNCTION "_s + ref(*function) + (m_random.chance(20) ? u"('a', 'it''s')"_s : u"()"_s);
    item.extras.clear();
    if (m_random.chance(12))
        item.extras.append(u"ALTER TABLE «^» DISABLE TRIGGER «@»"_s);
    return true;
}

bool RandomGenerator::writePolicy(RandomItem &item)
{
    item.target = u"POLICY «@» ON «^»"_s;
    const auto column = columnOf(item.parent, { u"int"_s, u"text"_s, u"bool"_s });
    const QString test = column && !condition(*column).isEmpty() ? condition(*column) : u"true"_s;
    const QString command = m_random.pick(QStringList { u"ALL"_s, u"SELECT"_s, u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s });
    item.text = u"CREATE POLICY «@» ON «^» AS "_s + (m_random.chance(75) ? u"PERMISSIVE"_s : u"RESTRICTIVE"_s) + u" FOR "_s + command;
    if (command != u"INSERT")
        item.text += u" USING ("_s + test + u')';
    if (command == u"INSERT" || ((command == u"ALL" || command == u"UPDATE") && m_random.chance(40)))
        item.text += u" WITH CHECK ("_s + test + u')';
    return true;
}

bool RandomGenerator::writeRule(RandomItem &item)
{
    item.target = u"RULE «@» ON «^»"_s;
    item.text = u"CREATE RULE «@» AS ON DELETE TO «^» "_s
        + m_random.pick(QStringList { u"DO INSTEAD NOTHING"_s, u"WHERE false DO INSTEAD NOTHING"_s, u"WHERE false DO ALSO SELECT 1 AS one"_s });
    return true;
}

bool RandomGenerator::writeStatistics(RandomItem &item)
{
    item.target = u"STATISTICS «@»"_s;
    const auto table = older(ItemKind::Table, item.id, u"plain"_s);
    if (!table)
        return false;
    static const QStringList families { u"int"_s, u"text"_s, u"time"_s, u"uuid"_s, u"bool"_s };
    const auto first = columnOf(table->id, families);
    const auto second = columnOf(table->id, families);
    if (!first || !second || first->id == second->id)
        return false;
    item.text = u"CREATE STATISTICS «@»"_s + m_random.pick(QStringList { QString(), u" (ndistinct)"_s, u" (dependencies, mcv)"_s }) + u" ON "_s
        + ref(*first) + u", "_s + ref(*second) + u" FROM "_s + ref(*table);
    item.extras.clear();
    if (m_random.chance(20))
        item.extras.append(u"ALTER STATISTICS «@» SET STATISTICS 50"_s);
    return true;
}

} // namespace schemawright::testing
