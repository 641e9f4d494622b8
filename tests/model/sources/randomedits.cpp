#include "tests/model/sources/randomedits.h"

#include "model/sql/sqlwriter.h"

namespace schemawright::testing {

using namespace Qt::StringLiterals;

namespace {

RandomEdit about(const schema::Table &table, const QString &action)
{
    return { u"ALTER TABLE %1 %2"_s.arg(sql::quoteName(table.name), action), { table.name.name } };
}

} // namespace

QString RandomEdits::name()
{
    return u"new_%1"_s.arg(m_random.bounded(100000));
}

QString RandomEdits::column(const schema::Table &table)
{
    return sql::quoteIdentifier(pick(table.columns).name);
}

QString RandomEdits::columns(const schema::Table &table)
{
    const QString first = column(table);
    const QString second = column(table);
    return first == second || m_random.bounded(2) ? first : QString(first + u", "_s + second + pick(QStringList { u""_s, u" DESC"_s }));
}

RandomEdit RandomEdits::next(EditKinds kinds)
{
    if (m_database.tables.isEmpty())
        return { u"CREATE TABLE public.first (id integer PRIMARY KEY)"_s, { u"first"_s } };
    const schema::Table &table = *pick(m_database.tables);
    if (table.columns.isEmpty()) // there is nothing else to pick
        return addColumn(table);
    return kinds == EditKinds::Prisma || m_random.bounded(2) ? common(table) : other(table);
}

RandomEdit RandomEdits::common(const schema::Table &table)
{
    switch (m_random.bounded(11)) {
    case 0:
    case 1:
        return addColumn(table);
    case 2:
        return dropColumn(table);
    case 3:
        return alterColumn(table);
    case 4:
        return about(table, u"ALTER COLUMN %1 %2 NOT NULL"_s.arg(column(table), pick(QStringList { u"SET"_s, u"DROP"_s })));
    case 5:
        return setDefault(table);
    case 6:
        return addIndex(table);
    case 7:
        return dropIndex(table);
    case 8:
        return addValue();
    case 9:
        return addReference(table);
    default:
        return dropConstraint(table);
    }
}

RandomEdit RandomEdits::other(const schema::Table &table)
{
    switch (m_random.bounded(9)) {
    case 0:
    case 1:
        return addConstraint(table);
    case 2:
        return comment(table);
    case 3:
        return addTable(table);
    case 4:
        return editView(table);
    case 5:
        return editFunction(table);
    case 6:
        return editPolicy(table);
    case 7:
        return editType(table);
    default:
        return identity(table);
    }
}

RandomEdit RandomEdits::addIndex(const schema::Table &table)
{
    return { u"CREATE %1INDEX ON %2 (%3)"_s.arg(pick(QStringList { u""_s, u"UNIQUE "_s }), sql::quoteName(table.name), columns(table)),
        { table.name.name } };
}

RandomEdit RandomEdits::addColumn(const schema::Table &table)
{
    const QString type = pick(QStringList { u"integer"_s, u"text"_s, u"varchar(30)"_s, u"boolean NOT NULL DEFAULT false"_s,
        u"timestamp(3)"_s, u"timestamptz(6) DEFAULT now()"_s, u"uuid DEFAULT gen_random_uuid()"_s, u"numeric(12,4)"_s,
        u"jsonb NOT NULL DEFAULT '{}'"_s, u"text[]"_s, u"bigserial"_s, u"point"_s, u"bytea"_s, u"integer[] DEFAULT '{1,2}'"_s });
    return about(table, u"ADD COLUMN "_s + name() + u' ' + type);
}

RandomEdit RandomEdits::dropColumn(const schema::Table &table)
{
    RandomEdit edit = about(table, u"DROP COLUMN "_s + column(table));
    for (const Shared<schema::Table> &other : m_database.tables)
        edit.about << other->name.name; // relations that lose a column are at both models
    return edit;
}

RandomEdit RandomEdits::alterColumn(const schema::Table &table)
{
    const QString own = column(table);
    const QString type = pick(QStringList { u"text"_s, u"varchar(50)"_s, u"bigint"_s, u"jsonb"_s, u"timestamptz(3)"_s });
    return about(table, u"ALTER COLUMN %1 DROP DEFAULT, ALTER COLUMN %1 TYPE %2 USING NULL::%2"_s.arg(own, type));
}

RandomEdit RandomEdits::setDefault(const schema::Table &table)
{
    const QString value = pick(QStringList { u"DROP DEFAULT"_s, u"SET DEFAULT 7"_s, u"SET DEFAULT -3"_s, u"SET DEFAULT 'it''s \"so\" \\ far'"_s,
        u"SET DEFAULT now()"_s, u"SET DEFAULT true"_s, u"SET DEFAULT CURRENT_TIMESTAMP"_s, u"SET DEFAULT 1.5"_s });
    return about(table, u"ALTER COLUMN %1 %2"_s.arg(column(table), value));
}

RandomEdit RandomEdits::dropIndex(const schema::Table &table)
{
    if (table.indexes.isEmpty())
        return addColumn(table);
    return { u"DROP INDEX "_s + sql::quoteName({ table.name.schema, pick(table.indexes).name }), { table.name.name } };
}

RandomEdit RandomEdits::addValue()
{
    if (m_database.enums.isEmpty())
        return addColumn(*pick(m_database.tables));
    const schema::EnumType &type = pick(m_database.enums);
    const QString place = m_random.bounded(2) ? QString() : u" BEFORE "_s + sql::quoteLiteral(pick(type.labels));
    return { u"ALTER TYPE %1 ADD VALUE '%2'%3"_s.arg(sql::quoteName(type.name), name(), place), { type.name.name } };
}

RandomEdit RandomEdits::addReference(const schema::Table &table)
{
    const schema::Table &other = *pick(m_database.tables);
    const QString own = name();
    const QString actions = pick(QStringList { u""_s, u" ON DELETE CASCADE ON UPDATE CASCADE"_s, u" ON DELETE SET NULL ON UPDATE CASCADE"_s });
    const auto key = std::ranges::find_if(other.constraints, [](const schema::Constraint &constraint) {
        const auto *const primary = std::get_if<schema::PrimaryKey>(&constraint.detail);
        return primary && primary->columns.size() == 1;
    });
    if (key == other.constraints.cend())
        return addColumn(table);
    const schema::Column *const target = schema::findColumn(other, std::get<schema::PrimaryKey>(key->detail).columns.first());
    RandomEdit edit = about(table, u"ADD COLUMN %1 %2%3, ADD FOREIGN KEY (%1) REFERENCES %4%5"_s.arg(own, target->type,
        pick(QStringList { u""_s, u" NOT NULL"_s }), sql::quoteName(other.name), actions));
    edit.about << other.name.name;
    return edit;
}

RandomEdit RandomEdits::dropConstraint(const schema::Table &table)
{
    if (table.constraints.isEmpty())
        return addColumn(table);
    RandomEdit edit = about(table, u"DROP CONSTRAINT "_s + sql::quoteIdentifier(pick(table.constraints).name));
    for (const Shared<schema::Table> &other : m_database.tables)
        edit.about << other->name.name;
    return edit;
}

RandomEdit RandomEdits::addConstraint(const schema::Table &table)
{
    const QString own = column(table);
    return about(table, u"ADD "_s + pick(QStringList { u"CONSTRAINT %1 CHECK (%2 IS NOT NULL)"_s.arg(name(), own), u"CHECK (%1::text <> 'it''s \"so\"')"_s.arg(own),
        u"UNIQUE (%1)"_s.arg(own), u"CONSTRAINT %1 UNIQUE (%2) DEFERRABLE INITIALLY DEFERRED"_s.arg(name(), own), u"PRIMARY KEY (%1)"_s.arg(own) }));
}

RandomEdit RandomEdits::comment(const schema::Table &table)
{
    const QString text = pick(QStringList { u"NULL"_s, u"'short'"_s, u"'it''s \"so\" \\ far'"_s, u"E'two\\nlines'"_s, u"'${x} %{y}'"_s, u"'größer → ☃'"_s });
    const QString object = m_random.bounded(2) ? QString(u"TABLE "_s + sql::quoteName(table.name))
                                               : QString(u"COLUMN "_s + sql::quoteName(table.name) + u'.' + column(table));
    return { u"COMMENT ON %1 IS %2"_s.arg(object, text), { table.name.name } };
}

RandomEdit RandomEdits::addTable(const schema::Table &table)
{
    if (m_random.bounded(3) == 0) {
        RandomEdit edit { u"DROP TABLE %1 CASCADE"_s.arg(sql::quoteName(table.name)), {} };
        for (const Shared<schema::Table> &other : m_database.tables)
            edit.about << other->name.name;
        return edit;
    }
    const QString own = name();
    return { u"CREATE TABLE %1 (id %2 PRIMARY KEY, note text DEFAULT 'x' CHECK (note <> ''), at timestamptz NOT NULL DEFAULT now()); CREATE INDEX ON %1 (at DESC)"_s
                 .arg(sql::quoteName({ table.name.schema, own }),
                     pick(QStringList { u"bigserial"_s, u"int GENERATED ALWAYS AS IDENTITY"_s, u"uuid DEFAULT gen_random_uuid()"_s })),
        { own } };
}

RandomEdit RandomEdits::editView(const schema::Table &table)
{
    if (!m_database.views.isEmpty() && m_random.bounded(2)) {
        const schema::View &view = *pick(m_database.views);
        const QString type = view.materialized ? u"MATERIALIZED VIEW"_s : u"VIEW"_s;
        return { u"DROP %1 %2"_s.arg(type, sql::quoteName(view.name)), { view.name.name } };
    }
    const QString own = name();
    const QString text = m_random.bounded(2) ? u"CREATE VIEW %1 AS SELECT %2 FROM %3 WHERE %2 IS NOT NULL"_s
                                             : u"CREATE MATERIALIZED VIEW %1 AS SELECT count(%2) AS n FROM %3"_s;
    return { text.arg(sql::quoteName({ table.name.schema, own }), column(table), sql::quoteName(table.name)), { own, table.name.name } };
}

RandomEdit RandomEdits::editFunction(const schema::Table &table)
{
    if (!m_database.routines.isEmpty() && m_random.bounded(2)) {
        const schema::Routine &routine = *pick(m_database.routines);
        if (m_random.bounded(2))
            return { u"ALTER ROUTINE %1(%2) SECURITY DEFINER"_s.arg(sql::quoteName(routine.name), routine.identityArguments), { routine.name.name } };
        return { u"DROP ROUTINE %1(%2)"_s.arg(sql::quoteName(routine.name), routine.identityArguments), { routine.name.name } };
    }
    const QString own = name();
    const QString quoted = sql::quoteName({ table.name.schema, own });
    if (m_random.bounded(2))
        return { u"CREATE FUNCTION %1(a integer, b text DEFAULT 'x') RETURNS text LANGUAGE sql IMMUTABLE AS $$\n  SELECT b || '${a}' || a::text\n$$"_s.arg(quoted), { own } };
    return { u"CREATE FUNCTION %1() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$; "
             "CREATE TRIGGER %2 BEFORE INSERT OR UPDATE ON %3 FOR EACH ROW EXECUTE FUNCTION %1()"_s.arg(quoted, own, sql::quoteName(table.name)),
        { own, table.name.name } };
}

RandomEdit RandomEdits::editPolicy(const schema::Table &table)
{
    const QString quoted = sql::quoteName(table.name);
    if (!table.policies.isEmpty()) {
        const QString own = sql::quoteIdentifier(pick(table.policies).name);
        return { pick(QStringList { u"DROP POLICY %1 ON %2"_s, u"ALTER POLICY %1 ON %2 USING (1 = 1)"_s }).arg(own, quoted), { table.name.name } };
    }
    const QString action = pick(QStringList { u"CREATE POLICY %1 ON %2 USING (true)"_s, u"CREATE POLICY %1 ON %2 AS RESTRICTIVE FOR UPDATE USING (true) WITH CHECK (1 > 0)"_s,
        u"ALTER TABLE %2 ENABLE ROW LEVEL SECURITY"_s, u"ALTER TABLE %2 FORCE ROW LEVEL SECURITY"_s, u"ALTER TABLE %2 SET (fillfactor = 70)"_s });
    QString sql = action;
    sql.replace(u"%1"_s, name()).replace(u"%2"_s, quoted);
    return { sql, { table.name.name } };
}

RandomEdit RandomEdits::editType(const schema::Table &table)
{
    const QString own = name();
    const QString quoted = sql::quoteName({ table.name.schema, own });
    const QString type = pick(QStringList { u"CREATE TYPE %1 AS ENUM ('a', 'b''c')"_s, u"CREATE DOMAIN %1 AS text NOT NULL DEFAULT 'x' CHECK (VALUE <> '')"_s,
        u"CREATE TYPE %1 AS (a int, b text)"_s, u"CREATE SEQUENCE %1 START 10 INCREMENT 5"_s });
    QString sql = type.arg(quoted);
    if (!type.contains(u"SEQUENCE"_s) && m_random.bounded(2))
        sql += u"; ALTER TABLE %1 ADD COLUMN %2 %3"_s.arg(sql::quoteName(table.name), name(), quoted);
    return { sql, { own, table.name.name } };
}

RandomEdit RandomEdits::identity(const schema::Table &table)
{
    const QString own = column(table);
    return about(table, u"ALTER COLUMN %1 "_s.arg(own) + pick(QStringList { u"DROP IDENTITY"_s, u"ADD GENERATED ALWAYS AS IDENTITY"_s,
        u"ADD GENERATED BY DEFAULT AS IDENTITY (START 5)"_s, u"SET GENERATED BY DEFAULT"_s, u"DROP EXPRESSION"_s }));
}

} // namespace schemawright::testing
