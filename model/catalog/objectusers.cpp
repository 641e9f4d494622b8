// Dependencies that the server records come from pg_depend; texts (functions, statements) are parsed here, because it
// records nothing of them. Texts come only when the object's name stands in them.
#include "model/catalog/objectusers.h"

#include "model/base/quantity.h"
#include "model/catalog/distanceuse.h"
#include "model/catalog/limitedquery.h"
#include "model/catalog/ownquery.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>

namespace schemawright::catalog {

namespace {

using namespace Qt::StringLiterals;
using Kind = UsedObject::Kind;

constexpr int shownStatements = 5;
constexpr qsizetype shownCharacters = 100;

QStringList namesOf(const UsedObject &object)
{
    return object.kind == Kind::Column ? QStringList { object.name.name, object.column } : QStringList { object.name.name };
}

/// "(VALUES …) object (id, schema, name, column)": the id is the place in the list.
QString valuesOf(const QList<UsedObject> &objects)
{
    QStringList rows;
    for (qsizetype i = 0; i < objects.size(); ++i) {
        const UsedObject &object = objects.at(i);
        rows.append(u"(%1, %2, %3, %4)"_s.arg(QString::number(i), sql::quoteLiteral(object.name.schema),
            sql::quoteLiteral(object.name.name), sql::quoteLiteral(object.column)));
    }
    return u"(VALUES "_s + rows.join(u", ") + u") object (id, schema, name, col)"_s;
}

/// What pg_depend knows of relations and columns: id of the object, kind of the user, its name, the table it is on.
QString dependencyQuery(const QList<UsedObject> &objects)
{
    const QString sql = uR"(
        WITH target AS (
            SELECT object.id, c.oid, coalesce(a.attnum, 0) AS num
            FROM %1
            JOIN pg_namespace n ON n.nspname = object.schema
            JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = object.name
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = object.col AND NOT a.attisdropped
            WHERE object.col = '' OR a.attnum IS NOT NULL),
        used AS (
            SELECT DISTINCT t.id, t.oid, t.num, d.classid, d.objid, d.refobjsubid
            FROM target t
            JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid
                 AND (t.num = 0 OR d.refobjsubid = t.num) AND d.deptype IN ('n', 'a'))
        SELECT u.id, CASE v.relkind WHEN 'm' THEN 'materialised view' ELSE 'view' END, n.nspname, v.relname, ''
        FROM used u JOIN pg_rewrite r ON u.classid = 'pg_rewrite'::regclass AND r.oid = u.objid
        JOIN pg_class v ON v.oid = r.ev_class AND v.oid <> u.oid JOIN pg_namespace n ON n.oid = v.relnamespace
        UNION SELECT u.id, 'policy', '', p.polname, p.polrelid::regclass::text
        FROM used u JOIN pg_policy p ON u.classid = 'pg_policy'::regclass AND p.oid = u.objid
        WHERE p.polrelid <> u.oid OR u.num > 0
        UNION SELECT u.id, 'trigger', '', g.tgname, g.tgrelid::regclass::text
        FROM used u JOIN pg_trigger g ON u.classid = 'pg_trigger'::regclass AND g.oid = u.objid AND NOT g.tgisinternal
        WHERE u.num > 0 OR g.tgrelid <> u.oid
        UNION SELECT u.id, 'generated column', '', a.attname, d.adrelid::regclass::text
        FROM used u JOIN pg_attrdef d ON u.classid = 'pg_attrdef'::regclass AND d.oid = u.objid
        JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum AND a.attgenerated <> ''
        WHERE u.num > 0 AND u.num <> d.adnum
        UNION SELECT t.id, 'generated column', '', a.attname, t.oid::regclass::text -- up to PostgreSQL 14
        FROM target t JOIN pg_depend d ON d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid AND t.num > 0
             AND d.refobjsubid = t.num AND d.classid = 'pg_class'::regclass AND d.objid = t.oid
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.objsubid AND a.attgenerated <> ''
        UNION SELECT u.id, 'function', n.nspname, p.proname, ''
        FROM used u JOIN pg_proc p ON u.classid = 'pg_proc'::regclass AND p.oid = u.objid
        JOIN pg_namespace n ON n.oid = p.pronamespace
        UNION SELECT u.id, 'publication', '', p.pubname, ''
        FROM used u JOIN pg_publication_rel r ON u.classid = 'pg_publication_rel'::regclass AND r.oid = u.objid
        JOIN pg_publication p ON p.oid = r.prpubid
        ORDER BY 1, 2, 3, 4)"_s;
    return sql.arg(valuesOf(objects));
}

/// What pg_depend knows of routines: views, policies, defaults, checks and triggers that call them.
QString routineDependencyQuery(const QList<UsedObject> &objects)
{
    const QString sql = uR"(
        WITH target AS (
            SELECT object.id, p.oid
            FROM %1
            JOIN pg_namespace n ON n.nspname = object.schema
            JOIN pg_proc p ON p.pronamespace = n.oid AND p.proname = object.name),
        used AS (
            SELECT DISTINCT t.id, d.classid, d.objid
            FROM target t
            JOIN pg_depend d ON d.refclassid = 'pg_proc'::regclass AND d.refobjid = t.oid AND d.deptype IN ('n', 'a'))
        SELECT u.id, 'view', n.nspname, v.relname, ''
        FROM used u JOIN pg_rewrite r ON u.classid = 'pg_rewrite'::regclass AND r.oid = u.objid
        JOIN pg_class v ON v.oid = r.ev_class JOIN pg_namespace n ON n.oid = v.relnamespace
        UNION SELECT u.id, 'policy', '', p.polname, p.polrelid::regclass::text
        FROM used u JOIN pg_policy p ON u.classid = 'pg_policy'::regclass AND p.oid = u.objid
        UNION SELECT u.id, 'trigger', '', g.tgname, g.tgrelid::regclass::text
        FROM used u JOIN pg_trigger g ON u.classid = 'pg_trigger'::regclass AND g.oid = u.objid AND NOT g.tgisinternal
        UNION SELECT u.id, CASE a.attgenerated WHEN '' THEN 'default of' ELSE 'generated column' END, '', a.attname,
               d.adrelid::regclass::text
        FROM used u JOIN pg_attrdef d ON u.classid = 'pg_attrdef'::regclass AND d.oid = u.objid
        JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
        UNION SELECT u.id, 'check', '', k.conname, k.conrelid::regclass::text
        FROM used u JOIN pg_constraint k ON u.classid = 'pg_constraint'::regclass AND k.oid = u.objid AND k.conrelid <> 0
        UNION SELECT u.id, 'index', n.nspname, c.relname, i.indrelid::regclass::text
        FROM used u JOIN pg_index i ON u.classid = 'pg_class'::regclass AND i.indexrelid = u.objid
        JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        ORDER BY 1, 2, 3, 4)"_s;
    return sql.arg(valuesOf(objects));
}

QStringList relationNames(const QList<UsedObject> &objects)
{
    QStringList names;
    for (const UsedObject &object : objects)
        names.append(object.name.name);
    return names;
}

/// A condition that `text` has one of the names in it; matching is done later, by the parse tree.
QString nameCondition(const QString &text, QStringList names)
{
    names.removeDuplicates();
    QStringList conditions;
    for (const QString &name : std::as_const(names))
        conditions.append(u"strpos(lower("_s + text + u"), lower("_s + sql::quoteLiteral(name) + u")) > 0"_s);
    return u'(' + conditions.join(u" OR ") + u')';
}

/// Functions in SQL and PL/pgSQL, without those of extensions: name, definition, body, tables whose triggers run it.
QString functionQuery(const QList<UsedObject> &objects)
{
    // A trigger's function names no table: NEW.c is of the table that the trigger is on.
    QStringList tables;
    for (const UsedObject &object : objects)
        tables.append(sql::quoteLiteral(object.name.toText()));
    const QString sql = uR"(
        SELECT n.nspname, p.proname, pg_get_function_identity_arguments(p.oid), pg_get_functiondef(p.oid), p.prosrc, t.tables
        FROM pg_proc p
        JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        JOIN pg_language l ON l.oid = p.prolang AND l.lanname IN ('sql', 'plpgsql')
        CROSS JOIN LATERAL (
            SELECT array_agg(DISTINCT tn.nspname || '.' || c.relname) AS tables
            FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN pg_namespace tn ON tn.oid = c.relnamespace
            WHERE g.tgfoid = p.oid AND NOT g.tgisinternal) t
        WHERE p.prokind IN ('f', 'p') AND (%1 OR t.tables && ARRAY[%2])
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
        ORDER BY 1, 2, 3
        LIMIT 1000)"_s;
    return sql.arg(nameCondition(u"p.prosrc"_s, relationNames(objects)), tables.join(u", "));
}

/// The place in the list, and whether the name alone may mean another relation: by the search_path of new sessions, as
/// this transaction has none.
QString hiddenQuery(const QList<QualifiedName> &tables)
{
    QStringList rows;
    for (qsizetype i = 0; i < tables.size(); ++i)
        rows.append(u"(%1, %2, %3)"_s.arg(
            QString::number(i), sql::quoteLiteral(tables.at(i).schema), sql::quoteLiteral(tables.at(i).name)));
    const QString sql = uR"(
        SELECT wanted.id, n.nspname NOT IN (SELECT btrim(part, ' "') FROM unnest(string_to_array(path.reset_val, ',')) part)
               AND EXISTS (SELECT FROM pg_class other WHERE other.relname = c.relname AND other.oid <> c.oid
                           AND other.relkind IN ('r', 'p', 'v', 'm', 'f'))
        FROM (VALUES %1) wanted (id, schema, name)
        JOIN pg_settings path ON path.name = 'search_path'
        JOIN pg_namespace n ON n.nspname = wanted.schema
        JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name)"_s;
    return sql.arg(rows.join(u", "));
}

/// "120 calls of SELECT …" of a row of query and calls.
QString callsText(const postgres::ResultSet &rows, int row, const QString &since)
{
    QString text = sql::onOneLine(rows.text(row, 0).simplified());
    if (text.size() > shownCharacters)
        text = text.left(shownCharacters) + u'…';
    return countText(double(rows.integer(row, 1))) + (rows.integer(row, 1) == 1 ? u" call of "_s : u" calls of "_s) + text + since;
}

class UserReading
{
public:
    UserReading(const UserQuestion &question, Facts &facts)
        : m_objects(question.objects)
        , m_facts(facts)
    {
        for (const QualifiedName &table : question.ordered) {
            const TableFacts known = facts.tables.value(table);
            m_ordered.append({ table, known.isPartition ? known.parent : QualifiedName(), false });
        }
    }

    /// Of everything that is asked for.
    [[nodiscard]] QStringList names() const
    {
        QStringList names = relationNames(m_objects);
        for (const OrderedTable &table : m_ordered)
            names += table.parent.isEmpty() ? QStringList { table.name.name } : QStringList { table.name.name, table.parent.name };
        return names;
    }

    void readHidden(const postgres::ResultSet &rows)
    {
        for (int row = 0; row < rows.rowCount(); ++row)
            m_ordered[rows.integer(row, 0)].isHidden = rows.boolean(row, 1);
    }

    void readDependencies(const postgres::ResultSet &rows)
    {
        for (int row = 0; row < rows.rowCount(); ++row) {
            const QualifiedName name { rows.text(row, 2), rows.text(row, 3) };
            const QString table = rows.text(row, 4);
            const QString place = table.isEmpty() ? QString() : u" on "_s + table;
            const QString brackets = rows.text(row, 1) == u"function" ? u"()"_s : QString();
            add(m_objects.at(rows.integer(row, 0)), rows.text(row, 1) + u' ' + name.toText() + brackets + place);
        }
    }

    void readFunctions(const postgres::ResultSet &rows)
    {
        for (int row = 0; row < rows.rowCount(); ++row) {
            const QualifiedName name { rows.text(row, 0), rows.text(row, 1) };
            const auto references = sql::referencesOf(rows.text(row, 3));
            const QStringList tables = rows.array(row, 5);
            for (const UsedObject &object : m_objects) {
                const bool isItself = object.kind == Kind::Routine && object.name == name;
                const bool isParsed = references && isUsedBy(object, *references);
                const bool isOfRow = references && object.kind == Kind::Column && tables.contains(object.name.toText())
                    && references->rowColumns.contains(object.column);
                const bool isNamed = !references && sql::namesStandIn(rows.text(row, 4), namesOf(object));
                const QString text = u"function "_s + name.toText() + u"("_s + rows.text(row, 2) + u")"_s;
                if (!isItself && (isParsed || isOfRow || isNamed))
                    add(object, isNamed ? text + u" (by name: its text cannot be parsed)"_s : text);
            }
        }
    }

    /// Rows: query, calls, most called first.
    void readStatements(const postgres::ResultSet &rows, const QString &since)
    {
        QHash<QString, int> shown;
        for (int row = 0; row < rows.rowCount(); ++row) {
            const QString query = rows.text(row, 0);
            const auto references = m_objects.isEmpty() ? std::nullopt : sql::referencesOf(query);
            for (const UsedObject &object : m_objects) {
                if (references && isUsedBy(object, *references) && shown[object.key()]++ < shownStatements)
                    add(object, callsText(rows, row, since));
            }
            if (!m_ordered.isEmpty())
                addDistances(sql::distanceOrdersOf(query), { rows.integer(row, 1), callsText(rows, row, since) }, m_ordered, m_facts);
        }
    }

private:
    void add(const UsedObject &object, const QString &text)
    {
        QStringList &users = m_facts.users[object.key()];
        if (!users.contains(text))
            users.append(text);
    }

    const QList<UsedObject> &m_objects;
    QList<OrderedTable> m_ordered;
    Facts &m_facts;
};

/// The schema of pg_stat_statements, and whether it has a time of its last reset; empty: not there.
struct StatementsExtension {
    QString schema;
    bool hasInfo = false;
};

Result<> readCalls(postgres::Connection &connection, const StatementsExtension &extension, UserReading &reading, Facts &facts,
    const std::stop_token &stop)
{
    const QString schema = sql::quoteIdentifier(extension.schema);
    const QString reset = extension.hasInfo
        ? u"SELECT to_char(stats_reset, 'YYYY-MM-DD HH24:MI') FROM "_s + schema + u".pg_stat_statements_info"_s
        : u"SELECT NULL"_s;
    const QString calls = u"SELECT query, sum(calls)::bigint FROM "_s + schema
        + u".pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND "_s
        + nameCondition(u"query"_s, reading.names()) + u" AND position("_s + sql::quoteLiteral(ownQueryMark.trimmed().toString())
        + u" IN query) = 0 GROUP BY query ORDER BY 2 DESC LIMIT 1000"_s;
    const QString secret = u"SELECT count(*) FROM "_s + schema + u".pg_stat_statements WHERE query = '<insufficient privilege>'"_s;
    const auto results = queryWithinLimits(connection, { reset, calls, secret }, stop);
    if (!results && (!connection.isAlive() || results.error().kind == ErrorKind::Cancelled))
        return makeError(results.error());
    if (!results) { // not in shared_preload_libraries, no privilege
        facts.userNotes.append(u"pg_stat_statements cannot be read: "_s + results.error().text);
        return {};
    }
    const QString since = results->at(0).text(0, 0);
    reading.readStatements(results->at(1), since.isEmpty() ? QString() : u" (since "_s + since + u')');
    if (results->at(2).integer(0, 0) > 0)
        facts.userNotes.append(u"pg_stat_statements does not show this role the statements of others"_s);
    return {};
}

} // namespace

QString UsedObject::key() const
{
    return name.toText() + (kind == Kind::Column ? u'.' + column : kind == Kind::Routine ? u"()"_s : QString());
}

bool isUsedBy(const UsedObject &object, const sql::References &references)
{
    switch (object.kind) {
    case Kind::Relation:
        return references.hasRelation(object.name);
    case Kind::Column:
        return references.hasColumn(object.name, object.column);
    case Kind::Routine:
        return references.hasRoutine(object.name);
    }
    Q_UNREACHABLE();
}

Result<> readUsers(postgres::Connection &connection, const UserQuestion &question, Facts &facts, const std::stop_token &stop)
{
    const QList<UsedObject> &objects = question.objects;
    if (objects.isEmpty() && question.ordered.isEmpty())
        return {};
    const QString extension = u"SELECT n.nspname, to_regclass(quote_ident(n.nspname) || '.pg_stat_statements_info') IS NOT NULL"
                              " FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace"
                              " WHERE e.extname = 'pg_stat_statements'"_s;
    QStringList statements { extension };
    if (!question.ordered.isEmpty())
        statements.append(hiddenQuery(question.ordered));
    if (!objects.isEmpty())
        statements += { dependencyQuery(objects), routineDependencyQuery(objects), functionQuery(objects) };
    auto results = queryWithinLimits(connection, statements, stop);
    if (!results)
        return makeError(results.error().withContext(u"reading who uses what changes"_s));
    UserReading reading(question, facts);
    const postgres::ResultSet found = results->takeFirst();
    if (!question.ordered.isEmpty())
        reading.readHidden(results->takeFirst());
    for (const UsedObject &object : objects)
        facts.users.insert(object.key(), {});
    if (!objects.isEmpty()) {
        reading.readDependencies(results->at(0));
        reading.readDependencies(results->at(1));
        reading.readFunctions(results->at(2));
    }
    if (found.rowCount() == 0) {
        facts.userNotes.append(u"statements of programs were not looked at: pg_stat_statements is not installed"_s);
        return {};
    }
    return readCalls(connection, { found.text(0, 0), found.boolean(0, 1) }, reading, facts, stop);
}

} // namespace schemawright::catalog
