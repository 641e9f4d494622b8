#include "model/lint/tabledesignrules.h"

#include "model/lint/rulecontext.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

Report styleReport(const SourceRange &range, const QString &object, const QString &message)
{
    Report report;
    report.range = range;
    report.object = object;
    report.message = message;
    return report;
}

/// CREATE TABLE that says all of a table: not a partition, not temporary, not from a query or another table.
const sql::CreateTable *wholeTable(const RuleContext &context)
{
    const auto *create = context.as<sql::CreateTable>();
    const bool isWhole = create && !create->table.temporary && !create->fromQuery && !create->hasParents && !create->partitionOf;
    return isWhole ? create : nullptr;
}

void checkMissingPrimaryKey(RuleContext &context)
{
    const sql::CreateTable *create = wholeTable(context);
    if (!create || context.outline().keyedTables.contains(create->table.name))
        return;
    const QString table = create->table.name.toText();
    Report report = styleReport(create->table.range, table,
        table + u" has no primary key: its rows cannot be told apart, and logical replication cannot update them"_s);
    report.hazard = Hazard::Slow;
    context.report(report);
}

void checkRequireComment(RuleContext &context)
{
    const sql::CreateTable *create = wholeTable(context);
    if (create && !context.outline().commentedTables.contains(create->table.name))
        context.report(styleReport(create->table.range, create->table.name.toText(),
            u"nothing in this file says what "_s + create->table.name.toText() + u" is for"_s));
}

void checkRequireNotNull(RuleContext &context)
{
    const sql::CreateTable *create = wholeTable(context);
    for (const sql::ColumnDefinition &column : create ? create->columns : QList<sql::ColumnDefinition>()) {
        const bool isKey = std::any_of(create->constraints.begin(), create->constraints.end(), [&](const auto &constraint) {
            return constraint.type == sql::ConstraintType::PrimaryKey && constraint.columns.contains(column.name.name);
        }) || std::any_of(column.constraints.begin(), column.constraints.end(),
            [](const auto &constraint) { return constraint.type == sql::ConstraintType::PrimaryKey; });
        const bool isRequired = column.notNull || isKey || column.type.isSerial() || column.generated == sql::GeneratedKind::Identity;
        if (!isRequired)
            context.report(styleReport(column.range, create->table.name.toText() + u'.' + column.name.name,
                column.name.name + u" may be NULL"_s));
    }
}

/// Bytes and alignment of a type of fixed length; 0 for others. docs: catalog-pg-type, typlen and typalign.
int alignedSize(const sql::TypeName &type)
{
    static const QHash<QString, int> sizes { { u"boolean"_s, 1 }, { u"smallint"_s, 2 }, { u"smallserial"_s, 2 },
        { u"integer"_s, 4 }, { u"serial"_s, 4 }, { u"real"_s, 4 }, { u"date"_s, 4 }, { u"bigint"_s, 8 },
        { u"bigserial"_s, 8 }, { u"double precision"_s, 8 }, { u"timestamp with time zone"_s, 8 },
        { u"timestamp without time zone"_s, 8 }, { u"time without time zone"_s, 8 }, { u"money"_s, 8 } };
    return type.array || !type.schema.isEmpty() ? 0 : sizes.value(type.name);
}

int paddingOf(const QList<int> &sizes)
{
    int offset = 0;
    int padding = 0;
    for (const int size : sizes) {
        const int gap = (size - offset % size) % size;
        padding += gap;
        offset += gap + size;
    }
    return padding;
}

void checkPadding(RuleContext &context)
{
    const sql::CreateTable *create = wholeTable(context);
    QList<int> sizes; // up to the first column whose length is not fixed
    for (const sql::ColumnDefinition &column : create ? create->columns : QList<sql::ColumnDefinition>()) {
        const int size = alignedSize(column.type);
        if (size == 0)
            break;
        sizes.append(size);
    }
    QList<int> sorted = sizes;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    const int wasted = paddingOf(sizes) - paddingOf(sorted);
    constexpr int worthwhile = 8;
    if (wasted >= worthwhile)
        context.report(styleReport(create->table.range, create->table.name.toText(),
            QString::number(wasted) + u" bytes of every row are padding: long columns first would save them"_s));
}

void checkAvoidEnum(RuleContext &context)
{
    if (const auto *create = context.details<sql::CreateEnum>())
        context.report(styleReport(context.firstLine(), create->type.toText(),
            u"values of an enum can never be removed, and adding one keeps a transaction from using it"_s));
}

void checkEnumOrder(RuleContext &context)
{
    const auto *alter = context.as<sql::AlterEnum>();
    if (alter && !alter->addedValue.isEmpty() && !alter->placed)
        context.report(styleReport(context.firstLine(), alter->type.toText(),
            u"'"_s + alter->addedValue + u"' sorts behind all values that the type has: say BEFORE or AFTER where that matters"_s));
}

} // namespace

std::span<const RuleInfo> tableDesignRules()
{
    using enum Severity;
    static const auto rules = std::to_array<RuleInfo>({
        { u"missing-primary-key"_s, { u"require-primary-key"_s, u"0004_no_primary_key"_s, u"no-primary-key"_s },
            Family::Style, Warning, Needs::File, u"A table without a primary key."_s, checkMissingPrimaryKey },
        { u"require-comment"_s, {}, Family::Style, Info, Needs::File, u"A table without a comment."_s,
            checkRequireComment, true },
        { u"require-not-null"_s, {}, Family::Style, Info, Needs::Statement, u"A column that may be NULL."_s,
            checkRequireNotNull, true },
        { u"column-order-padding"_s, { u"PG110"_s }, Family::Style, Info, Needs::Statement,
            u"Columns in an order that wastes space."_s, checkPadding, true },
        { u"avoid-enum"_s, { u"W13"_s, u"creating-enum"_s }, Family::Style, Info, Needs::Statement,
            u"An enum, whose values stay for ever."_s, checkAvoidEnum, true },
        { u"enum-add-value-order"_s, { u"require-enum-value-ordering"_s, u"alter-enum-no-ordering"_s }, Family::Style,
            Info, Needs::Statement, u"A new enum value without a place."_s, checkEnumOrder },
    });
    return rules;
}

} // namespace schemawright::lint
