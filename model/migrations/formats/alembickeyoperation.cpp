// op.create_index(…), op.create_foreign_key(…) and their kin.
#include "model/migrations/formats/alembiccall.h"

#include "model/migrations/formats/alembiccolumn.h"
#include "model/sql/sqlwriter.h"

#include <QHash>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

class KeyOperation final : public AlembicCall
{
public:
    using AlembicCall::AlembicCall;

    AlembicStatements read()
    {
        using Reader = AlembicStatements (KeyOperation::*)();
        static const QHash<QString, Reader> readers {
            { u"create_index"_s, &KeyOperation::createIndex },
            { u"drop_index"_s, &KeyOperation::dropIndex },
            { u"create_unique_constraint"_s, &KeyOperation::createUnique },
            { u"create_primary_key"_s, &KeyOperation::createPrimaryKey },
            { u"create_check_constraint"_s, &KeyOperation::createCheck },
            { u"create_foreign_key"_s, &KeyOperation::createForeignKey },
            { u"drop_constraint"_s, &KeyOperation::dropConstraint },
        };
        const auto reader = m_call.text.startsWith("op."_L1) ? readers.constFind(m_call.text.mid(3)) : readers.constEnd();
        return reader == readers.constEnd() ? std::nullopt : (this->*reader.value())();
    }

private:
    AlembicStatements createIndex()
    {
        static const QStringList keywords { u"index_name"_s, u"table_name"_s, u"columns"_s, u"schema"_s, u"unique"_s, u"if_not_exists"_s,
            u"postgresql_using"_s, u"postgresql_where"_s, u"postgresql_concurrently"_s, u"postgresql_include"_s,
            u"postgresql_nulls_not_distinct"_s };
        const auto name = text(0, "index_name"_L1);
        const auto table = relation(1, "table_name"_L1, "schema"_L1);
        const auto columns = indexColumns();
        const auto tail = indexTail();
        const auto unique = flag("unique"_L1);
        const auto concurrently = flag("postgresql_concurrently"_L1);
        const auto guard = flag("if_not_exists"_L1);
        if (!name || !table || !columns || !tail || !unique || !concurrently || !guard || !takes(3, keywords))
            return std::nullopt;
        const auto *method = given("postgresql_using"_L1);
        if (method && method->kind != PythonValue::Text)
            return std::nullopt;
        return one((*unique ? u"CREATE UNIQUE INDEX "_s : u"CREATE INDEX "_s) + (*concurrently ? u"CONCURRENTLY "_s : QString())
            + (*guard ? u"IF NOT EXISTS "_s : QString()) + sql::quoteIdentifier(*name) + u" ON "_s + *table
            + (method ? u" USING "_s + sql::quoteIdentifier(method->text) : QString()) + u" ("_s + *columns + u')' + *tail);
    }
    /// Names, and expressions in sa.text("…").
    [[nodiscard]] std::optional<QString> indexColumns() const
    {
        const auto *list = argument(2, "columns"_L1);
        if (!list || list->kind != PythonValue::List)
            return std::nullopt;
        QStringList words;
        for (const PythonExpression &column : list->positional()) {
            m_unknown = column.start;
            const auto words_ = column.kind == PythonValue::Text ? std::optional(sql::quoteIdentifier(column.text)) : alembicSqlText(column);
            if (!words_)
                return std::nullopt;
            words << *words_;
        }
        return words.isEmpty() ? std::nullopt : std::optional(words.join(u", "_s));
    }
    [[nodiscard]] std::optional<QString> indexTail() const
    {
        QString tail;
        if (const auto *include = given("postgresql_include"_L1)) {
            const auto columns = alembicNames(*include);
            if (!columns)
                return std::nullopt;
            tail += u" INCLUDE ("_s + sql::quoteIdentifiers(*columns) + u')';
        }
        const auto distinct = flag("postgresql_nulls_not_distinct"_L1);
        if (!distinct)
            return std::nullopt;
        tail += *distinct ? u" NULLS NOT DISTINCT"_s : QString();
        if (const auto *where = given("postgresql_where"_L1)) {
            const auto condition = alembicSqlText(*where);
            if (!condition)
                return std::nullopt;
            tail += u" WHERE "_s + *condition;
        }
        return tail;
    }
    AlembicStatements dropIndex()
    {
        static const QStringList keywords { u"index_name"_s, u"table_name"_s, u"schema"_s, u"if_exists"_s, u"postgresql_concurrently"_s,
            u"postgresql_using"_s, u"postgresql_where"_s, u"postgresql_include"_s, u"unique"_s };
        const auto index = relation(0, "index_name"_L1, "schema"_L1);
        const auto concurrently = flag("postgresql_concurrently"_L1);
        const auto guard = flag("if_exists"_L1);
        if (!index || !concurrently || !guard || !takes(2, keywords))
            return std::nullopt;
        return one(u"DROP INDEX "_s + (*concurrently ? u"CONCURRENTLY "_s : QString()) + (*guard ? u"IF EXISTS "_s : QString()) + *index);
    }
    AlembicStatements addConstraint(const std::optional<QString> &table, const std::optional<QString> &body) const
    {
        const auto *given = argument(0, "constraint_name"_L1);
        const auto name = given ? alembicConstraintName(given) : std::nullopt;
        if (!table || !name || !body)
            return std::nullopt;
        return one(u"ALTER TABLE "_s + *table + u" ADD "_s + *name + *body);
    }
    AlembicStatements createKey(const QString &words)
    {
        const auto table = relation(1, "table_name"_L1, "schema"_L1);
        const auto columns = names(2, "columns"_L1);
        const auto tail = alembicKeyTail(m_call);
        if (!columns || !tail || !takes(3, { u"constraint_name"_s, u"table_name"_s, u"columns"_s, u"schema"_s, u"deferrable"_s, u"initially"_s }))
            return std::nullopt;
        return addConstraint(table, QString(words + u" ("_s + sql::quoteIdentifiers(*columns) + u')' + *tail));
    }
    AlembicStatements createUnique() { return createKey(u"UNIQUE"_s); }
    AlembicStatements createPrimaryKey() { return createKey(u"PRIMARY KEY"_s); }
    AlembicStatements createCheck()
    {
        const auto table = relation(1, "table_name"_L1, "schema"_L1);
        const auto *value = argument(2, "condition"_L1);
        const auto condition = value ? alembicSqlText(*value) : std::nullopt;
        const auto later = flag("postgresql_not_valid"_L1);
        if (!condition || !later || !takes(3, { u"constraint_name"_s, u"table_name"_s, u"condition"_s, u"schema"_s, u"postgresql_not_valid"_s }))
            return std::nullopt;
        return addConstraint(table, QString(u"CHECK ("_s + *condition + u')' + (*later ? u" NOT VALID"_s : QString())));
    }
    AlembicStatements createForeignKey()
    {
        static const QStringList keywords { u"constraint_name"_s, u"source_table"_s, u"referent_table"_s, u"local_cols"_s, u"remote_cols"_s,
            u"ondelete"_s, u"onupdate"_s, u"deferrable"_s, u"initially"_s, u"source_schema"_s, u"referent_schema"_s, u"postgresql_not_valid"_s };
        const auto table = relation(1, "source_table"_L1, "source_schema"_L1);
        const auto target = relation(2, "referent_table"_L1, "referent_schema"_L1);
        const auto columns = names(3, "local_cols"_L1);
        const auto targets = names(4, "remote_cols"_L1);
        const auto tail = alembicKeyTail(m_call);
        const auto later = flag("postgresql_not_valid"_L1);
        if (!target || !columns || !targets || !tail || !later || !takes(5, keywords))
            return std::nullopt;
        return addConstraint(table, QString(u"FOREIGN KEY("_s + sql::quoteIdentifiers(*columns) + u") REFERENCES "_s + *target + u" ("_s
            + sql::quoteIdentifiers(*targets) + u')' + *tail + (*later ? u" NOT VALID"_s : QString())));
    }
    AlembicStatements dropConstraint()
    {
        const auto name = text(0, "constraint_name"_L1);
        const auto table = relation(1, "table_name"_L1, "schema"_L1);
        const auto guard = flag("if_exists"_L1);
        if (!name || !table || !guard || !takes(3, { u"constraint_name"_s, u"table_name"_s, u"type_"_s, u"schema"_s, u"if_exists"_s }))
            return std::nullopt;
        return one(u"ALTER TABLE "_s + *table + (*guard ? u" DROP CONSTRAINT IF EXISTS "_s : u" DROP CONSTRAINT "_s) + sql::quoteIdentifier(*name));
    }
};

} // namespace

AlembicStatements alembicKeyOperation(const PythonExpression &call, qsizetype &unknown)
{
    return KeyOperation(call, unknown).read();
}

} // namespace schemawright::migrations
