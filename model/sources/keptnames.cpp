#include "model/sources/keptnames.h"

#include "model/sources/scriptindex.h"
#include "model/sql/sqlwriter.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace schemawright::sources {

using namespace Qt::StringLiterals;
using schema::Constraint;
using sql::ConstraintDefinition;
using sql::ConstraintType;

namespace {

struct Unnamed {
    ConstraintDefinition definition;
    QStringList columns;
};

/// Without those of NOT NULL, whose names nobody compares.
QList<Unnamed> unnamedIn(const sql::ParsedStatement &statement, const QualifiedName &table)
{
    QList<Unnamed> found;
    const auto add = [&](const ConstraintDefinition &definition, const QStringList &columns) {
        if (definition.name.name.isEmpty() && definition.type != ConstraintType::NotNull)
            found.append({ definition, columns });
    };
    const auto addColumn = [&](const sql::ColumnDefinition &column) {
        for (const ConstraintDefinition &definition : column.constraints)
            add(definition, { column.name.name });
    };
    if (const auto *create = std::get_if<sql::CreateTable>(&statement.statement); create && resolved(create->table.name) == table) {
        for (const sql::ColumnDefinition &column : create->columns)
            addColumn(column);
        for (const ConstraintDefinition &definition : create->constraints)
            add(definition, definition.check ? definition.check->columns : definition.columns);
    }
    if (const auto *alter = std::get_if<sql::AlterTable>(&statement.statement); alter && resolved(alter->relation.name) == table) {
        for (const sql::AlterTableAction &action : alter->actions) {
            if (const auto *added = std::get_if<sql::AddConstraint>(&action.action))
                add(added->constraint, added->constraint.check ? added->constraint.check->columns : added->constraint.columns);
            if (const auto *column = std::get_if<sql::AddColumn>(&action.action))
                addColumn(column->column);
        }
    }
    return found;
}

QStringList columnsOf(const Constraint &constraint)
{
    if (const auto *key = std::get_if<schema::PrimaryKey>(&constraint.detail))
        return key->columns;
    if (const auto *unique = std::get_if<schema::UniqueConstraint>(&constraint.detail))
        return unique->columns;
    const auto *reference = std::get_if<schema::ForeignKey>(&constraint.detail);
    return reference ? reference->columns : QStringList();
}

/// table_column_check for one column, table_check for others: a server adds a number to the second of a name.
bool isNamedLikeCheck(const QString &name, const QString &table, QStringList columns)
{
    columns.removeDuplicates();
    const QString base = columns.size() == 1 ? QString(table + u'_' + columns.first() + u"_check"_s) : QString(table + u"_check"_s);
    bool isNumber = true;
    if (name.size() > base.size())
        (void)name.mid(base.size()).toInt(&isNumber);
    return name.startsWith(base) && isNumber;
}

bool fits(const Constraint &constraint, const Unnamed &unnamed, const QString &table)
{
    const ConstraintDefinition &definition = unnamed.definition;
    switch (definition.type) {
    case ConstraintType::PrimaryKey:
        return std::holds_alternative<schema::PrimaryKey>(constraint.detail);
    case ConstraintType::Unique:
        return std::holds_alternative<schema::UniqueConstraint>(constraint.detail) && columnsOf(constraint) == unnamed.columns;
    case ConstraintType::ForeignKey: {
        const auto *key = std::get_if<schema::ForeignKey>(&constraint.detail);
        return key && key->columns == unnamed.columns && key->referencedTable == resolved(definition.referenced.name);
    }
    case ConstraintType::Check:
        return std::holds_alternative<schema::CheckConstraint>(constraint.detail) && isNamedLikeCheck(constraint.name, table, unnamed.columns);
    case ConstraintType::Exclusion:
    case ConstraintType::NotNull:
        return false;
    }
    Q_UNREACHABLE();
}

/// Each with the constraint that the server has made of it, in the order in which it has named them.
QList<QPair<Unnamed, QString>> namedByServer(const sql::ParsedStatement &statement, const schema::Table &table)
{
    QList<QPair<Unnamed, QString>> found;
    QStringList taken;
    for (const Unnamed &unnamed : unnamedIn(statement, table.name)) {
        QStringList names;
        for (const Constraint &constraint : table.constraints) {
            if (!taken.contains(constraint.name) && fits(constraint, unnamed, table.name.name))
                names << constraint.name;
        }
        std::ranges::sort(names, {}, [](const QString &name) { return std::pair(name.size(), name); });
        if (names.isEmpty())
            continue;
        taken << names.first();
        found.append({ unnamed, names.first() });
    }
    return found;
}

} // namespace

QList<KeptName> keptNames(const sql::ParsedStatement &statement, const schema::Table &table, const QString &column)
{
    QList<KeptName> kept;
    for (const auto &[unnamed, name] : namedByServer(statement, table)) {
        const bool isByColumn = unnamed.definition.type != ConstraintType::PrimaryKey && unnamed.columns.contains(column);
        if (column.isEmpty() || isByColumn)
            kept.append({ unnamed.definition.range.start, u"CONSTRAINT "_s + sql::quoteIdentifier(name) + u' ' });
    }
    const auto *create = std::get_if<sql::CreateIndex>(&statement.statement);
    if (!create || !create->name.name.isEmpty() || resolved(create->table.name) != table.name)
        return kept;
    QStringList columns;
    for (const sql::IndexColumn &part : create->columns)
        columns << part.name;
    for (const schema::Index &index : table.indexes) {
        QStringList own;
        for (const schema::IndexPart &part : index.parts)
            own << part.column;
        if (own == columns && index.unique == create->unique && (column.isEmpty() || columns.contains(column))) {
            const qsizetype place = statement.source.text.indexOf(QRegularExpression(u"\\bon\\b"_s, QRegularExpression::CaseInsensitiveOption),
                create->keyword.end() - statement.source.range.start);
            kept.append({ statement.source.range.start + place, sql::quoteIdentifier(index.name) + u' ' });
            break;
        }
    }
    return kept;
}

QString keptSequences(const sql::CreateTable &statement, const schema::Database &before, const QualifiedName &table,
    const QString &column, const QualifiedName &tableAfter, const QString &columnAfter)
{
    QStringList texts;
    for (const sql::ColumnDefinition &definition : statement.columns) {
        const QString name = definition.name.name;
        if (!definition.type.isSerial() || (!column.isEmpty() && name != column))
            continue;
        const auto owned = std::ranges::find_if(before.sequences, [&](const schema::Sequence &sequence) {
            return sequence.ownedBy && sequence.ownedBy->table == table && sequence.ownedBy->column == name;
        });
        const QString made = tableAfter.name + u'_' + (name == column ? columnAfter : name) + u"_seq"_s;
        if (owned != before.sequences.end() && owned->name.name != made) {
            texts << u"ALTER SEQUENCE %1 RENAME TO %2"_s.arg(
                sql::quoteName({ table.schema == "public"_L1 ? QString() : table.schema, made }), sql::quoteIdentifier(owned->name.name));
        }
    }
    return texts.join(u";\n"_s);
}

qsizetype placeOfUnnamed(const sql::ParsedStatement &statement, const schema::Table &table, const QString &constraint)
{
    for (const auto &[unnamed, name] : namedByServer(statement, table)) {
        if (name == constraint)
            return unnamed.definition.range.start;
    }
    return -1;
}

} // namespace schemawright::sources
