#include "model/migrations/formats/alembicoperation.h"

#include "model/migrations/formats/alembiccall.h"
#include "model/migrations/formats/alembiccolumn.h"
#include "model/sql/sqlwriter.h"

#include <QHash>
#include <QSet>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

class TableOperation final : public AlembicCall
{
public:
    using AlembicCall::AlembicCall;

    AlembicStatements read()
    {
        using Reader = AlembicStatements (TableOperation::*)();
        static const QHash<QString, Reader> readers {
            { u"create_table"_s, &TableOperation::createTable },
            { u"drop_table"_s, &TableOperation::dropTable },
            { u"rename_table"_s, &TableOperation::renameTable },
            { u"create_table_comment"_s, &TableOperation::tableComment },
            { u"drop_table_comment"_s, &TableOperation::tableComment },
            { u"add_column"_s, &TableOperation::addColumn },
            { u"drop_column"_s, &TableOperation::dropColumn },
            { u"alter_column"_s, &TableOperation::alterColumn },
        };
        const auto reader = m_call.text.startsWith("op."_L1) ? readers.constFind(m_call.text.mid(3)) : readers.constEnd();
        return reader == readers.constEnd() ? std::nullopt : (this->*reader.value())();
    }

private:
    // Tables

    AlembicStatements createTable()
    {
        const auto table = relation(0, "table_name"_L1, "schema"_L1);
        const auto guard = flag("if_not_exists"_L1);
        const auto comment = commentOf("comment"_L1);
        if (!table || !guard || !comment || !takes(m_values.size(), { u"schema"_s, u"comment"_s, u"if_not_exists"_s }))
            return std::nullopt;
        for (const PythonExpression &part : m_values.mid(1)) {
            if (!takePart(part))
                return std::nullopt;
        }
        QList<AlembicStatement> statements = makeEnums();
        statements << tableStatement(*table, *guard);
        if (!comment->isEmpty())
            statements << statement(u"COMMENT ON TABLE %1 IS %2"_s.arg(*table, sql::quoteLiteral(*comment)));
        for (const auto &[column, place] : std::as_const(m_columns)) {
            if (!column.comment.isEmpty())
                statements << AlembicStatement { { commentOn(*table, column), place } };
        }
        return addIndexes(statements, *table) ? AlembicStatements(statements) : std::nullopt;
    }
    bool takePart(const PythonExpression &part)
    {
        if (!isAlembicConstraint(part)) {
            const auto column = alembicColumn(part, m_unknown);
            if (column)
                m_columns.append({ *column, part.start });
            return column.has_value();
        }
        const auto constraint = alembicConstraint(part, m_unknown);
        if (constraint)
            m_constraints.append({ *constraint, part.start });
        if (constraint && part.lastName() == "PrimaryKeyConstraint"_L1)
            m_keyColumns = alembicNames(part.positional()).value_or(QStringList());
        return constraint.has_value();
    }
    /// One line for each, at the line of the Python file that it comes from.
    [[nodiscard]] AlembicStatement tableStatement(const QString &table, bool guard) const
    {
        QStringList key;
        QStringList others;
        for (const auto &[column, place] : m_columns) {
            if (column.isPrimary)
                key << column.name;
            others << column.constraints;
            if (column.isUnique)
                others << u"UNIQUE ("_s + sql::quoteIdentifier(column.name) + u')';
        }
        const QStringList serialKey = key.isEmpty() ? m_keyColumns : key;
        AlembicStatement made { { (guard ? u"CREATE TABLE IF NOT EXISTS "_s : u"CREATE TABLE "_s) + table + u" ("_s, m_call.start } };
        for (const auto &[column, place] : m_columns) {
            const bool isSerial = column.mayBeSerial && serialKey == QStringList { column.name };
            made.append({ sql::quoteIdentifier(column.name) + u' ' + (isSerial ? alembicSerial(column.type) : column.type) + column.tail + u',', place });
        }
        for (const auto &[constraint, place] : m_constraints)
            made.append({ constraint + u',', place });
        if (!key.isEmpty())
            others.prepend(u"PRIMARY KEY ("_s + sql::quoteIdentifiers(key) + u')');
        if (!others.isEmpty())
            made.append({ others.join(u", "_s) + u')', -1 });
        else if (made.size() > 1)
            made.last().sql = made.last().sql.chopped(1) + u')';
        else
            made.last().sql += u')';
        return made;
    }
    QList<AlembicStatement> makeEnums()
    {
        QList<AlembicStatement> statements;
        QSet<QString> done;
        for (const auto &[column, place] : std::as_const(m_columns)) {
            if (!column.made || !column.made->isCreated || done.contains(column.made->name))
                continue;
            QStringList values;
            for (const QString &value : column.made->values)
                values << sql::quoteLiteral(value);
            done.insert(column.made->name);
            statements << statement(u"CREATE TYPE "_s + column.made->name + u" AS ENUM ("_s + values.join(u", "_s) + u')');
        }
        return statements;
    }
    /// index=True makes ix_table_column.
    bool addIndexes(QList<AlembicStatement> &statements, const QString &table)
    {
        for (const auto &[column, place] : std::as_const(m_columns)) {
            if (!column.isIndexed)
                continue;
            if (m_call.named("schema"_L1) || column.isUnique) {
                m_unknown = place;
                return false;
            }
            const QString name = u"ix_"_s + text(0, "table_name"_L1).value_or(QString()) + u'_' + column.name;
            statements << AlembicStatement { { u"CREATE INDEX "_s + sql::quoteIdentifier(name) + u" ON "_s + table + u" ("_s
                    + sql::quoteIdentifier(column.name) + u')', place } };
        }
        return true;
    }
    [[nodiscard]] static QString commentOn(const QString &table, const AlembicColumn &column)
    {
        return u"COMMENT ON COLUMN %1.%2 IS %3"_s.arg(table, sql::quoteIdentifier(column.name), sql::quoteLiteral(column.comment));
    }
    /// Empty: none.
    [[nodiscard]] std::optional<QString> commentOf(QLatin1StringView keyword) const
    {
        const auto *value = m_call.named(keyword);
        if (!value || value->is(PythonValue::Name, "None"_L1))
            return QString();
        m_unknown = value->start;
        return value->kind == PythonValue::Text ? std::optional(value->text) : std::nullopt;
    }
    AlembicStatements dropTable()
    {
        const auto table = relation(0, "table_name"_L1, "schema"_L1);
        const auto guard = flag("if_exists"_L1);
        if (!table || !guard || !takes(1, { u"table_name"_s, u"schema"_s, u"if_exists"_s }))
            return std::nullopt;
        return one((*guard ? u"DROP TABLE IF EXISTS "_s : u"DROP TABLE "_s) + *table);
    }
    AlembicStatements renameTable()
    {
        const auto table = relation(0, "old_table_name"_L1, "schema"_L1);
        const auto name = text(1, "new_table_name"_L1);
        if (!table || !name || !takes(2, { u"old_table_name"_s, u"new_table_name"_s, u"schema"_s }))
            return std::nullopt;
        return one(u"ALTER TABLE "_s + *table + u" RENAME TO "_s + sql::quoteIdentifier(*name));
    }
    AlembicStatements tableComment()
    {
        const bool drops = m_call.text.endsWith("drop_table_comment"_L1);
        const auto table = relation(0, "table_name"_L1, "schema"_L1);
        const auto comment = drops ? std::optional(QString()) : text(1, "comment"_L1);
        if (!table || !comment || !takes(drops ? 1 : 2, { u"comment"_s, u"schema"_s, u"existing_comment"_s }))
            return std::nullopt;
        return one(u"COMMENT ON TABLE %1 IS %2"_s.arg(*table, drops ? u"NULL"_s : sql::quoteLiteral(*comment)));
    }

    // Columns

    AlembicStatements addColumn()
    {
        const auto table = relation(0, "table_name"_L1, "schema"_L1);
        const auto guard = flag("if_not_exists"_L1);
        if (!table || !guard || m_values.size() != 2 || !takes(2, { u"schema"_s, u"if_not_exists"_s }))
            return std::nullopt;
        const auto column = alembicColumn(m_values.at(1), m_unknown);
        if (!column || column->isPrimary)
            return std::nullopt;
        const QString alter = u"ALTER TABLE "_s + *table + u" ADD "_s;
        QList<AlembicStatement> statements { statement(alter + (*guard ? u"COLUMN IF NOT EXISTS "_s : u"COLUMN "_s)
            + sql::quoteIdentifier(column->name) + u' ' + column->type + column->tail) };
        for (const QString &constraint : column->constraints)
            statements << statement(alter + constraint);
        if (column->isUnique)
            statements << statement(alter + u"UNIQUE ("_s + sql::quoteIdentifier(column->name) + u')');
        if (!column->comment.isEmpty())
            statements << statement(commentOn(*table, *column));
        m_columns = { { *column, m_call.start } };
        return addIndexes(statements, *table) ? AlembicStatements(statements) : std::nullopt;
    }
    AlembicStatements dropColumn()
    {
        const auto table = relation(0, "table_name"_L1, "schema"_L1);
        const auto column = text(1, "column_name"_L1);
        const auto guard = flag("if_exists"_L1);
        if (!table || !column || !guard || !takes(2, { u"table_name"_s, u"column_name"_s, u"schema"_s, u"if_exists"_s }))
            return std::nullopt;
        return one(u"ALTER TABLE "_s + *table + (*guard ? u" DROP COLUMN IF EXISTS "_s : u" DROP COLUMN "_s) + sql::quoteIdentifier(*column));
    }
    AlembicStatements alterColumn()
    {
        static const QStringList keywords { u"table_name"_s, u"column_name"_s, u"nullable"_s, u"comment"_s, u"server_default"_s,
            u"new_column_name"_s, u"type_"_s, u"existing_type"_s, u"existing_server_default"_s, u"existing_nullable"_s,
            u"existing_comment"_s, u"schema"_s, u"autoincrement"_s, u"existing_autoincrement"_s, u"postgresql_using"_s };
        const auto table = relation(0, "table_name"_L1, "schema"_L1);
        const auto column = text(1, "column_name"_L1);
        if (!table || !column || !takes(2, keywords))
            return std::nullopt;
        const QString alter = u"ALTER TABLE "_s + *table + u" ALTER COLUMN "_s + sql::quoteIdentifier(*column);
        QList<AlembicStatement> statements;
        const bool understood = changeType(alter, statements) && changeNull(alter, statements) && changeDefault(alter, statements)
            && changeComment(*table, *column, statements) && changeName(*table, *column, statements);
        return understood ? AlembicStatements(statements) : std::nullopt;
    }
    bool changeType(const QString &alter, QList<AlembicStatement> &statements) const
    {
        const auto *cast = given("postgresql_using"_L1);
        const auto *value = given("type_"_L1);
        if (!value || value->is(PythonValue::Name, "None"_L1))
            return true;
        const auto type = alembicType(*value);
        if (!type || (cast && cast->kind != PythonValue::Text))
            return false;
        statements << AlembicStatement { { alter + u" TYPE "_s + *type + (cast ? u" USING "_s + cast->text : QString()), value->start } };
        return true;
    }
    bool changeNull(const QString &alter, QList<AlembicStatement> &statements) const
    {
        const auto *value = given("nullable"_L1);
        if (!value || value->is(PythonValue::Name, "None"_L1))
            return true;
        const auto nullable = alembicFlag(value, true);
        statements << AlembicStatement { { alter + (nullable.value_or(true) ? u" DROP NOT NULL"_s : u" SET NOT NULL"_s), value->start } };
        return nullable.has_value();
    }
    /// None takes the default away, False is as if it were not given.
    bool changeDefault(const QString &alter, QList<AlembicStatement> &statements) const
    {
        const auto *value = given("server_default"_L1);
        if (!value || value->is(PythonValue::Name, "False"_L1))
            return true;
        const bool drops = value->is(PythonValue::Name, "None"_L1);
        const auto words = drops ? std::optional(QString()) : alembicDefault(*value);
        statements << AlembicStatement { { alter + (drops ? u" DROP DEFAULT"_s : u" SET DEFAULT "_s + words.value_or(QString())), value->start } };
        return words.has_value();
    }
    bool changeComment(const QString &table, const QString &column, QList<AlembicStatement> &statements) const
    {
        const auto *value = given("comment"_L1);
        if (!value || value->is(PythonValue::Name, "False"_L1))
            return true;
        const bool drops = value->is(PythonValue::Name, "None"_L1);
        statements << AlembicStatement { { u"COMMENT ON COLUMN %1.%2 IS %3"_s.arg(table, sql::quoteIdentifier(column),
            drops ? u"NULL"_s : sql::quoteLiteral(value->text)), value->start } };
        return drops || value->kind == PythonValue::Text;
    }
    bool changeName(const QString &table, const QString &column, QList<AlembicStatement> &statements) const
    {
        const auto *value = given("new_column_name"_L1);
        if (!value || value->is(PythonValue::Name, "None"_L1))
            return true;
        const auto name = alembicName(*value);
        statements << AlembicStatement { { u"ALTER TABLE "_s + table + u" RENAME "_s + sql::quoteIdentifier(column) + u" TO "_s
            + sql::quoteIdentifier(name.value_or(QString())), value->start } };
        return name.has_value();
    }

    QList<std::pair<AlembicColumn, qsizetype>> m_columns; ///< with their places
    QList<std::pair<QString, qsizetype>> m_constraints;
    QStringList m_keyColumns; ///< of a PrimaryKeyConstraint
};

} // namespace

std::optional<QList<AlembicStatement>> alembicOperation(const PythonExpression &call, qsizetype &unknown)
{
    unknown = call.start;
    if (call.kind != PythonValue::Call)
        return std::nullopt;
    static const QStringList tableParts { u"column"_s, u"table"_s, u"comment"_s };
    const bool isTable = tableParts.contains(call.text.section(u'_', -1));
    return isTable ? TableOperation(call, unknown).read() : alembicKeyOperation(call, unknown);
}

} // namespace schemawright::migrations
