#include "model/lint/foreignkeyrules.h"

#include "model/lint/builtincasts.h"
#include "model/lint/knownobjects.h"
#include "model/lint/newforeignkey.h"
#include "model/lint/reportat.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

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

/// A column whose name these files give to another one, or whose type they change, says less of itself.
bool isUnchanged(const TableKnowledge &table, const QString &column)
{
    return !table.state || !table.state->changedColumns.contains(column);
}

struct KeyPair {
    QString column;
    sql::TypeName type;
    QString referencedColumn;
    sql::TypeName referencedType;
};

QList<KeyPair> pairsOf(const RuleContext &context, const NewForeignKey &key, const TableKnowledge &referenced)
{
    const QStringList targets = referencedColumns(context, *key.constraint);
    QList<KeyPair> pairs;
    for (qsizetype i = 0; i < key.columns.size() && key.columns.size() == targets.size(); ++i) {
        const auto from = keyType(context, key, key.columns.at(i));
        const bool isItself = referenced.name == context.table(key.table.name).name;
        const auto to = isItself ? keyType(context, key, targets.at(i)) : typeOfColumn(referenced, targets.at(i));
        if (from && to)
            pairs.append({ key.columns.at(i), *from, targets.at(i), *to });
    }
    return pairs;
}

void checkMismatchedType(RuleContext &context)
{
    for (const NewForeignKey &key : foreignKeysOf(context.parsed().statement)) {
        const TableKnowledge table = context.table(key.table.name);
        const TableKnowledge referenced = context.table(key.constraint->referenced.name);
        for (const KeyPair &pair : pairsOf(context, key, referenced)) {
            if (pair.type.name == pair.referencedType.name)
                continue;
            const QString object = key.table.name.toText() + u'.' + pair.column;
            const QString types = object + u" is "_s + pair.type.name + u", but "_s + referenced.text + u'.' + pair.referencedColumn
                + u" is "_s + pair.referencedType.name;
            const bool isLookedUp = table.facts || referenced.facts;
            const bool isRefused = lacksKeyEquality(pair.type, pair.referencedType) && (!isLookedUp || isOnPath(context)) && !context.input().directory.hasRun && context.index() < context.outline().unknownFrom
                && !isSkipped(context, key) && isUnchanged(table, pair.column) && isUnchanged(referenced, pair.referencedColumn);
            if (isRefused) {
                Report report = reportAt(key.constraint->range, Hazard::Fails, object,
                    types + u", which nothing compares: the server refuses the foreign key (42804)"_s);
                report.severity = Severity::Error;
                context.report(report);
            } else if (key.columns.size() == 1) {
                context.report(
                    reportAt(key.constraint->range, Hazard::Slow, object, types + u": values that fit one may not fit the other"_s));
            }
        }
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
