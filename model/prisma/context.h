// What the parts of the resolution share: the documents, the schema as far as it is known, the problems.
#pragma once

#include "model/prisma/schema.h"

namespace schemawright::prisma {

class Context
{
public:
    /// Both outlive the context.
    Context(const std::vector<Document> &documents, Schema &schema)
        : m_documents(documents)
        , m_schema(schema)
    { }

    [[nodiscard]] const std::vector<Document> &documents() const { return m_documents; }
    [[nodiscard]] Schema &schema() { return m_schema; }
    [[nodiscard]] std::vector<Model> &models() { return m_schema.models; }
    [[nodiscard]] Model &model(int index) { return m_schema.models.at(static_cast<std::size_t>(index)); }
    [[nodiscard]] const Block &blockOf(const Place &place) const;
    [[nodiscard]] const Field &fieldOf(const Place &place) const;
    [[nodiscard]] QString textOf(int file, const SourceRange &range) const;

    void error(int file, const SourceRange &range, const QString &text);
    void warning(int file, const SourceRange &range, const QString &text);

    QHash<QString, int> modelsByName; ///< and views
    QHash<QString, int> enumsByName;

private:
    const std::vector<Document> &m_documents;
    Schema &m_schema;
};

/// "A, B and C"
[[nodiscard]] QString enumerate(const QStringList &names);

[[nodiscard]] std::optional<Scalar> scalarNamed(const QString &name);
[[nodiscard]] QString nameOf(Scalar scalar);

// The steps of the resolution, in their order. Each reports what it finds wrong.
void readConfiguration(Context &context); ///< datasource and generators
void declareNames(Context &context); ///< models, views and enums, with their names; nothing of their members
void readEnums(Context &context);
void readFields(Context &context); ///< types, columns and relation targets
void readFieldAttributes(Context &context); ///< native types and defaults
void readIndexes(Context &context); ///< keys, unique and plain indexes
void readRelations(Context &context); ///< @relation, pairs, foreign keys, join tables
void checkConstraintNames(Context &context);

} // namespace schemawright::prisma
