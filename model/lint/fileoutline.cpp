#include "model/lint/fileoutline.h"

#include "model/lint/vectorclass.h"

#include <algorithm>

namespace schemawright::lint {

namespace {

using namespace Qt::StringLiterals;

QString refusedOpaque(const QString &node)
{
    static const QHash<QString, QString> refusing { { u"CreatedbStmt"_s, u"CREATE DATABASE"_s },
        { u"DropdbStmt"_s, u"DROP DATABASE"_s }, { u"AlterSystemStmt"_s, u"ALTER SYSTEM"_s },
        { u"CreateTableSpaceStmt"_s, u"CREATE TABLESPACE"_s }, { u"DropTableSpaceStmt"_s, u"DROP TABLESPACE"_s },
        { u"CreateSubscriptionStmt"_s, u"CREATE SUBSCRIPTION"_s } };
    return refusing.value(node);
}

QStringList columnsOf(const sql::CreateIndex &index)
{
    QStringList columns;
    for (const sql::IndexColumn &column : index.columns)
        columns.append(column.name);
    return columns;
}

class OutlineCollector
{
public:
    FileOutline outline;
    int index = 0;

    void operator()(const sql::CreatePolicy &policy) { outline.policyTables.insert(policy.table.name); }
    void operator()(const sql::CreateView &view) { outline.createdViews.insert(view.view.name); }
    void operator()(const sql::CreateTable &create)
    {
        outline.createdTables.insert(create.table.name, index);
        for (const sql::ConstraintDefinition &constraint : create.constraints)
            addKey(create.table.name, constraint, constraint.columns);
        for (const sql::ColumnDefinition &column : create.columns) {
            for (const sql::ConstraintDefinition &constraint : column.constraints)
                addKey(create.table.name, constraint, { column.name.name });
        }
    }
    void operator()(const sql::AlterTable &alter)
    {
        for (const sql::AlterTableAction &part : alter.actions) {
            if (const auto *add = std::get_if<sql::AddConstraint>(&part.action)) {
                addKey(alter.relation.name, add->constraint, add->constraint.columns);
                if (!add->constraint.usingIndex.isEmpty()) // the index gets the constraint's name
                    outline.unmade.insert(add->constraint.usingIndex);
            } else if (const auto *validate = std::get_if<sql::ValidateConstraint>(&part.action))
                outline.validatedConstraints.insert(validate->constraint.name);
            else if (const auto *other = std::get_if<sql::OtherTableAction>(&part.action)) {
                addOption(alter.relation.name, *other);
                if (other->kind == u"DropInherit") // the checks of the parent are not its any more
                    outline.unmade.insert(alter.relation.name.name);
            }
            else if (const auto *dropped = std::get_if<sql::DropColumn>(&part.action))
                outline.unmade.insert(dropped->column.name);
            else if (const auto *gone = std::get_if<sql::DropConstraint>(&part.action))
                outline.unmade.insert(gone->constraint.name);
            else if (const auto *detach = std::get_if<sql::DetachPartition>(&part.action))
                outline.unmade.insert(detach->partition.name.name);
            else if (const auto *column = std::get_if<sql::AddColumn>(&part.action)) {
                for (const sql::ConstraintDefinition &constraint : column->column.constraints)
                    addKey(alter.relation.name, constraint, { column->column.name.name });
            }
        }
    }
    void operator()(const sql::CreateIndex &create)
    {
        if (!create.partial)
            outline.indexes[create.table.name].append({ index, columnsOf(create) });
        if (isVectorIndex(create))
            outline.vectorIndexes.append(create);
    }
    void operator()(const sql::DropObjects &drop)
    {
        for (const sql::DropObjects::Target &target : drop.targets) {
            outline.unmade.insert(target.name.name);
            if (drop.kind == sql::ObjectClass::Index)
                outline.droppedIndexes.insert(target.name);
        }
    }
    void operator()(const sql::Rename &rename)
    {
        outline.unmade.insert(rename.from);
        // What points to a renamed table is known by its old name.
        if (rename.kind != sql::ObjectClass::Column && rename.kind != sql::ObjectClass::Constraint)
            outline.unmade.insert(rename.relation.name.name);
    }
    void operator()(const sql::Opaque &other)
    {
        if (other.node == u"AlterObjectSchemaStmt") {
            for (const sql::RelationRef &relation : other.relations)
                outline.unmade.insert(relation.name.name);
        } else if (const auto *domain = std::get_if<sql::AlterDomain>(&other.details)) {
            outline.unmade.insert(domain->domain.name);
        }
    }
    void operator()(const sql::Comment &comment)
    {
        if (comment.kind == sql::ObjectClass::Table && !comment.object.isEmpty() && !comment.removes)
            outline.commentedTables.insert(
                { comment.object.size() > 1 ? comment.object[comment.object.size() - 2] : QString(), comment.object.last() });
    }
    void operator()(const sql::SetVariable &set)
    {
        outline.namesApplication |= set.name == u"application_name";
        if (set.local && set.name == u"search_path") // which transaction ends it is not followed
            outline.unknownFrom = std::min(outline.unknownFrom, index + 1);
    }
    void operator()(const sql::Vacuum &vacuum)
    {
        if (vacuum.tables.isEmpty())
            outline.analyzed.insert({}, index);
        for (const sql::RelationRef &table : vacuum.tables)
            outline.analyzed.insert(table.name, index);
    }
    void operator()(const sql::Transaction &transaction)
    {
        switch (transaction.command) {
        case sql::TransactionCommand::Begin:
            outline.unclosedBegin = index;
            return;
        case sql::TransactionCommand::Commit:
        case sql::TransactionCommand::Rollback:
        case sql::TransactionCommand::Prepared:
            outline.unclosedBegin = -1;
            return;
        case sql::TransactionCommand::Savepoint:
        case sql::TransactionCommand::Release:
        case sql::TransactionCommand::RollbackTo:
            return;
        }
    }
    template <typename Other> void operator()(const Other &) { }

private:
    void addKey(const QualifiedName &table, const sql::ConstraintDefinition &constraint, const QStringList &columns)
    {
        if (constraint.type == sql::ConstraintType::PrimaryKey)
            outline.keyedTables.insert(table);
        const bool hasIndex
            = constraint.type == sql::ConstraintType::PrimaryKey || constraint.type == sql::ConstraintType::Unique;
        if (hasIndex && !columns.isEmpty())
            outline.indexes[table].append({ index, columns });
    }
    void addOption(const QualifiedName &table, const sql::OtherTableAction &action)
    {
        const QString option = u"autovacuum_enabled"_s;
        const bool switchesOn = action.kind == u"ResetRelOptions" ? action.options.contains(option)
                                                                  : action.options.value(option) == u"true";
        if (switchesOn)
            outline.autovacuumReset.insert(table);
    }
};

/// Statements that may drop, rename or move what they do not name, or make a type fit another.
bool mayUnmakeUnnamed(const sql::Statement &statement)
{
    if (const auto *drop = std::get_if<sql::DropObjects>(&statement))
        return drop->kind == sql::ObjectClass::Schema || drop->cascade;
    if (const auto *alter = std::get_if<sql::AlterTable>(&statement)) {
        return std::any_of(alter->actions.begin(), alter->actions.end(), [](const sql::AlterTableAction &part) {
            const auto *column = std::get_if<sql::DropColumn>(&part.action);
            const auto *constraint = std::get_if<sql::DropConstraint>(&part.action);
            return (column && column->cascade) || (constraint && constraint->cascade);
        });
    }
    if (const auto *transaction = std::get_if<sql::Transaction>(&statement))
        return transaction->command == sql::TransactionCommand::Rollback || transaction->command == sql::TransactionCommand::RollbackTo;
    if (const auto *rename = std::get_if<sql::Rename>(&statement))
        return rename->kind == sql::ObjectClass::Schema;
    if (const auto *query = std::get_if<sql::Query>(&statement))
        return !query->instant;
    if (const auto *other = std::get_if<sql::Opaque>(&statement)) {
        static const QSet<QString> nodes { u"CallStmt"_s, u"ExecuteStmt"_s, u"DropOwnedStmt"_s, u"ImportForeignSchemaStmt"_s,
            u"AlterExtensionStmt"_s, u"CreateCastStmt"_s, QString() };
        return nodes.contains(other->node);
    }
    return std::holds_alternative<sql::Do>(statement);
}

bool isShow(const sql::Statement &statement)
{
    const auto *opaque = std::get_if<sql::Opaque>(&statement);
    return opaque && opaque->node == u"VariableShowStmt";
}

bool changesDatabase(const sql::Statement &statement)
{
    return !std::holds_alternative<sql::SetVariable>(statement) && !std::holds_alternative<sql::Transaction>(statement)
        && !std::holds_alternative<sql::Query>(statement) && !std::holds_alternative<sql::Vacuum>(statement) && !isShow(statement);
}

} // namespace

FileOutline outlineOf(const LintInput &input, bool fileTransaction, const std::stop_token &stop)
{
    OutlineCollector collector;
    for (; collector.index < input.statements.size() && !stop.stop_requested(); ++collector.index) {
        const sql::Statement &statement = input.statements.at(collector.index).statement;
        std::visit(collector, statement);
        FileOutline &outline = collector.outline;
        const bool mayMovePath = std::holds_alternative<sql::Query>(statement)
            && input.statements.at(collector.index).source.text.contains(u"set_config"_s, Qt::CaseInsensitive);
        if (mayUnmakeUnnamed(statement) || mayMovePath)
            outline.unknownFrom = std::min(outline.unknownFrom, collector.index + 1);
        const bool refuses = !refusedInTransaction(statement).isEmpty();
        if (refuses && outline.refusing < 0)
            outline.refusing = collector.index;
        else if (!refuses && outline.ordinary < 0 && changesDatabase(statement))
            outline.ordinary = collector.index;
    }
    collector.outline.fileTransaction = fileTransaction;
    for (qsizetype at = input.text.indexOf(u'\n'); at >= 0; at = input.text.indexOf(u'\n', at + 1))
        collector.outline.lineBreaks.append(at);
    return collector.outline;
}

bool isMadeForNoTransaction(const QString &text)
{
    constexpr qsizetype headSize = 65'536; // a large file need not be split as a whole to find its first ordinary statement
    bool isRefusing = false;
    for (const QString &part : { text.left(headSize), text.size() > headSize ? text : QString() }) {
        const auto statements = sql::StatementList::withoutTrees(part);
        const qsizetype whole = part.size() < text.size() ? statements.size() - 1 : statements.size(); // the last one may be cut
        for (qsizetype index = 0; index < whole; ++index) {
            const sql::Statement &statement = statements.at(index).statement;
            const bool refuses = !refusedInTransaction(statement).isEmpty();
            if (!refuses && changesDatabase(statement))
                return false;
            isRefusing = isRefusing || refuses;
        }
    }
    return isRefusing;
}

QString refusedInTransaction(const sql::Statement &statement)
{
    if (const auto *index = std::get_if<sql::CreateIndex>(&statement); index && index->concurrently)
        return u"CREATE INDEX CONCURRENTLY"_s;
    if (const auto *drop = std::get_if<sql::DropObjects>(&statement); drop && drop->concurrently)
        return u"DROP INDEX CONCURRENTLY"_s;
    if (const auto *reindex = std::get_if<sql::Reindex>(&statement))
        return reindex->concurrently           ? u"REINDEX CONCURRENTLY"_s
            : reindex->relation.name.isEmpty() ? u"REINDEX of a whole schema or database"_s
                                               : QString();
    if (const auto *vacuum = std::get_if<sql::Vacuum>(&statement); vacuum && !vacuum->analyzeOnly)
        return u"VACUUM"_s;
    if (const auto *opaque = std::get_if<sql::Opaque>(&statement))
        return refusedOpaque(opaque->node);
    if (const auto *alter = std::get_if<sql::AlterTable>(&statement)) {
        for (const sql::AlterTableAction &part : alter->actions) {
            if (const auto *detach = std::get_if<sql::DetachPartition>(&part.action); detach && detach->concurrently)
                return u"DETACH PARTITION CONCURRENTLY"_s;
        }
    }
    return {};
}

} // namespace schemawright::lint
