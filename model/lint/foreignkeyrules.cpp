#include "model/lint/foreignkeyrules.h"

#include "model/lint/rulecontext.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

/// A foreign key of a statement with the columns that hold it.
struct NewForeignKey {
    sql::RelationRef table;
    QStringList columns;
    const sql::ConstraintDefinition *constraint = nullptr;
};

void addFrom(QList<NewForeignKey> &keys, const sql::RelationRef &table, const sql::ConstraintDefinition &constraint,
    const QStringList &columns)
{
    if (constraint.type == sql::ConstraintType::ForeignKey)
        keys.append({ table, columns, &constraint });
}

void addFrom(QList<NewForeignKey> &keys, const sql::RelationRef &table, const sql::ColumnDefinition &column)
{
    for (const sql::ConstraintDefinition &constraint : column.constraints)
        addFrom(keys, table, constraint, { column.name.name });
}

QList<NewForeignKey> foreignKeysOf(const sql::Statement &statement)
{
    QList<NewForeignKey> keys;
    if (const auto *create = std::get_if<sql::CreateTable>(&statement)) {
        for (const sql::ColumnDefinition &column : create->columns)
            addFrom(keys, create->table, column);
        for (const sql::ConstraintDefinition &constraint : create->constraints)
            addFrom(keys, create->table, constraint, constraint.columns);
    } else if (const auto *alter = std::get_if<sql::AlterTable>(&statement)) {
        for (const sql::AlterTableAction &part : alter->actions) {
            if (const auto *column = std::get_if<sql::AddColumn>(&part.action))
                addFrom(keys, alter->relation, column->column);
            else if (const auto *add = std::get_if<sql::AddConstraint>(&part.action))
                addFrom(keys, alter->relation, add->constraint, add->constraint.columns);
        }
    }
    return keys;
}

void checkCreateTableWithForeignKey(RuleContext &context)
{
    if (!context.as<sql::CreateTable>())
        return;
    QSet<QualifiedName> seen;
    for (const NewForeignKey &key : foreignKeysOf(context.parsed().statement)) {
        const TableKnowledge referenced = context.table(key.constraint->referenced.name);
        const bool isItself = referenced.name == context.table(key.table.name).name;
        if (isItself || referenced.isNew() || !referenced.isInUse() || seen.contains(referenced.name))
            continue;
        seen.insert(referenced.name);
        Report report;
        report.hazard = Hazard::BlocksWrites;
        report.range = key.constraint->referenced.range;
        report.object = referenced.text;
        report.message = u"the foreign key takes a SHARE ROW EXCLUSIVE lock on "_s + referenced.text
            + u": it waits for running writes there, and new ones wait for it"_s;
        report.evidence = referenced.evidence();
        context.report(report);
    }
}

void checkMultipleForeignKeys(RuleContext &context)
{
    const QList<NewForeignKey> keys = foreignKeysOf(context.parsed().statement);
    if (keys.isEmpty() || (!context.state().inTransaction() && keys.size() == 1))
        return;
    QSet<QualifiedName> locked
        = context.state().inTransaction() ? context.state().heldLocks().referencedTables() : QSet<QualifiedName>();
    if (locked.size() > 1) // said before
        return;
    bool scans = false;
    for (const NewForeignKey &key : keys) {
        const TableKnowledge referenced = context.table(key.constraint->referenced.name);
        scans = scans || (context.as<sql::AlterTable>() && !key.constraint->notValid && !context.table(key.table.name).isNew());
        if (referenced.isInUse() && !referenced.isNew() && referenced.name != context.table(key.table.name).name)
            locked.insert(referenced.name);
    }
    if (locked.size() < 2)
        return;
    QStringList names;
    for (const QualifiedName &name : std::as_const(locked))
        names.append(name.toText());
    names.sort();
    Report report;
    report.hazard = Hazard::BlocksWrites;
    report.range = keys.last().constraint->range;
    report.message = u"one transaction takes SHARE ROW EXCLUSIVE locks for foreign keys to "_s + names.join(u", "_s)
        + u" and keeps them until it commits: writes to all of them wait, and it can deadlock"_s;
    report.evidence = scans ? QString() : u"no rows are checked, so that the locks are short"_s;
    if (!scans)
        report.severity = Severity::Info;
    context.report(report);
}

void checkDropTableWithForeignKeys(RuleContext &context)
{
    const auto *drop = context.as<sql::DropObjects>();
    if (!drop || drop->kind != sql::ObjectClass::Table)
        return;
    for (const sql::DropObjects::Target &target : drop->targets) {
        const TableKnowledge table = context.table(target.name);
        if (!table.facts)
            continue;
        QStringList others;
        for (const catalog::ConstraintFacts &constraint : table.facts->constraints) {
            if (constraint.type == 'f' && constraint.referenced != table.name)
                others.append(constraint.referenced.toText());
        }
        for (const QualifiedName &name : table.facts->referencedBy) {
            if (name != table.name)
                others.append(name.toText());
        }
        others.removeDuplicates();
        if (others.size() < 2)
            continue;
        Report report;
        report.hazard = Hazard::BlocksReadsAndWrites;
        report.range = target.range;
        report.object = table.text;
        report.message = u"dropping "_s + table.text + u" locks it together with the tables of its foreign keys: "_s
            + others.join(u", "_s);
        context.reportInstant(report, table);
    }
}

/// Whether the constraint is a foreign key, and how that is known; nullopt when it is none.
std::optional<QString> foreignKeyEvidence(const TableKnowledge &table, const QString &name)
{
    if (table.state && table.state->constraints.contains(name)) {
        const bool isForeignKey = table.state->constraints.value(name) == sql::ConstraintType::ForeignKey;
        return isForeignKey ? std::optional(u"this file made it"_s) : std::nullopt;
    }
    if (table.facts) {
        for (const catalog::ConstraintFacts &constraint : table.facts->constraints) {
            if (constraint.name == name)
                return constraint.type == 'f' ? std::optional(u"it references "_s + constraint.referenced.toText())
                                              : std::nullopt;
        }
        return std::nullopt;
    }
    const bool soundsLike = name.endsWith(u"_fkey") || name.endsWith(u"_fk") || name.startsWith(u"fk_");
    return soundsLike ? std::optional(u"taken for a foreign key by its name"_s) : std::nullopt;
}

void checkDropForeignKey(RuleContext &context)
{
    context.forEachAction<sql::DropConstraint>(
        [&](const sql::DropConstraint &drop, const SourceRange &range, const TableKnowledge &table) {
            const std::optional<QString> evidence = foreignKeyEvidence(table, drop.constraint.name);
            if (!evidence)
                return;
            Report report;
            report.hazard = Hazard::BlocksReadsAndWrites;
            report.range = range;
            report.object = table.text;
            report.message = u"dropping foreign key "_s + drop.constraint.name
                + u" takes ACCESS EXCLUSIVE locks on both tables; from then on nothing keeps their rows together"_s;
            report.evidence = *evidence;
            context.reportInstant(report, table);
        });
}

bool isCovered(const QStringList &index, const QStringList &columns)
{
    return index.size() >= columns.size()
        && std::is_permutation(columns.begin(), columns.end(), index.begin(), index.begin() + columns.size());
}

bool hasIndex(const RuleContext &context, const TableKnowledge &table, const QualifiedName &written,
    const QStringList &columns)
{
    for (const QualifiedName &name : { written, table.name }) {
        const QList<PlannedIndex> planned = context.outline().indexes.value(name);
        if (std::any_of(planned.begin(), planned.end(),
                [&columns](const PlannedIndex &index) { return isCovered(index.columns, columns); }))
            return true;
    }
    return table.facts
        && std::any_of(table.facts->indexes.begin(), table.facts->indexes.end(),
            [&columns](const catalog::IndexFacts &index) {
                return index.valid && !index.partial && isCovered(index.columns, columns);
            });
}

void checkForeignKeyWithoutIndex(RuleContext &context)
{
    for (const NewForeignKey &key : foreignKeysOf(context.parsed().statement)) {
        const TableKnowledge table = context.table(key.table.name);
        const bool isMade = context.as<sql::CreateTable>() || (table.state && table.state->created);
        // Of a table that nobody has looked at, nothing is known.
        if ((!isMade && !table.facts) || hasIndex(context, table, key.table.name, key.columns))
            continue;
        Report report;
        report.hazard = Hazard::Slow;
        report.range = key.constraint->range;
        report.object = table.text;
        report.message = u"no index of "_s + table.text + u" begins with "_s + key.columns.join(u", "_s)
            + u": deleting a row of "_s + key.constraint->referenced.name.toText() + u" or changing its key reads all of "_s
            + table.text;
        report.evidence = isMade ? u"this file makes no index for it"_s : table.evidence();
        if (table.rows == Rows::Empty || table.rows == Rows::Few)
            report.severity = Severity::Info;
        context.report(report);
    }
}

/// The type of a column as far as it is known.
std::optional<sql::TypeName> typeOfColumn(const TableKnowledge &table, const QString &column)
{
    if (table.state && table.state->columnTypes.contains(column))
        return table.state->columnTypes.value(column);
    const catalog::ColumnFacts *facts = table.column(column);
    return facts ? sql::parseTypeName(facts->type) : std::nullopt;
}

std::optional<sql::TypeName> writtenType(const RuleContext &context, const NewForeignKey &key)
{
    const QString &name = key.columns.first();
    if (const auto *create = context.as<sql::CreateTable>()) {
        for (const sql::ColumnDefinition &column : create->columns) {
            if (column.name.name == name)
                return column.type;
        }
    }
    if (const auto *alter = context.as<sql::AlterTable>()) {
        for (const sql::AlterTableAction &part : alter->actions) {
            if (const auto *add = std::get_if<sql::AddColumn>(&part.action); add && add->column.name.name == name)
                return add->column.type;
        }
    }
    return typeOfColumn(context.table(key.table.name), name);
}

QString comparableType(const sql::TypeName &type)
{
    static const QHash<QString, QString> serials { { u"serial"_s, u"integer"_s }, { u"bigserial"_s, u"bigint"_s },
        { u"smallserial"_s, u"smallint"_s } };
    return serials.value(type.name, type.name);
}

QString primaryKeyColumn(const RuleContext &context, const sql::ConstraintDefinition &constraint)
{
    if (constraint.referencedColumns.size() == 1)
        return constraint.referencedColumns.first();
    const TableKnowledge referenced = context.table(constraint.referenced.name);
    if (!constraint.referencedColumns.isEmpty() || !referenced.facts)
        return {};
    for (const catalog::ConstraintFacts &fact : referenced.facts->constraints) {
        if (fact.type == 'p' && fact.columns.size() == 1)
            return fact.columns.first();
    }
    return {};
}

void checkMismatchedType(RuleContext &context)
{
    for (const NewForeignKey &key : foreignKeysOf(context.parsed().statement)) {
        if (key.columns.size() != 1)
            continue;
        const QString target = primaryKeyColumn(context, *key.constraint);
        const auto from = writtenType(context, key);
        const auto to = typeOfColumn(context.table(key.constraint->referenced.name), target);
        if (!from || !to || comparableType(*from) == comparableType(*to))
            continue;
        Report report;
        report.hazard = Hazard::Slow;
        report.range = key.constraint->range;
        report.object = key.table.name.toText() + u'.' + key.columns.first();
        report.message = report.object + u" is "_s + comparableType(*from) + u", but "_s
            + key.constraint->referenced.name.toText() + u'.' + target + u" is "_s + comparableType(*to)
            + u": values that fit one may not fit the other"_s;
        context.report(report);
    }
}

void checkNullableForeignKey(RuleContext &context)
{
    const auto *create = context.as<sql::CreateTable>();
    if (!create)
        return;
    for (const NewForeignKey &key : foreignKeysOf(context.parsed().statement)) {
        for (const sql::ColumnDefinition &column : create->columns) {
            const bool isKey = std::any_of(column.constraints.begin(), column.constraints.end(),
                [](const auto &constraint) { return constraint.type == sql::ConstraintType::PrimaryKey; });
            if (!key.columns.contains(column.name.name) || column.notNull || isKey)
                continue;
            Report report;
            report.range = column.range;
            report.object = key.table.name.toText() + u'.' + column.name.name;
            report.message = report.object + u" references another table and may be NULL: no row is checked then"_s;
            context.report(report);
        }
    }
}

} // namespace

std::span<const RuleInfo> foreignKeyRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"create-table-with-foreign-key"_s, {}, Family::Locking, Info, Needs::Statistics,
            u"A new table's foreign key blocks writes to the referenced table for a moment."_s,
            checkCreateTableWithForeignKey },
        { u"multiple-foreign-keys"_s, {}, Family::Locking, Warning, Needs::Statistics,
            u"Foreign keys to several tables in one transaction."_s, checkMultipleForeignKeys },
        { u"drop-table-with-foreign-keys"_s, { u"explicit-constraints-drop"_s }, Family::Locking, Warning,
            Needs::Catalog, u"DROP TABLE locks all tables of its foreign keys together."_s,
            checkDropTableWithForeignKeys },
        { u"drop-foreign-key"_s, { u"CD101"_s }, Family::BackwardIncompatible, Warning, Needs::Catalog,
            u"Dropping a foreign key locks both tables."_s, checkDropForeignKey },
        { u"foreign-key-without-index"_s,
            { u"E15"_s, u"fk-missing-index"_s, u"fk-without-covering-index"_s, u"0001_unindexed_foreign_keys"_s,
                u"unindexed-foreign-keys"_s },
            Family::Performance, Warning, Needs::Catalog, u"A foreign key whose columns no index begins with."_s,
            checkForeignKeyWithoutIndex },
        { u"mismatched-foreign-key-type"_s, {}, Family::Style, Warning, Needs::Catalog,
            u"A foreign key of another type than what it references."_s, checkMismatchedType },
        { u"nullable-foreign-key"_s, { u"forbid-nullable-fk"_s }, Family::Style, Info, Needs::Statement,
            u"A foreign key column that may be NULL."_s, checkNullableForeignKey, true },
    });
    return rules;
}

} // namespace schemawright::lint
