// Outside of a transaction a file that fails in the middle is run again from its start, unless the runner knows where it
// stopped, as our own does: therefore these rules only run when settings ask for them.
#include "model/lint/idempotencerules.h"

#include "model/lint/fixbuilder.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

void reportMissing(RuleContext &context, const SourceRange &range, const QString &object, const QString &words)
{
    Report report;
    report.hazard = Hazard::Fails;
    report.range = range;
    report.object = object;
    report.message = u"without "_s + words + u" this fails when the file is run again after a failure"_s;
    report.fixes = FixBuilder(context, u"Say "_s + words).insert(range.start, words + u' ').build();
    context.report(report);
}

void checkIfNotExists(RuleContext &context)
{
    if (context.state().inTransaction())
        return;
    const QString words = u"IF NOT EXISTS"_s;
    if (const auto *create = context.as<sql::CreateTable>(); create && !create->ifNotExists && !create->table.temporary)
        reportMissing(context, create->table.range, create->table.name.toText(), words);
    // Of CONCURRENTLY concurrent-index-if-not-exists says the contrary.
    const auto *index = context.as<sql::CreateIndex>();
    if (index && !index->ifNotExists && !index->concurrently && !index->name.name.isEmpty())
        reportMissing(context, index->name.range, index->name.name, words);
    if (const auto *sequence = context.details<sql::CreateSequence>(); sequence && !sequence->ifNotExists)
        reportMissing(context, sequence->sequence.range, sequence->sequence.name.toText(), words);
    context.forEachAction<sql::AddColumn>(
        [&](const sql::AddColumn &add, const SourceRange &, const TableKnowledge &) {
            if (!add.ifNotExists)
                reportMissing(context, add.column.name.range, add.column.name.name, words);
        });
}

void checkIfExists(RuleContext &context)
{
    if (context.state().inTransaction())
        return;
    const QString words = u"IF EXISTS"_s;
    if (const auto *drop = context.as<sql::DropObjects>(); drop && !drop->ifExists && !drop->targets.isEmpty())
        reportMissing(context, drop->targets.first().range, drop->targets.first().name.toText(), words);
    context.forEachAction<sql::DropColumn>(
        [&](const sql::DropColumn &drop, const SourceRange &, const TableKnowledge &) {
            if (!drop.ifExists)
                reportMissing(context, drop.column.range, drop.column.name, words);
        });
    context.forEachAction<sql::DropConstraint>(
        [&](const sql::DropConstraint &drop, const SourceRange &, const TableKnowledge &) {
            if (!drop.ifExists)
                reportMissing(context, drop.constraint.range, drop.constraint.name, words);
        });
}

/// The statement before drops an object of this name if it exists.
bool isDroppedBefore(const RuleContext &context, const QString &name)
{
    if (context.index() == 0)
        return false;
    const sql::Statement &before = context.input().statements.at(context.index() - 1).statement;
    const auto *drop = std::get_if<sql::DropObjects>(&before);
    return drop && drop->ifExists
        && std::any_of(drop->targets.begin(), drop->targets.end(),
            [&name](const sql::DropObjects::Target &target) { return target.name.name == name; });
}

QString unrepeatable(const RuleContext &context)
{
    if (const auto *trigger = context.as<sql::CreateTrigger>())
        return isDroppedBefore(context, trigger->name.name) ? QString() : u"CREATE TRIGGER"_s;
    if (const auto *policy = context.as<sql::CreatePolicy>())
        return isDroppedBefore(context, policy->name.name) ? QString() : u"CREATE POLICY"_s;
    if (const auto *type = context.details<sql::CreateEnum>())
        return isDroppedBefore(context, type->type.name) ? QString() : u"CREATE TYPE"_s;
    if (const auto *type = context.details<sql::CreateComposite>())
        return isDroppedBefore(context, type->type.name) ? QString() : u"CREATE TYPE"_s;
    return context.as<sql::Rename>() ? u"RENAME"_s : QString();
}

void reportUnrepeatable(RuleContext &context, const SourceRange &range, const QString &what)
{
    Report report;
    report.hazard = Hazard::Fails;
    report.range = range;
    report.message = what + u" fails when the file is run again after a failure, and has no IF NOT EXISTS"_s;
    context.report(report);
}

void checkUnrepeatable(RuleContext &context)
{
    if (context.state().inTransaction())
        return;
    if (const QString what = unrepeatable(context); !what.isEmpty())
        reportUnrepeatable(context, context.firstLine(), what);
    QStringList dropped;
    context.forEachAction<sql::DropConstraint>(
        [&](const sql::DropConstraint &drop, const SourceRange &, const TableKnowledge &) {
            if (drop.ifExists)
                dropped.append(drop.constraint.name);
        });
    context.forEachAction<sql::AddConstraint>(
        [&](const sql::AddConstraint &add, const SourceRange &range, const TableKnowledge &table) {
            const QString &name = add.constraint.name.name;
            const bool droppedBefore = !name.isEmpty()
                && (dropped.contains(name) || (table.state && table.state->droppedConstraint == name));
            if (!droppedBefore)
                reportUnrepeatable(context, range, u"ADD CONSTRAINT"_s);
        });
}

} // namespace

std::span<const RuleInfo> idempotenceRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"prefer-if-not-exists"_s, { u"prefer-robust-stmts"_s, u"require-if-exists"_s, u"missing-idempotency"_s },
            Family::Idempotence, Info, Needs::File, u"A CREATE that cannot run twice."_s, checkIfNotExists, true },
        { u"prefer-if-exists"_s, { u"prefer-robust-stmts"_s, u"require-if-exists"_s }, Family::Idempotence, Info,
            Needs::File, u"A DROP that cannot run twice."_s, checkIfExists, true },
        { u"non-idempotent-statement"_s, { u"prefer-robust-stmts"_s }, Family::Idempotence, Info, Needs::File,
            u"A statement that cannot run twice at all."_s, checkUnrepeatable, true },
    });
    return rules;
}

} // namespace schemawright::lint
