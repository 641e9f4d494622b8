#include "model/lint/rowassumption.h"

#include "model/lint/lintinput.h"
#include "model/sql/parser.h"
#include "model/sql/sqlwriter.h"

#include <algorithm>
#include <optional>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

bool isOf(const QStringList &columns, const NameSet &changed)
{
    return std::any_of(
        columns.begin(), columns.end(), [&changed](const QString &column) { return changed.contains(column); });
}

/// Empty names are expressions.
QString changeRefusal(const QStringList &columns, const TableKnowledge &table)
{
    if (!table.state)
        return {};
    if (isOf(columns, table.state->addedColumns))
        return u"this file adds a column that they are about"_s;
    return isOf(columns, table.state->changedColumns) ? u"this file changes a column that they are about"_s : QString();
}

void refuseRows(RowAssumption &assumption, const QString &reason)
{
    if (assumption.question.refusal.isEmpty())
        assumption.question.refusal = reason;
}

QStringList quotedNames(const QStringList &names)
{
    QStringList result;
    for (const QString &name : names)
        result.append(sql::quoteIdentifier(name));
    return result;
}

class Assumptions
{
public:
    explicit Assumptions(const FileState &state)
        : m_state(state)
    { }
    QList<RowAssumption> found;

    void operator()(const sql::AlterTable &alter)
    {
        const TableKnowledge table = knowledgeOf(alter.relation.name, m_state);
        if (alter.kind != sql::ObjectClass::Table)
            return;
        for (const sql::AlterTableAction &part : alter.actions) {
            if (const auto *attach = std::get_if<sql::AttachPartition>(&part.action))
                found += attachAssumptions(*attach, table, part.range, m_state);
            else if (hasOldRows(table))
                add(part, table, alter.relation.only);
        }
    }
    void operator()(const sql::CreateIndex &index)
    {
        const TableKnowledge table = knowledgeOf(index.table.name, m_state);
        if (!index.unique || !hasOldRows(table))
            return;
        RowAssumption unique = assumptionAbout(table, m_state);
        unique.kind = RowAssumption::Kind::Unique;
        unique.question.kind = catalog::DataQuestion::Kind::Duplicates;
        unique.range = index.table.range;
        unique.question.nullsDistinct = !index.nullsNotDistinct;
        QStringList names;
        for (const sql::IndexColumn &column : index.columns) {
            addKey(unique, column, table);
            names.append(column.name);
        }
        if (index.predicate) {
            unique.question.expression = index.predicate->text;
            refuseRows(unique, refusalOf(*index.predicate, table));
        }
        addUnique(unique, names);
    }
    void operator()(const sql::CreateTable &create) { found += newPartitionAssumptions(create, m_state); }
    template <typename Other> void operator()(const Other &) { }

private:
    void add(const sql::AlterTableAction &part, const TableKnowledge &table, bool only)
    {
        if (const auto *set = std::get_if<sql::SetNotNull>(&part.action)) {
            addNotNull(set->column.name, table, part.range);
        } else if (const auto *change = std::get_if<sql::AlterColumnType>(&part.action)) {
            found += castAssumptions(*change, table, m_state);
        } else if (const auto *add = std::get_if<sql::AddConstraint>(&part.action)) {
            if (!add->constraint.notValid)
                addConstraint(add->constraint, table, add->constraint.range, only);
        } else if (const auto *validate = std::get_if<sql::ValidateConstraint>(&part.action)) {
            const auto constraint = unvalidated(validate->constraint.name, table);
            if (constraint)
                addConstraint(*constraint, table, part.range, only);
        }
    }

    void addNotNull(
        const QString &name, const TableKnowledge &table, const SourceRange &range, bool ofPrimaryKey = false)
    {
        const catalog::ColumnFacts *column = table.column(name);
        const bool isProven = (table.state && table.state->provenNotNull.contains(name))
            || table.facts->notNullChecks.contains(name);
        if (!column || column->notNull || isProven)
            return;
        RowAssumption assumption = assumptionAbout(table, m_state);
        assumption.range = range;
        assumption.subject = name;
        assumption.ofPrimaryKey = ofPrimaryKey;
        // IS NULL is also true for a composite of nothing but NULLs, which NOT NULL lets in.
        assumption.question.expression = sql::quoteIdentifier(name)
            + (column->builtInType ? u" IS NULL"_s : u" IS NOT DISTINCT FROM NULL"_s);
        refuseRows(assumption, changeRefusal({ name }, table));
        found.append(assumption);
    }

    static void addKey(RowAssumption &unique, const sql::IndexColumn &column, const TableKnowledge &table)
    {
        const QString expression = column.expression ? column.expression->text : QString();
        unique.question.keys.append(
            column.name.isEmpty() ? u'(' + expression + u')' : sql::quoteIdentifier(column.name));
        if (column.expression)
            refuseRows(unique, refusalOf(*column.expression, table));
        else if (column.name.isEmpty())
            refuseRows(unique, u"an expression of the index could not be read"_s);
        if (column.hasCollation)
            refuseRows(unique, u"the index has a collation of its own, which says what is equal"_s);
        if (!column.operatorClass.isEmpty() && !column.operatorClass.endsWith(u"_pattern_ops"))
            refuseRows(unique, u"the operator class "_s + column.operatorClass + u" says what is equal"_s);
    }

    void addUnique(RowAssumption unique, const QStringList &columns)
    {
        QStringList named = columns;
        named.removeAll(QString());
        if (!columns.contains(QString()) && isUniqueAlready(unique.table, columns))
            return;
        const catalog::TableFacts &facts = *unique.table.facts;
        unique.question.only = facts.hasChildren && !facts.partitioned;
        unique.subject = columns.contains(QString()) ? unique.question.keys.join(u", ") : columns.join(u", ");
        const auto known = [&unique](const QString &name) { return unique.table.column(name) != nullptr; };
        if (!std::all_of(named.begin(), named.end(), known))
            refuseRows(unique, u"a column that they are about is not there yet"_s);
        refuseRows(unique, refusalOf(named, unique.table));
        refuseRows(unique, changeRefusal(named, unique.table));
        found.append(unique);
    }

    void addConstraint(const sql::ConstraintDefinition &constraint, const TableKnowledge &table,
        const SourceRange &range, bool only)
    {
        switch (constraint.type) {
        case sql::ConstraintType::Check:
            addCheck(constraint, table, range, only);
            return;
        case sql::ConstraintType::ForeignKey:
            addForeignKey(constraint, table, range);
            return;
        case sql::ConstraintType::PrimaryKey:
        case sql::ConstraintType::Unique:
            addKeyConstraint(constraint, table, range);
            return;
        case sql::ConstraintType::NotNull:
            for (const QString &column : constraint.columns)
                addNotNull(column, table, range);
            return;
        case sql::ConstraintType::Exclusion: // compares each row with each: nobody can ask that in five seconds
            return;
        }
    }

    void addKeyConstraint(
        const sql::ConstraintDefinition &constraint, const TableKnowledge &table, const SourceRange &range)
    {
        if (!constraint.usingIndex.isEmpty())
            return;
        if (constraint.type == sql::ConstraintType::PrimaryKey) {
            for (const QString &column : constraint.columns)
                addNotNull(column, table, range, true);
        }
        RowAssumption unique = assumptionAbout(table, m_state);
        unique.kind = RowAssumption::Kind::Unique;
        unique.question.kind = catalog::DataQuestion::Kind::Duplicates;
        unique.range = range;
        unique.question.nullsDistinct = !constraint.nullsNotDistinct;
        unique.question.keys = quotedNames(constraint.columns);
        addUnique(unique, constraint.columns);
    }

    void addCheck(const sql::ConstraintDefinition &constraint, const TableKnowledge &table, const SourceRange &range,
        bool only)
    {
        if (!constraint.check)
            return;
        RowAssumption check = assumptionAbout(table, m_state);
        check.kind = RowAssumption::Kind::Check;
        check.range = range;
        check.subject = constraint.name.name;
        check.question.only = (only || constraint.noInherit) && !table.isPartitioned();
        check.question.expression = u"NOT ("_s + constraint.check->text + u')';
        refuseRows(check, changeRefusal(constraint.check->columns, table));
        refuseRows(check, refusalOf(*constraint.check, table));
        found.append(check);
    }

    void addForeignKey(
        const sql::ConstraintDefinition &constraint, const TableKnowledge &table, const SourceRange &range)
    {
        const TableKnowledge referenced = knowledgeOf(constraint.referenced.name, m_state);
        RowAssumption key = assumptionAbout(table, m_state);
        key.kind = RowAssumption::Kind::ForeignKey;
        key.range = range;
        key.subject = constraint.name.name;
        key.question.kind = catalog::DataQuestion::Kind::Orphans;
        key.question.keys = quotedNames(constraint.columns);
        key.question.matchFull = constraint.matchFull;
        key.question.only = table.facts->hasChildren && !table.facts->partitioned;
        refuseRows(key, changeRefusal(constraint.columns, table));
        refuseRows(key, refusalOf(constraint.columns, table));
        QStringList columns = constraint.referencedColumns;
        if (!referenced.facts || referenced.isNew()) {
            refuseRows(key, referenced.text + u" is not there before this file"_s);
        } else {
            key.question.referenced = referenced.facts->name;
            key.question.referencedOnly = referenced.facts->hasChildren && !referenced.facts->partitioned;
            columns = columns.isEmpty() ? primaryKeyOf(*referenced.facts) : columns;
            refuseRows(key, changeRefusal(columns, referenced));
            refuseRows(key, refusalOf(columns, referenced));
        }
        key.question.referencedKeys = quotedNames(columns);
        if (columns.size() != constraint.columns.size() || columns.isEmpty())
            refuseRows(key, u"it is not known which columns of "_s + referenced.text + u" are meant"_s);
        if (m_state.mayHaveChangedRows(referenced.name))
            refuseRows(key, u"this file may have changed rows of "_s + referenced.text + u" by then"_s);
        found.append(key);
    }

    static QStringList primaryKeyOf(const catalog::TableFacts &table)
    {
        for (const catalog::IndexFacts &index : table.indexes) {
            if (index.primary)
                return index.columns;
        }
        return {};
    }

    /// What VALIDATE CONSTRAINT means: of these files, or of the database.
    static std::optional<sql::ConstraintDefinition> unvalidated(const QString &name, const TableKnowledge &table)
    {
        if (table.state && table.state->unvalidated.contains(name))
            return table.state->unvalidated.value(name);
        for (const catalog::ConstraintFacts &facts : table.facts->constraints) {
            if (facts.name == name && !facts.valid)
                return definitionOf(facts);
        }
        return std::nullopt;
    }

    static std::optional<sql::ConstraintDefinition> definitionOf(const catalog::ConstraintFacts &facts)
    {
        sql::ConstraintDefinition definition;
        definition.name.name = facts.name;
        definition.columns = facts.columns;
        if (facts.type == 'f') {
            definition.type = sql::ConstraintType::ForeignKey;
            definition.referenced.name = facts.referenced;
            definition.referencedColumns = facts.referencedColumns;
            definition.matchFull = facts.matchFull;
            return definition;
        }
        sql::StatementSource source;
        source.text = u"ALTER TABLE t ADD CHECK ("_s + facts.check + u')';
        source.range = { 0, source.text.size() };
        const sql::ParsedStatement parsed = sql::parseStatement(source);
        const auto *alter = std::get_if<sql::AlterTable>(&parsed.statement);
        if (facts.type != 'c' || facts.check.isEmpty() || !alter || alter->actions.size() != 1)
            return std::nullopt;
        const auto *add = std::get_if<sql::AddConstraint>(&alter->actions.first().action);
        if (!add || !add->constraint.check)
            return std::nullopt;
        definition.check = add->constraint.check;
        return definition;
    }

    const FileState &m_state;
};

/// Keys of rows in a sentence: " (id = 3, id = 4)".
QString examplesText(const catalog::DataAnswer &answer)
{
    return answer.examples.isEmpty() ? QString() : u" ("_s + answer.examples.join(u"; ") + u')';
}

QString brokenText(qint64 broken, bool isDuplicates)
{
    if (broken == 0)
        return isDuplicates ? u"no key stands twice"_s : u"none breaks it"_s;
    const QString what = isDuplicates ? (broken == 1 ? u" key stands"_s : u" keys stand"_s) + u" more than once"_s
                                      : (broken == 1 ? u" row breaks it"_s : u" rows break it"_s);
    return countText(double(broken)) + what;
}

} // namespace

QList<RowAssumption> assumptionsOf(const sql::Statement &statement, const FileState &state)
{
    if (!state.database().live)
        return {};
    Assumptions assumptions(state);
    std::visit(assumptions, statement);
    constexpr qsizetype longest = 4'000; // planning takes the server long, and nothing can interrupt that
    for (RowAssumption &assumption : assumptions.found) {
        if (assumption.question.expression.size() + assumption.question.keys.join(u' ').size() > longest)
            refuseRows(assumption, u"its expression is too long"_s);
    }
    assumptions.found.removeIf([&state](const RowAssumption &assumption) { return state.isEmptied(assumption.question.table); });
    return assumptions.found;
}

QList<catalog::DataQuestion> questionsOf(const QList<LintInput> &inputs)
{
    QList<catalog::DataQuestion> questions;
    std::optional<FileState> state;
    for (const LintInput &input : inputs) {
        if (state)
            state->startFile(input, input.inTransaction);
        else
            state.emplace(input, input.inTransaction);
        for (int index = 0; index < input.statements.size(); ++index) {
            const sql::Statement &statement = input.statements.at(index).statement;
            for (const RowAssumption &assumption : assumptionsOf(statement, *state))
                questions.append(assumption.question);
            state->apply(index, statement, {});
        }
    }
    return questions;
}

const catalog::DataAnswer *answerTo(const RowAssumption &assumption, const catalog::Facts &facts)
{
    const auto found = facts.answers.constFind(assumption.question.key());
    return found == facts.answers.constEnd() ? nullptr : &*found;
}

RowVerdict verdictOn(const RowAssumption &assumption, const catalog::Facts &facts)
{
    const catalog::DataAnswer *answer = answerTo(assumption, facts);
    if (!answer)
        return {};
    const QString evidence = answerText(assumption, *answer, facts);
    if (answer->isProven())
        return { RowVerdict::State::Breaks, evidence };
    return { answer->isRefuted() ? RowVerdict::State::Fits : RowVerdict::State::Unknown, evidence };
}

RowVerdict verdictOn(RowAssumption::Kind kind, const SourceRange &range, const sql::Statement &statement, const FileState &state)
{
    for (const RowAssumption &assumption : assumptionsOf(statement, state)) {
        if (assumption.kind == kind && assumption.range == range)
            return verdictOn(assumption, state.database());
    }
    return {};
}

QString answerText(
    const RowAssumption &assumption, const catalog::DataAnswer &answer, const catalog::Facts &facts)
{
    const QString table = assumption.table.text + u" on "_s + facts.database;
    const QString rows = countText(double(answer.rowsRead)) + (answer.rowsRead == 1 ? u" row of "_s : u" rows of "_s);
    if (answer.reach == catalog::DataAnswer::Reach::None)
        return answer.reason;
    if (answer.broken < 0)
        return u"reading the rows of "_s + table + u" stops at such a row ("_s + answer.reason + u')' + examplesText(answer);
    const QString count = brokenText(answer.broken, assumption.question.kind == catalog::DataQuestion::Kind::Duplicates);
    if (answer.reach == catalog::DataAnswer::Reach::All)
        return u"all "_s + rows + table + u" were read: "_s + count + examplesText(answer);
    const double estimate = assumption.table.facts ? assumption.table.facts->rowEstimate : -1;
    const QString share = estimate > 0 ? u" (of about "_s + countText(estimate) + u')' : QString();
    return u"of a sample of "_s + rows + table + share + u", "_s + count + examplesText(answer);
}

QString refusalOf(const sql::Expression &expression, const TableKnowledge &table)
{
    if (expression.volatility >= sql::Volatility::Unknown)
        return u"they would run "_s + expression.suspect + u"()"_s;
    for (const QString &type : expression.types) {
        const bool isOfColumn = table.facts
            && std::any_of(table.facts->columns.begin(), table.facts->columns.end(),
                [&type](const catalog::ColumnFacts &column) {
                    return column.builtInType && QString(column.type).remove(u'"') == type;
                });
        if (!isOfColumn)
            return u"they would cast to "_s + type + u", a type of somebody"_s;
    }
    for (const QString &name : expression.columns) {
        if (!table.column(name))
            return u"they are about "_s + name + u", which is no column of "_s + table.text + u" yet"_s;
    }
    return refusalOf(expression.columns, table);
}

QString refusalOf(const QStringList &columns, const TableKnowledge &table)
{
    for (const QString &name : columns) {
        const catalog::ColumnFacts *column = table.column(name);
        if (column && !column->builtInType)
            return u"they would run operators of "_s + column->type + u", which is no type of PostgreSQL's own"_s;
    }
    return {};
}

RowAssumption assumptionAbout(const TableKnowledge &table, const FileState &state)
{
    RowAssumption assumption;
    assumption.table = table;
    assumption.question.table = table.facts->name;
    if (state.mayHaveChangedRows(table.name))
        assumption.question.refusal = u"an earlier statement may change them"_s;
    return assumption;
}

bool hasOldRows(const TableKnowledge &table)
{
    return table.facts && !table.isNew() && !table.facts->isEmpty;
}

} // namespace schemawright::lint
