// What is there cannot be made again. Each refusal was measured on 15 and 18 (tst_refusals).
#include "model/lint/existencerules.h"

#include "model/lint/knownobjects.h"
#include "model/lint/reportat.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

struct Taken {
    QString what; ///< "a table"; empty: the name is free, or nobody knows
    bool byFile = false; ///< a statement before made it
};

void reportTaken(RuleContext &context, const SourceRange &range, const QString &object, const QString &message, bool byFile)
{
    Report report = reportAt(range, Hazard::Fails, object, message);
    report.evidence = byFile ? u"a statement before it makes it"_s : seenText(context);
    context.report(report);
}

/// Whether what these files have made so far is all still there.
bool isFileKept(const RuleContext &context, const QString &name)
{
    return isKept(context, name) && context.index() < context.outline().unknownFrom;
}

/// An index goes with its table and with each column that it reads.
bool isIndexKept(const RuleContext &context, const QualifiedName &index)
{
    const catalog::Facts &facts = context.input().facts;
    const QualifiedName table = facts.indexTables.value(index);
    const auto known = facts.tables.constFind(table);
    if (!isKept(context, table.name) || known == facts.tables.constEnd() || (!known->parent.isEmpty() && !isKept(context, known->parent.name)))
        return false;
    const auto found = std::find_if(known->indexes.begin(), known->indexes.end(),
        [&index](const catalog::IndexFacts &one) { return one.name == index; });
    return found != known->indexes.end() && areKept(context, found->columns) && areKept(context, found->computedFrom);
}

/// Tables, indexes, views and sequences of a schema share their names.
Taken relationOf(const RuleContext &context, const QualifiedName &name)
{
    if (!isFileKept(context, name.name))
        return {};
    const TableState *state = context.state().table(name);
    if (state && state->created && !state->temporary)
        return { u"a table"_s, true };
    if (context.state().isIndexCreatedHere(name))
        return { u"an index"_s, true };
    const catalog::Facts &facts = context.input().facts;
    if (!areFactsGood(context) || (state && !state->formerName.isEmpty()))
        return {};
    if (const auto table = facts.tables.constFind(name); table != facts.tables.constEnd()) {
        if (!table->parent.isEmpty() && !isKept(context, table->parent.name)) // a partition goes with its table
            return {};
        return { table->materialized ? u"a materialised view"_s : u"a table"_s };
    }
    if (facts.indexTables.contains(name))
        return { isIndexKept(context, name) ? u"an index"_s : QString() };
    static const QHash<char, QString> kinds { { 'v', u"a view"_s }, { 'S', u"a sequence"_s }, { 'f', u"a foreign table"_s },
        { 'c', u"a composite type"_s } };
    return { kinds.value(facts.otherRelations.value(name)) };
}

void checkRelation(RuleContext &context, const sql::NameRef &written, const QualifiedName &name)
{
    const Taken taken = relationOf(context, name);
    if (!taken.what.isEmpty())
        reportTaken(context, written.range, name.toText(),
            u"there is "_s + taken.what + u' ' + name.toText() + u": the server makes no other relation of the name (42P07)"_s, taken.byFile);
}

void checkColumn(RuleContext &context, const sql::AddColumn &add, const TableKnowledge &table)
{
    const QString &name = add.column.name.name;
    if (add.ifNotExists || !isFileKept(context, name) || !isKept(context, table.name.name))
        return;
    const bool byFile = table.state && (table.state->addedColumns.contains(name) || (table.state->created && table.state->columnTypes.contains(name)));
    // A column that its parents have becomes one with theirs.
    const bool isThere = areFactsGood(context) && table.column(name) && table.facts->parent.isEmpty();
    if (byFile || isThere)
        reportTaken(context, add.column.name.range, table.text + u'.' + name,
            table.text + u" has a column "_s + name + u": the server refuses a second one (42701)"_s, byFile);
}

bool hasIndexOfItsOwn(sql::ConstraintType type)
{
    return type == sql::ConstraintType::PrimaryKey || type == sql::ConstraintType::Unique || type == sql::ConstraintType::Exclusion;
}

const catalog::ConstraintFacts *constraintOf(const TableKnowledge &table, const QString &name)
{
    if (!table.facts)
        return nullptr;
    const auto found = std::find_if(table.facts->constraints.begin(), table.facts->constraints.end(),
        [&name](const catalog::ConstraintFacts &one) { return one.name == name; });
    return found == table.facts->constraints.end() ? nullptr : &*found;
}

/// The name is of a constraint of the table, or of a relation where the constraint brings an index.
void checkConstraint(RuleContext &context, const sql::ConstraintDefinition &constraint, const TableKnowledge &table)
{
    const QString &name = constraint.name.name;
    if (name.isEmpty() || constraint.type == sql::ConstraintType::NotNull || !isFileKept(context, name) || !isKept(context, table.name.name))
        return;
    const bool makesIndex = hasIndexOfItsOwn(constraint.type) && constraint.usingIndex.isEmpty();
    const Taken relation = makesIndex ? relationOf(context, { table.name.schema, name }) : Taken();
    if (!relation.what.isEmpty())
        return reportTaken(context, constraint.name.range, table.text,
            u"there is "_s + relation.what + u' ' + name + u": the server cannot name the constraint's index so (42P07)"_s,
            relation.byFile);
    const bool byFile = table.state && table.state->constraints.contains(name);
    // A check that its parents have becomes one with theirs.
    const catalog::ConstraintFacts *known = constraintOf(table, name);
    const bool isThere = areFactsGood(context) && known && areKept(context, known->columns) && table.facts->parent.isEmpty();
    const bool wasKey = byFile && hasIndexOfItsOwn(table.state->constraints.value(name));
    if (byFile || isThere)
        reportTaken(context, constraint.name.range, table.text,
            table.text + u" has a constraint "_s + name + u": the server refuses a second one "_s
                + (makesIndex && wasKey ? u"(42P07)"_s : u"(42710)"_s),
            byFile);
}

/// True when it says so.
bool checkSecondPrimaryKey(RuleContext &context, const SourceRange &range, const TableKnowledge &table)
{
    if (!areFactsGood(context) || !table.facts || !isKept(context, table.name.name))
        return false;
    for (const catalog::ConstraintFacts &one : table.facts->constraints) {
        if (one.type != 'p')
            continue;
        const bool isStillThere = isKept(context, one.name) && areKept(context, one.columns);
        if (isStillThere)
            reportTaken(context, range, table.text,
                table.text + u" has the primary key "_s + one.name + u": the server refuses a second one (42P16)"_s, false);
        return isStillThere;
    }
    return false;
}

bool isPrimaryKey(const sql::ConstraintDefinition &constraint)
{
    return constraint.type == sql::ConstraintType::PrimaryKey;
}

void checkActions(RuleContext &context)
{
    context.forEachAction<sql::AddColumn>([&](const sql::AddColumn &add, const SourceRange &, const TableKnowledge &table) {
        const QList<sql::ConstraintDefinition> &constraints = add.column.constraints;
        const auto key = std::find_if(constraints.begin(), constraints.end(), isPrimaryKey);
        const bool isSkipped = add.ifNotExists && (table.column(add.column.name.name) || !isFileKept(context, add.column.name.name));
        if (key == constraints.end() || isSkipped || !checkSecondPrimaryKey(context, key->range, table))
            checkColumn(context, add, table);
    });
    context.forEachAction<sql::AddConstraint>([&](const sql::AddConstraint &add, const SourceRange &, const TableKnowledge &table) {
        if (!isPrimaryKey(add.constraint) || !checkSecondPrimaryKey(context, add.constraint.range, table))
            checkConstraint(context, add.constraint, table);
    });
}

void checkAlreadyExists(RuleContext &context)
{
    const QString schema = context.state().creationSchema();
    if (const auto *create = context.as<sql::CreateTable>(); create && !create->ifNotExists && !create->table.temporary) {
        const QualifiedName &name = create->table.name;
        checkRelation(context, { name.name, create->table.range }, { name.schema.isEmpty() ? schema : name.schema, name.name });
    } else if (const auto *index = context.as<sql::CreateIndex>(); index && !index->ifNotExists && !index->name.name.isEmpty()) {
        checkRelation(context, index->name, { context.state().resolve(index->table.name).schema, index->name.name });
    } else {
        checkActions(context);
    }
}

} // namespace

std::span<const RuleInfo> existenceRules()
{
    static const auto rules = std::to_array<RuleInfo>({
        { u"already-exists"_s, {}, Family::DataDependent, Severity::Error, Needs::Catalog,
            u"A name that is taken, or a second primary key."_s, checkAlreadyExists },
    });
    return rules;
}

} // namespace schemawright::lint
