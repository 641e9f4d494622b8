// A way back is restrained talk: the inverse of CREATE TABLE is DROP TABLE, which takes the rows written since with it, and
// everybody knows that. What is told is a way back that takes more than its file brought, and one that is not there. Where
// the tool has no down scripts nothing is told: what no inverse brings back is said by drop-table, drop-column,
// narrow-column-type and the others.
#include "model/lint/directoryrules.h"

#include "model/lint/rulecontext.h"

#include <QMultiHash>

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

/// Whether there is nothing to take back of it.
bool leavesNothing(const sql::ParsedStatement &parsed)
{
    const sql::Statement &statement = parsed.statement;
    if (const auto *query = std::get_if<sql::Query>(&statement))
        return query->instant;
    if (const auto *alter = std::get_if<sql::AlterTable>(&statement)) {
        return std::ranges::all_of(alter->actions, [](const sql::AlterTableAction &part) {
            return std::holds_alternative<sql::ValidateConstraint>(part.action);
        });
    }
    if (const auto *opaque = std::get_if<sql::Opaque>(&statement))
        return std::holds_alternative<sql::LockTable>(opaque->details);
    return std::holds_alternative<sql::Transaction>(statement) || std::holds_alternative<sql::SetVariable>(statement)
        || std::holds_alternative<sql::Vacuum>(statement) || std::holds_alternative<sql::Reindex>(statement)
        || std::holds_alternative<sql::RefreshView>(statement) || std::holds_alternative<sql::Comment>(statement);
}

/// Tables, columns and schemas that statements make. A name without a schema may be any of that name.
class MadeObjects
{
public:
    void add(const sql::Statement &statement)
    {
        if (const auto *create = std::get_if<sql::CreateTable>(&statement)) {
            m_tables.insert(create->table.name.name, create->table.name.schema);
        } else if (const auto *schema = std::get_if<sql::CreateSchema>(&statement)) {
            m_schemas.insert(schema->name);
        } else if (const auto *rename = std::get_if<sql::Rename>(&statement)) {
            if (rename->kind == sql::ObjectClass::Table && hasTable(rename->relation.name))
                m_tables.insert(rename->to.name, rename->relation.name.schema);
        } else if (const auto *alter = std::get_if<sql::AlterTable>(&statement)) {
            for (const sql::AlterTableAction &part : alter->actions) {
                if (const auto *column = std::get_if<sql::AddColumn>(&part.action))
                    m_columns.insert(columnKey(alter->relation.name, column->column.name.name), alter->relation.name.schema);
            }
        }
    }
    [[nodiscard]] bool hasTable(const QualifiedName &table) const
    {
        return m_schemas.contains(table.schema) || holds(m_tables, table.name, table.schema);
    }
    [[nodiscard]] bool hasColumn(const QualifiedName &table, const QString &column) const
    {
        return hasTable(table) || holds(m_columns, columnKey(table, column), table.schema);
    }
    [[nodiscard]] bool hasSchema(const QString &schema) const { return m_schemas.contains(schema); }

private:
    static QString columnKey(const QualifiedName &table, const QString &column) { return table.name + u'.' + column; }
    static bool holds(const QMultiHash<QString, QString> &made, const QString &name, const QString &schema)
    {
        const auto [first, last] = made.equal_range(name);
        return std::any_of(first, last,
            [&schema](const QString &other) { return other.isEmpty() || schema.isEmpty() || other == schema; });
    }

    QMultiHash<QString, QString> m_tables; // name → schema as written
    QMultiHash<QString, QString> m_columns; // "table.column" → schema of the table as written
    QSet<QString> m_schemas;
};

void addDropped(QStringList &losses, const sql::DropObjects &drop, const MadeObjects &made)
{
    for (const sql::DropObjects::Target &target : drop.targets) {
        if (drop.kind == sql::ObjectClass::Table && !made.hasTable(target.name))
            losses << u"drops table "_s + target.name.toText();
        // Without CASCADE it only drops an empty one.
        if (drop.kind == sql::ObjectClass::Schema && drop.cascade && !made.hasSchema(target.name.name))
            losses << u"drops schema %1 with all in it"_s.arg(target.name.name);
    }
}

void addDroppedColumns(QStringList &losses, const sql::AlterTable &alter, const MadeObjects &made)
{
    if (alter.kind != sql::ObjectClass::Table)
        return;
    for (const sql::AlterTableAction &part : alter.actions) {
        const auto *drop = std::get_if<sql::DropColumn>(&part.action);
        if (drop && !made.hasColumn(alter.relation.name, drop->column.name))
            losses << u"drops column %1 of %2"_s.arg(drop->column.name, alter.relation.name.toText());
    }
}

/// What `down` deletes that was there before `up` ran: "drops table t".
QStringList lossesOf(const QList<sql::ParsedStatement> &down, const QList<sql::ParsedStatement> &up)
{
    MadeObjects made;
    for (const sql::ParsedStatement &parsed : up)
        made.add(parsed.statement);
    QStringList losses;
    for (const sql::ParsedStatement &parsed : down) {
        if (const auto *drop = std::get_if<sql::DropObjects>(&parsed.statement))
            addDropped(losses, *drop, made);
        if (const auto *alter = std::get_if<sql::AlterTable>(&parsed.statement))
            addDroppedColumns(losses, *alter, made);
        if (const auto *truncate = std::get_if<sql::Truncate>(&parsed.statement)) {
            for (const sql::RelationRef &table : truncate->tables) {
                if (!made.hasTable(table.name))
                    losses << u"empties table "_s + table.name.toText();
            }
        }
        const auto *remove = std::get_if<sql::Delete>(&parsed.statement);
        if (remove && !remove->hasCondition && !made.hasTable(remove->table.name))
            losses << u"deletes all rows of "_s + remove->table.name.toText();
        made.add(parsed.statement);
    }
    return losses;
}

/// "a, b, c and 2 more"
QString firstOf(const QStringList &texts)
{
    constexpr qsizetype most = 3;
    const QString first = texts.mid(0, most).join(u", "_s);
    return texts.size() > most ? u"%1 and %2 more"_s.arg(first).arg(texts.size() - most) : first;
}

bool isFirst(const RuleContext &context)
{
    return context.index() == 0;
}

void checkIrreversible(RuleContext &context)
{
    const DirectoryFacts &facts = context.input().directory;
    if (!isFirst(context) || facts.withoutDown.isEmpty())
        return;
    const QList<sql::ParsedStatement> up = context.input().statements.parsed();
    Report report;
    report.range = context.firstLine();
    if (std::ranges::all_of(facts.down, leavesNothing)) {
        if (std::ranges::all_of(up, leavesNothing))
            return;
        report.hazard = Hazard::Style;
        report.message = u"nothing takes this file back: its down script is missing or does nothing"_s;
        report.evidence = facts.withoutDown;
        context.report(report);
        return;
    }
    const QStringList losses = lossesOf(facts.down, up);
    if (losses.isEmpty())
        return;
    report.hazard = Hazard::DataLoss;
    report.message = u"taking this file back loses data that was there before it: its down script "_s + firstOf(losses);
    context.report(report);
}

/// Empty when nothing else is known of the database.
QString seenOn(const RuleContext &context)
{
    const QString &database = context.input().facts.database;
    return database.isEmpty() ? QString() : QString(u"seen on "_s + database);
}

void checkOrder(RuleContext &context)
{
    const DirectoryFacts &facts = context.input().directory;
    if (!isFirst(context))
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = context.firstLine();
    report.evidence = seenOn(context);
    for (const QString &sentence : { facts.late, facts.edited }) {
        report.message = sentence;
        if (!sentence.isEmpty())
            context.report(report);
    }
}

void checkDrift(RuleContext &context)
{
    const DirectoryFacts &facts = context.input().directory;
    if (!isFirst(context) || !facts.drift || facts.drift->isEmpty())
        return;
    Report report;
    report.hazard = Hazard::Fails;
    report.range = context.firstLine();
    report.message = u"the database is not what the migrations that ran on it make: "_s + firstOf(*facts.drift);
    report.evidence = seenOn(context);
    context.report(report);
}

} // namespace

std::span<const RuleInfo> directoryRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"irreversible-migration"_s, { u"RUNSQL_REVERSIBLE"_s }, Family::Idempotence, Info, Needs::File,
            u"A file that nothing takes back, or that is taken back at the cost of older data."_s, checkIrreversible },
        { u"out-of-order-migration"_s, { u"non_linear"_s, u"nonlinear"_s, u"chain-conflict"_s }, Family::Idempotence, Warning,
            Needs::Catalog, u"A file older than the last one that ran, or edited since it ran."_s, checkOrder },
        { u"schema-drift"_s, {}, Family::DataDependent, Warning, Needs::Catalog,
            u"The database is not what the migrations that ran on it make."_s, checkDrift, true },
    });
    return rules;
}

bool lacksFacts(const RuleInfo &rule, const DirectoryFacts &facts)
{
    return (rule.check == checkIrreversible && facts.withoutDown.isEmpty()) || (rule.check == checkOrder && !facts.hasHistory)
        || (rule.check == checkDrift && !facts.drift);
}

} // namespace schemawright::lint
