#include "model/workflow/namedrelations.h"

#include "model/sql/references.h"
#include "model/sql/withwrites.h"

#include <QSet>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;

namespace {

class Collector
{
public:
    QList<QualifiedName> names;

    void operator()(const sql::CreateIndex &statement)
    {
        add(statement.table.name);
        if (!statement.name.name.isEmpty()) // another relation may have its name
            add({ statement.table.name.schema, statement.name.name });
    }
    void operator()(const sql::DropObjects &statement)
    {
        for (const auto &target : statement.targets) {
            add(target.name);
            add(target.relation);
        }
    }
    void operator()(const sql::AlterTable &statement)
    {
        add(statement.relation.name);
        for (const sql::AlterTableAction &action : statement.actions) {
            if (const auto *added = std::get_if<sql::AddConstraint>(&action.action))
                add(added->constraint.referenced.name);
            else if (const auto *column = std::get_if<sql::AddColumn>(&action.action))
                addReferenced(column->column.constraints);
            else if (const auto *attached = std::get_if<sql::AttachPartition>(&action.action))
                add(attached->partition.name);
            else if (const auto *detached = std::get_if<sql::DetachPartition>(&action.action))
                add(detached->partition.name);
            else if (const auto *other = std::get_if<sql::OtherTableAction>(&action.action))
                add(other->relation);
        }
    }
    void operator()(const sql::Rename &statement) { add(statement.relation.name); }
    void operator()(const sql::CreateTable &statement)
    {
        if (!statement.table.temporary)
            add(statement.table.name);
        for (const sql::ColumnDefinition &column : statement.columns)
            addReferenced(column.constraints);
        addReferenced(statement.constraints);
        if (statement.partitionOf)
            add(statement.partitionOf->name);
        for (const sql::RelationRef &parent : statement.parents)
            add(parent.name);
    }
    void operator()(const sql::Insert &statement) { add(statement.table.name); }
    void addWrites(const sql::Statement &statement)
    {
        for (const sql::WithWrite &write : sql::withWritesOf(statement))
            add(write.table.name);
    }
    void operator()(const sql::Update &statement) { add(statement.table.name); }
    void operator()(const sql::Delete &statement) { add(statement.table.name); }
    void operator()(const sql::Truncate &statement)
    {
        for (const sql::RelationRef &table : statement.tables)
            add(table.name);
    }
    void operator()(const sql::CreateTrigger &statement) { add(statement.table.name); }
    void operator()(const sql::CreatePolicy &statement) { add(statement.table.name); }
    void operator()(const sql::Comment &statement)
    {
        QStringList name = statement.object;
        if (statement.kind == sql::ObjectClass::Column && !name.isEmpty())
            name.removeLast();
        const bool ofTable = statement.kind == sql::ObjectClass::Column || statement.kind == sql::ObjectClass::Table
            || statement.kind == sql::ObjectClass::MaterializedView;
        if (ofTable && !name.isEmpty())
            add({ name.size() > 1 ? name.at(name.size() - 2) : QString(), name.last() });
    }
    void operator()(const sql::Reindex &statement) { add(statement.relation.name); }
    void operator()(const sql::Vacuum &statement)
    {
        for (const sql::RelationRef &table : statement.tables)
            add(table.name);
    }
    void operator()(const sql::RefreshView &statement) { add(statement.view.name); }
    void operator()(const sql::Opaque &statement)
    {
        for (const sql::RelationRef &relation : statement.relations)
            add(relation.name);
    }
    template <typename Other> void operator()(const Other &) { } // names no relation that decides anything

private:
    void add(const QualifiedName &name)
    {
        if (name.isEmpty() || m_seen.contains(name))
            return;
        m_seen.insert(name);
        names.append(name);
    }
    void addReferenced(const QList<sql::ConstraintDefinition> &constraints)
    {
        for (const sql::ConstraintDefinition &constraint : constraints)
            add(constraint.referenced.name);
    }

    QSet<QualifiedName> m_seen;
};

void addColumnCode(catalog::NamedCode &code, const sql::ColumnDefinition &column)
{
    code.types.append({ column.type.schema, column.type.name });
    if (!column.defaultValue || column.defaultValue->volatility != sql::Volatility::Unknown)
        return;
    if (const auto references = sql::referencesOf(u"SELECT "_s + column.defaultValue->text))
        code.routines += references->routines;
}

/// Those that may be domains: types of new columns and of type changes, and what ALTER DOMAIN and DROP name.
void addCode(catalog::NamedCode &code, const sql::Statement &statement)
{
    if (const auto *alter = std::get_if<sql::AlterTable>(&statement)) {
        for (const sql::AlterTableAction &action : alter->actions) {
            if (const auto *add = std::get_if<sql::AddColumn>(&action.action))
                addColumnCode(code, add->column);
            else if (const auto *change = std::get_if<sql::AlterColumnType>(&action.action))
                code.types.append({ change->type.schema, change->type.name });
        }
    } else if (const auto *drop = std::get_if<sql::DropObjects>(&statement)) {
        for (const auto &target : drop->targets) {
            if (drop->kind == sql::ObjectClass::Domain)
                code.types.append(target.name);
        }
    }
}

template <typename Name> QList<Name> withoutRepeats(const QList<Name> &names)
{
    QSet<Name> seen;
    QList<Name> result;
    for (const Name &name : names) {
        if (!seen.contains(name))
            result.append(name);
        seen.insert(name);
    }
    return result;
}

} // namespace

QList<QualifiedName> changedDomains(const QList<sql::ParsedStatement> &statements)
{
    QList<QualifiedName> domains;
    for (const sql::ParsedStatement &parsed : statements) {
        const auto *opaque = std::get_if<sql::Opaque>(&parsed.statement);
        if (const auto *alter = opaque ? std::get_if<sql::AlterDomain>(&opaque->details) : nullptr)
            domains.append(alter->domain);
    }
    return withoutRepeats(domains);
}

catalog::NamedCode namedCode(const QList<sql::ParsedStatement> &statements)
{
    catalog::NamedCode code { changedDomains(statements), {} };
    for (const sql::ParsedStatement &parsed : statements)
        addCode(code, parsed.statement);
    return { withoutRepeats(code.types), withoutRepeats(code.routines) };
}

QList<QualifiedName> namedRelations(const QList<sql::ParsedStatement> &statements)
{
    Collector collector;
    QSet<QString> schemas; // in which these statements look for names
    for (const sql::ParsedStatement &parsed : statements) {
        std::visit(collector, parsed.statement);
        collector.addWrites(parsed.statement);
        if (const auto *set = std::get_if<sql::SetVariable>(&parsed.statement); set && set->name == u"search_path" && !set->value.isEmpty()) {
            for (const QString &schema : set->value.split(u", "_s))
                schemas.insert(schema);
        }
    }
    QList<QualifiedName> names = collector.names;
    for (const QualifiedName &name : std::as_const(collector.names)) {
        for (const QString &schema : name.schema.isEmpty() ? std::as_const(schemas) : QSet<QString>())
            names.append({ schema, name.name });
    }
    return names;
}

} // namespace schemawright::workflow
