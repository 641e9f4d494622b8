// Whether the server needs to read rows when a table becomes a partition. docs: sql-altertable, "ATTACH PARTITION".
#pragma once

#include "model/lint/evidence.h"

namespace schemawright::lint {

/// A valid check of the partition says its bounds, word by word: none of its rows is read for them. False where it is not
/// certain.
[[nodiscard]] bool saysBounds(
    const sql::PartitionBound &bound, const TableKnowledge &parent, const TableKnowledge &partition);

/// A valid check of the default partition says that no row of it belongs to a new one.
[[nodiscard]] bool excludesBounds(
    const sql::PartitionBound &bound, const TableKnowledge &parent, const TableKnowledge &fallback);

/// The partition has an index for each of its parent's, and its foreign keys: nothing is built or checked. False where it is
/// not certain.
[[nodiscard]] bool hasParentsIndexesAndKeys(const TableKnowledge &parent, const TableKnowledge &partition);

/// Of the database or made by these files; empty when there is none, or nobody knows.
[[nodiscard]] QualifiedName defaultPartitionOf(const TableKnowledge &parent);

/// The default partition, when it has rows that the server reads for a new one; nullopt when there is none, or nothing is
/// to be read, or nobody knows.
[[nodiscard]] std::optional<TableKnowledge> readDefaultPartition(
    const sql::PartitionBound &bound, const TableKnowledge &parent, const FileState &state);

} // namespace schemawright::lint
