// One key or index as it is written.
#pragma once

#include "model/prisma/arguments.h"

namespace schemawright::prisma {

class IndexReader
{
public:
    IndexReader(Context &context, Model &model)
        : m_context(context)
        , m_model(model)
    { }
    /// @id or @unique of a column.
    void readOfField(int field, const Attribute &attribute);
    /// @@id, @@unique or @@index.
    void readOfBlock(const Attribute &attribute);

private:
    void readNames(Arguments &arguments, Index &index, const Attribute &attribute);
    void readOptions(Arguments &arguments, Index &index, const Attribute &attribute);
    void readColumns(const Expression &fields, Index &index);
    void readColumn(const Expression &item, Index &index);
    void readColumnOptions(const Expression &function, IndexColumn &column, const Index &index);
    void readOperatorClass(const Expression &value, IndexColumn &column, const Index &index);
    [[nodiscard]] SortOrder readSort(const Expression &value, const Index &index);
    void reportUnsupported(Arguments &arguments, const Index &index);
    void checkClientName(const QString &name, const SourceRange &range, const Index &index);
    void finish(Index index);
    void error(const SourceRange &range, const QString &text) { m_context.error(m_model.place.file, range, text); }

    Context &m_context;
    Model &m_model;
};

/// The condition of a partial index in SQL, with its parentheses; reports what is wrong with it.
[[nodiscard]] QString readPredicate(Context &context, const Model &model, const Expression &value);

/// Whether PostgreSQL has such an index: method, operator classes, sort order.
void checkIndexMethod(Context &context, const Model &model, const Index &index);

/// "InetOps" to "inet_ops"; nothing: Prisma knows no such class.
[[nodiscard]] std::optional<QString> operatorClassInSql(const QString &name);

} // namespace schemawright::prisma
