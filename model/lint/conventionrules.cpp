#include "model/lint/conventionrules.h"

#include "model/lint/rulecontext.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

struct GivenName {
    NamedKind kind = NamedKind::Any;
    QString name;
    SourceRange range;
};

void addConstraint(QList<GivenName> &names, const sql::ConstraintDefinition &constraint)
{
    if (constraint.name.name.isEmpty())
        return;
    if (constraint.type == sql::ConstraintType::ForeignKey)
        names.append({ NamedKind::ForeignKey, constraint.name.name, constraint.name.range });
    else if (constraint.type == sql::ConstraintType::Check)
        names.append({ NamedKind::Check, constraint.name.name, constraint.name.range });
}

void addColumn(QList<GivenName> &names, const sql::ColumnDefinition &column)
{
    names.append({ NamedKind::Column, column.name.name, column.name.range });
    for (const sql::ConstraintDefinition &constraint : column.constraints)
        addConstraint(names, constraint);
}

QList<GivenName> namesOf(const sql::CreateTable &create)
{
    QList<GivenName> names { { NamedKind::Table, create.table.name.name, create.table.range } };
    for (const sql::ColumnDefinition &column : create.columns)
        addColumn(names, column);
    for (const sql::ConstraintDefinition &constraint : create.constraints)
        addConstraint(names, constraint);
    return names;
}

QList<GivenName> namesOf(const sql::AlterTable &alter)
{
    QList<GivenName> names;
    for (const sql::AlterTableAction &part : alter.actions) {
        if (const auto *column = std::get_if<sql::AddColumn>(&part.action))
            addColumn(names, column->column);
        else if (const auto *constraint = std::get_if<sql::AddConstraint>(&part.action))
            addConstraint(names, constraint->constraint);
    }
    return names;
}

/// Not handled: renamed constraints, because the statement does not say of which kind they are.
QList<GivenName> namesOf(const sql::Rename &rename)
{
    const sql::NameRef &to = rename.to;
    if (rename.kind == sql::ObjectClass::Table)
        return { { NamedKind::Table, to.name, to.range } };
    if (rename.kind == sql::ObjectClass::Column)
        return { { NamedKind::Column, to.name, to.range } };
    if (rename.kind == sql::ObjectClass::Index)
        return { { NamedKind::Index, to.name, to.range } };
    if (rename.kind == sql::ObjectClass::Schema)
        return { { NamedKind::Schema, to.name, to.range } };
    return {};
}

QList<GivenName> givenNames(const RuleContext &context)
{
    if (const auto *create = context.as<sql::CreateTable>())
        return namesOf(*create);
    if (const auto *alter = context.as<sql::AlterTable>())
        return namesOf(*alter);
    if (const auto *rename = context.as<sql::Rename>())
        return namesOf(*rename);
    if (const auto *index = context.as<sql::CreateIndex>(); index && !index->name.name.isEmpty())
        return { { NamedKind::Index, index->name.name, index->name.range } };
    if (const auto *schema = context.as<sql::CreateSchema>(); schema && !schema->name.isEmpty())
        return { { NamedKind::Schema, schema->name, context.firstLine() } };
    return {};
}

QString kindText(NamedKind kind)
{
    switch (kind) {
    case NamedKind::Any:
        return u"name"_s;
    case NamedKind::Schema:
        return u"schema"_s;
    case NamedKind::Table:
        return u"table"_s;
    case NamedKind::Column:
        return u"column"_s;
    case NamedKind::Index:
        return u"index"_s;
    case NamedKind::ForeignKey:
        return u"foreign key"_s;
    case NamedKind::Check:
        return u"check"_s;
    }
    Q_UNREACHABLE();
}

const NamingConvention *conventionFor(const QList<NamingConvention> &conventions, NamedKind kind)
{
    const auto find = [&conventions](NamedKind wanted) {
        return std::find_if(conventions.rbegin(), conventions.rend(),
            [wanted](const NamingConvention &convention) { return convention.kind == wanted; });
    };
    auto found = find(kind);
    if (found == conventions.rend())
        found = find(NamedKind::Any);
    return found == conventions.rend() ? nullptr : &*found;
}

void checkNaming(RuleContext &context)
{
    const QList<NamingConvention> &conventions = context.input().options.naming;
    if (conventions.isEmpty())
        return;
    for (const GivenName &given : givenNames(context)) {
        const NamingConvention *convention = conventionFor(conventions, given.kind);
        if (!convention || convention->form.match(given.name).hasMatch())
            continue;
        Report report;
        report.range = given.range;
        report.object = given.name;
        report.message = u"the name of the "_s + kindText(given.kind) + u' ' + given.name + u" does not match "_s
            + convention->form.pattern();
        report.evidence = convention->message;
        context.report(report);
    }
}

void checkRequiredColumns(RuleContext &context)
{
    const QStringList &required = context.input().options.requiredColumns;
    const auto *create = context.as<sql::CreateTable>();
    const bool isWhole = create && !create->table.temporary && !create->fromQuery && !create->hasParents && !create->partitionOf;
    if (required.isEmpty() || !isWhole)
        return;
    QStringList missing;
    for (const QString &column : required) {
        const bool has = std::any_of(create->columns.begin(), create->columns.end(),
            [&column](const sql::ColumnDefinition &definition) { return definition.name.name == column; });
        if (!has)
            missing.append(column);
    }
    if (missing.isEmpty())
        return;
    Report report;
    report.range = create->table.range;
    report.object = create->table.name.toText();
    report.message = create->table.name.toText() + u" has no "_s
        + (missing.size() == 1 ? u"column "_s : u"columns "_s) + missing.join(u", "_s);
    report.evidence = u"the settings of this project ask for "_s + required.join(u", "_s) + u" in every table"_s;
    context.report(report);
}

} // namespace

std::span<const RuleInfo> conventionRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"naming-convention"_s, { u"NM101"_s, u"NM102"_s, u"NM103"_s, u"NM104"_s, u"NM105"_s, u"NM106"_s },
            Family::Naming, Warning, Needs::Statement, u"A name that is not as the team writes names."_s, checkNaming,
            true },
        { u"require-columns"_s, {}, Family::Style, Warning, Needs::Statement,
            u"A table without a column that every table shall have."_s, checkRequiredColumns, true },
    });
    return rules;
}

} // namespace schemawright::lint
