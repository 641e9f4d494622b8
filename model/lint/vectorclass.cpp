// Operator classes: pgvector's README, "Indexing", and its sql/vector.sql.
#include "model/lint/vectorclass.h"

#include "model/lint/filestate.h"
#include "model/sql/distanceorder.h"

#include <algorithm>
#include <array>

namespace schemawright::lint {

using namespace Qt::StringLiterals;

namespace {

struct VectorClass {
    QStringView suffix; ///< behind the type
    QStringView distance;
    QStringView hnswTypes;
    QStringView ivfflatTypes;
};

constexpr std::array vectorClasses {
    VectorClass { u"_l2_ops", u"<->", u"vector halfvec sparsevec", u"vector halfvec" },
    VectorClass { u"_ip_ops", u"<#>", u"vector halfvec sparsevec", u"vector halfvec" },
    VectorClass { u"_cosine_ops", u"<=>", u"vector halfvec sparsevec", u"vector halfvec" },
    VectorClass { u"_l1_ops", u"<+>", u"vector halfvec sparsevec", u"" },
    VectorClass { u"_hamming_ops", u"<~>", u"bit", u"bit" },
    VectorClass { u"_jaccard_ops", u"<%>", u"bit", u"" },
};

QString typeOf(const QString &operatorClass)
{
    return operatorClass.section(u'_', 0, 0);
}

QString comparableKey(const QString &column, const QString &expression, const catalog::TableFacts &table)
{
    if (!column.isEmpty())
        return column;
    const auto key = sql::distanceKeyOf(expression);
    const auto known = key ? std::ranges::find(table.columns, key->column, &catalog::ColumnFacts::name) : table.columns.end();
    return known == table.columns.end() ? QString() : sql::withoutNeedlessCast(*key, known->type).text;
}

} // namespace

bool isVectorIndex(const sql::CreateIndex &index)
{
    return index.method == u"hnsw" || index.method == u"ivfflat";
}

QString operatorClassOf(const sql::CreateIndex &index)
{
    if (index.columns.isEmpty())
        return {};
    const QString &named = index.columns.first().operatorClass;
    return named.isEmpty() && index.method == u"ivfflat" ? u"vector_l2_ops"_s : named;
}

QString distanceOf(const QString &operatorClass)
{
    const QString type = typeOf(operatorClass);
    const auto found = std::ranges::find_if(vectorClasses, [&](const VectorClass &known) {
        return operatorClass == QString(type + known.suffix) && known.hnswTypes.toString().split(u' ').contains(type);
    });
    return found == vectorClasses.end() ? QString() : found->distance.toString();
}

QString classFor(const QString &distance, const QString &operatorClass, const QString &method)
{
    const QString type = typeOf(operatorClass);
    const auto found = std::ranges::find_if(vectorClasses, [&](const VectorClass &known) {
        const QStringView types = method == u"ivfflat" ? known.ivfflatTypes : known.hnswTypes;
        return known.distance == distance && types.toString().split(u' ').contains(type);
    });
    return found == vectorClasses.end() ? QString() : QString(type + found->suffix);
}

QString keyOf(const sql::CreateIndex &index, const catalog::TableFacts &table)
{
    if (index.columns.isEmpty())
        return {};
    const sql::IndexColumn &first = index.columns.first();
    return comparableKey(first.name, first.expression ? first.expression->text : QString(), table);
}

QString keyOf(const catalog::IndexFacts &index, const catalog::TableFacts &table)
{
    return comparableKey(index.columns.value(0), index.expression, table);
}

QList<QualifiedName> vectorTables(const LintInput &input)
{
    QList<QualifiedName> tables;
    const auto vectorIndex = [](const sql::ParsedStatement &parsed) {
        const auto *index = std::get_if<sql::CreateIndex>(&parsed.statement);
        return index && isVectorIndex(*index) ? index : nullptr;
    };
    // Names are followed only where it is worth it.
    int last = static_cast<int>(input.statements.size()) - 1;
    while (last >= 0 && !vectorIndex(input.statements.at(last)))
        --last;
    FileState state(input, input.inTransaction);
    for (int i = 0; i <= last; ++i) {
        const sql::CreateIndex *index = vectorIndex(input.statements.at(i));
        const catalog::TableFacts *table = index ? state.facts(state.resolve(index->table.name)) : nullptr;
        if (table && !tables.contains(table->name))
            tables.append(table->name);
        state.apply(i, input.statements.at(i).statement, {});
    }
    return tables;
}

} // namespace schemawright::lint
