// Vector indexes of pgvector: which distance an operator class serves, and what an index is over.
#pragma once

#include "model/catalog/facts.h"
#include "model/lint/lintinput.h"

#include <QList>
#include <QString>

namespace schemawright::lint {

[[nodiscard]] bool isVectorIndex(const sql::CreateIndex &index); ///< hnsw or ivfflat

/// The operator class that it is built with; empty when it names none and the method has no default.
[[nodiscard]] QString operatorClassOf(const sql::CreateIndex &index);

/// "<=>" of vector_cosine_ops; empty when the class is none of pgvector's.
[[nodiscard]] QString distanceOf(const QString &operatorClass);

/// The class of the same type that serves this distance: "halfvec_cosine_ops"; empty when the method has none.
[[nodiscard]] QString classFor(const QString &distance, const QString &operatorClass, const QString &method);

/// As catalog::DistanceUse::key; empty when it is over something that queries are not compared with.
[[nodiscard]] QString keyOf(const sql::CreateIndex &index, const catalog::TableFacts &table);
[[nodiscard]] QString keyOf(const catalog::IndexFacts &index, const catalog::TableFacts &table);

/// Tables of the database that get a vector index, by the names that the database knows them by.
[[nodiscard]] QList<QualifiedName> vectorTables(const LintInput &input);

} // namespace schemawright::lint
