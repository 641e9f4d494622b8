// What drops a foreign key, or makes it anew, drops its triggers on both tables: each is locked ACCESS EXCLUSIVE
// (RemoveTriggerById in src/backend/commands/trigger.c; measured on 15 and 18).
#include "model/lint/droppedkeyrules.h"

#include "model/lint/knownobjects.h"
#include "model/lint/reportat.h"
#include "model/lint/typechange.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

/// The tables that are locked too, without repeats and without the table itself.
QList<QualifiedName> othersOf(const TableKnowledge &table, QList<QualifiedName> names)
{
    QList<QualifiedName> others;
    for (const QualifiedName &name : names) {
        if (name != table.name && !name.isEmpty() && !others.contains(name))
            others.append(name);
    }
    return others;
}

QString namesText(const QList<QualifiedName> &tables)
{
    QStringList names;
    for (const QualifiedName &table : tables)
        names.append(table.toText());
    return names.join(u", ");
}

/// Whose rows and writes decide: the table's, or those of the first of the others that is in use while the table is not. What is
/// known of the others is said in any case.
TableKnowledge weigh(const RuleContext &context, Report &report, const TableKnowledge &table, const QList<QualifiedName> &others)
{
    TableKnowledge decisive = table;
    QStringList evidence { report.evidence };
    for (const QualifiedName &name : others) {
        const TableKnowledge other = context.table(name);
        if (!other.facts || other.isNew())
            continue;
        if (!decisive.isInUse() && other.isInUse()) {
            evidence.append(decisive.evidence());
            decisive = other;
        } else {
            evidence.append(other.evidence());
        }
    }
    evidence.removeAll(QString());
    report.evidence = evidence.join(u"; ");
    return decisive;
}

void reportLocked(RuleContext &context, const SourceRange &range, const TableKnowledge &table, const QString &message,
    const QString &evidence, const QList<QualifiedName> &others, bool takesLong = false)
{
    Report report = reportAt(range, Hazard::BlocksReadsAndWrites, table.text, message);
    report.evidence = evidence;
    const TableKnowledge decisive = weigh(context, report, table, others);
    if (takesLong)
        context.reportWork(report, decisive);
    else
        context.reportInstant(report, decisive);
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
        QList<QualifiedName> names;
        for (const catalog::ConstraintFacts &constraint : table.facts->constraints) {
            const bool isThere = constraint.type == 'f' && isKept(context, constraint.name);
            names.append(isThere ? constraint.referenced : QualifiedName());
        }
        // Without CASCADE keys that point to it are gone before, or the server refuses.
        QList<QualifiedName> others = othersOf(table, drop->cascade ? names + table.facts->referencedBy : names);
        others.removeIf([&](const QualifiedName &name) {
            const TableState *state = context.state().table(name);
            return context.state().isTableDropped(name) || (state && !state->droppedConstraint.isEmpty())
                || std::any_of(drop->targets.begin(), drop->targets.end(),
                    [&](const sql::DropObjects::Target &one) { return context.state().resolve(one.name) == name; });
        });
        if (!others.isEmpty())
            reportLocked(context, target.range, table,
                u"dropping "_s + table.text + u" locks it together with "_s
                    + (others.size() == 1 ? u"the table of its foreign key: "_s : u"the tables of its foreign keys: "_s) + namesText(others),
                {}, others);
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

QList<QualifiedName> referencedBy(const TableKnowledge &table, const QString &constraint)
{
    if (!table.facts)
        return {};
    const auto found = std::find_if(table.facts->constraints.begin(), table.facts->constraints.end(),
        [&constraint](const catalog::ConstraintFacts &one) { return one.name == constraint; });
    return found == table.facts->constraints.end() ? QList<QualifiedName>() : QList { found->referenced };
}

bool isKey(const TableKnowledge &table, const QString &constraint)
{
    return table.facts
        && std::any_of(table.facts->constraints.begin(), table.facts->constraints.end(), [&constraint](const catalog::ConstraintFacts &one) {
               return one.name == constraint && (one.type == 'p' || one.type == 'u');
           });
}

void checkDropConstraint(RuleContext &context)
{
    context.forEachAction<sql::DropConstraint>(
        [&](const sql::DropConstraint &drop, const SourceRange &range, const TableKnowledge &table) {
            const QString &name = drop.constraint.name;
            if (const std::optional<QString> evidence = foreignKeyEvidence(table, name))
                return reportLocked(context, range, table,
                    u"dropping foreign key "_s + name
                        + u" takes ACCESS EXCLUSIVE locks on both tables; from then on nothing keeps their rows together"_s,
                    *evidence, othersOf(table, referencedBy(table, name)));
            if (!drop.cascade || !isKey(table, name) || !isKept(context, table.name.name))
                return;
            const QList<QualifiedName> others = othersOf(table, table.facts->referencedBy);
            if (!others.isEmpty())
                reportLocked(context, range, table,
                    u"dropping "_s + name + u" CASCADE drops foreign keys that point to it, under ACCESS EXCLUSIVE locks on their tables too: "_s
                        + namesText(others),
                    {}, others);
        });
}

bool isInKey(const TableKnowledge &table, const QString &column)
{
    return std::any_of(table.facts->constraints.begin(), table.facts->constraints.end(), [&column](const catalog::ConstraintFacts &one) {
        return (one.type == 'p' || one.type == 'u') && one.columns.contains(column);
    });
}

/// Foreign keys over the column that are still there, and the tables at their other ends.
struct KeysOver {
    QStringList names;
    QList<QualifiedName> others;
};

KeysOver keysOver(const RuleContext &context, const TableKnowledge &table, const QString &column)
{
    KeysOver keys;
    for (const catalog::ConstraintFacts &one : table.facts->constraints) {
        if (one.type != 'f' || !one.columns.contains(column) || !isKept(context, one.name))
            continue;
        keys.names.append(one.name);
        keys.others.append(one.referenced);
    }
    keys.others = othersOf(table, keys.others);
    return keys;
}

bool hasOldColumn(const TableKnowledge &table, const QString &column)
{
    return table.facts && !(table.state && table.state->changedColumns.contains(column));
}

void checkDropKeyColumn(RuleContext &context)
{
    context.forEachAction<sql::DropColumn>([&](const sql::DropColumn &drop, const SourceRange &, const TableKnowledge &table) {
        const QString &name = drop.column.name;
        if (!hasOldColumn(table, name))
            return;
        const KeysOver keys = keysOver(context, table, name);
        if (!keys.others.isEmpty())
            reportLocked(context, drop.column.range, table,
                u"dropping column "_s + name + u" drops its foreign key "_s + keys.names.join(u", ")
                    + u" and takes an ACCESS EXCLUSIVE lock on the referenced table too: "_s + namesText(keys.others),
                {}, keys.others);
        const QList<QualifiedName> others = drop.cascade && isInKey(table, name) ? othersOf(table, table.facts->referencedBy) : QList<QualifiedName>();
        if (!others.isEmpty())
            reportLocked(context, drop.column.range, table,
                u"dropping column "_s + name + u" CASCADE drops foreign keys that point to it, under ACCESS EXCLUSIVE locks on their tables too: "_s
                    + namesText(others),
                {}, others);
    });
}

void checkChangeKeyType(RuleContext &context)
{
    context.forEachAction<sql::AlterColumnType>([&](const sql::AlterColumnType &change, const SourceRange &, const TableKnowledge &table) {
        const QString &name = change.column.name;
        const TypeChangeEffect effect = hasOldColumn(table, name) ? typeChangeOf(change, table.name, context.state()).effect : TypeChangeEffect::None;
        if (effect == TypeChangeEffect::None)
            return;
        const KeysOver keys = keysOver(context, table, name);
        const QString changing = u"changing the type of "_s + table.text + u'.' + name;
        if (!keys.others.isEmpty())
            reportLocked(context, change.column.range, table,
                changing + u" makes its foreign key "_s + keys.names.join(u", ")
                    + u" anew: ACCESS EXCLUSIVE on the referenced table too, until all is done: "_s + namesText(keys.others),
                {}, keys.others, effect >= TypeChangeEffect::RebuildsIndexes && table.isInUse());
        const QList<QualifiedName> pointing = isInKey(table, name) ? othersOf(table, table.facts->referencedBy) : QList<QualifiedName>();
        if (pointing.isEmpty())
            return;
        const bool isChecked = effect == TypeChangeEffect::Rewrites;
        reportLocked(context, change.column.range, table,
            changing
                + (isChecked ? u" makes foreign keys that point to it anew and checks all rows of their tables, under ACCESS EXCLUSIVE locks: "_s
                             : u" makes foreign keys that point to it anew, under ACCESS EXCLUSIVE locks on their tables too: "_s)
                + namesText(pointing),
            {}, pointing, isChecked);
    });
}

void checkDropForeignKey(RuleContext &context)
{
    checkDropConstraint(context);
    checkDropKeyColumn(context);
    checkChangeKeyType(context);
}

} // namespace

std::span<const RuleInfo> droppedKeyRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"drop-table-with-foreign-keys"_s, { u"explicit-constraints-drop"_s }, Family::Locking, Warning,
            Needs::Catalog, u"DROP TABLE locks all tables of its foreign keys together."_s,
            checkDropTableWithForeignKeys },
        { u"drop-foreign-key"_s, { u"CD101"_s }, Family::BackwardIncompatible, Warning, Needs::Catalog,
            u"Dropping a foreign key, or making it anew, locks both tables."_s, checkDropForeignKey },
    });
    return rules;
}

} // namespace schemawright::lint
