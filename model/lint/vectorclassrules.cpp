#include "model/lint/vectorclassrules.h"

#include "model/lint/fixbuilder.h"
#include "model/lint/reportat.h"
#include "model/lint/vectorclass.h"
#include "model/sql/lexer.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

/// Distances that other indexes over the same serve, once the migrations have run.
QSet<QString> servedByOthers(const RuleContext &context, const sql::CreateIndex &index, const TableKnowledge &table, const QString &key)
{
    QSet<QString> served;
    const FileOutline &outline = context.outline();
    const auto isDropped = [&](const QualifiedName &name) {
        return std::any_of(outline.droppedIndexes.begin(), outline.droppedIndexes.end(),
            [&](const QualifiedName &dropped) { return context.state().resolve(dropped) == name; });
    };
    for (const catalog::IndexFacts &other : table.facts->indexes) {
        if (!other.valid || distanceOf(other.operatorClass).isEmpty() || isDropped(other.name))
            continue;
        // What the expression of an index is may be unknown: somebody locks its table. Then it may be this one.
        const QString otherKey = keyOf(other, *table.facts);
        if (otherKey == key || (otherKey.isEmpty() && other.expression.isEmpty()))
            served.insert(distanceOf(other.operatorClass));
    }
    for (const sql::CreateIndex &other : outline.vectorIndexes) {
        const bool isSameTable = other.table.name == index.table.name || context.state().resolve(other.table.name) == table.name;
        if (isSameTable && keyOf(other, *table.facts) == key)
            served.insert(distanceOf(operatorClassOf(other)));
    }
    return served;
}

/// Where the operator class of the first key stands in the text; of length 0 where one would stand when none does.
std::optional<SourceRange> classPlace(const RuleContext &context, const QString &operatorClass)
{
    const sql::StatementSource &source = context.parsed().source;
    std::optional<SourceRange> place;
    int depth = 0;
    sql::Lexer lexer(source.text);
    while (!lexer.atEnd()) {
        const sql::Lexeme lexeme = lexer.next();
        const QStringView text = QStringView(source.text).mid(lexeme.range.start, lexeme.range.length);
        const SourceRange range { source.range.start + lexeme.range.start, lexeme.range.length };
        const bool isName = lexeme.kind == sql::LexemeKind::Word || lexeme.kind == sql::LexemeKind::QuotedName;
        if (text == u"(")
            ++depth;
        else if (text == u")" && --depth == 0) // the keys are the first that stand in parentheses
            return operatorClass.isEmpty() ? SourceRange { range.start, 0 } : place;
        else if (depth == 1 && isName && sql::nameOf(text, lexeme.kind) == operatorClass)
            place = range; // the last one: a column may have the same name
    }
    return std::nullopt;
}

QList<Fix> otherClass(const RuleContext &context, const sql::CreateIndex &index, const QString &operatorClass)
{
    const QString written = index.columns.first().operatorClass;
    const auto place = operatorClass.isEmpty() ? std::nullopt : classPlace(context, written);
    if (!place)
        return {};
    FixBuilder fix(context, u"Build it with "_s + operatorClass);
    fix.replace(*place, written.isEmpty() ? QString(u' ' + operatorClass) : operatorClass);
    return fix.build();
}

QString distancesText(const QList<catalog::DistanceUse> &uses)
{
    QStringList distances;
    for (const catalog::DistanceUse &use : uses)
        distances.append(use.distance);
    const QString last = distances.takeLast();
    return distances.isEmpty() ? last : QString(distances.join(u", ") + u" and "_s + last);
}

QString evidenceText(const TableKnowledge &table, const QList<catalog::DistanceUse> &uses, const catalog::Facts &facts)
{
    QStringList sentences;
    for (const catalog::DistanceUse &use : uses)
        sentences.append(table.name.toText() + u'.' + use.key + u" is ordered by "_s + use.distance + u" in "_s + use.statements.join(u", "));
    return (sentences + facts.userNotes).join(u"; ");
}

Report reportOf(const RuleContext &context, const sql::CreateIndex &index, const TableKnowledge &table,
    const QList<catalog::DistanceUse> &uses, const QString &message)
{
    Report report = reportAt(index, Hazard::Slow, message);
    report.evidence = evidenceText(table, uses, context.input().facts);
    return report;
}

QString notServed(const QString &before, const QList<catalog::DistanceUse> &uses, const QString &operatorClass)
{
    return before + distancesText(uses) + u", which this index with "_s + operatorClass + u" does not serve"_s;
}

/// No query orders by what the index serves.
Report uselessReport(const RuleContext &context, const sql::CreateIndex &index, const TableKnowledge &table, const catalog::DistanceUse &use)
{
    const QString operatorClass = operatorClassOf(index);
    const QString fitting = classFor(use.distance, operatorClass, index.method);
    const QString missing = fitting.isEmpty() ? u"; "_s + index.method + u" has no operator class for it"_s : QString();
    Report report = reportOf(context, index, table, { use }, notServed(u"queries order by "_s, { use }, operatorClass) + missing);
    report.fixes = otherClass(context, index, fitting);
    return report;
}

void checkOperatorClass(RuleContext &context)
{
    const auto *index = context.as<sql::CreateIndex>();
    if (!index || !isVectorIndex(*index) || context.state().isPresentIndex(*index))
        return;
    const TableKnowledge table = context.table(index->table.name);
    const QString operatorClass = operatorClassOf(*index);
    const QString own = distanceOf(operatorClass);
    if (!table.facts || table.facts->distances.isEmpty() || own.isEmpty())
        return;
    const QString key = keyOf(*index, *table.facts);
    const QSet<QString> others = servedByOthers(context, *index, table, key);
    bool isOwnUsed = false;
    QList<catalog::DistanceUse> unserved;
    for (const catalog::DistanceUse &use : table.facts->distances) {
        isOwnUsed = isOwnUsed || (use.key == key && use.distance == own);
        if (!key.isEmpty() && use.key == key && use.distance != own && !others.contains(use.distance))
            unserved.append(use);
    }
    if (unserved.isEmpty())
        return;
    std::ranges::stable_sort(unserved, std::greater(), &catalog::DistanceUse::calls);
    if (!isOwnUsed)
        context.report(uselessReport(context, *index, table, unserved.takeFirst()));
    // A partial index is for some queries: others may be nobody's business.
    if (unserved.isEmpty() || index->partial)
        return;
    Report report = reportOf(context, *index, table, unserved, notServed(u"queries also order by "_s, unserved, operatorClass));
    report.severity = Severity::Info;
    context.report(report);
}

} // namespace

std::span<const RuleInfo> vectorClassRules()
{
    static const auto rules = std::to_array<RuleInfo>({
        { u"vector-operator-class"_s, {}, Family::Performance, Severity::Warning, Needs::Statistics,
            u"A vector index whose operator class does not serve the queries."_s, checkOperatorClass },
    });
    return rules;
}

} // namespace schemawright::lint
