#pragma once

#include "model/render/objectchange.h"

namespace schemawright::render {

/// Without OWNED BY, because the table may not be there yet.
[[nodiscard]] QString createSequenceSql(const schema::Sequence &sequence);
[[nodiscard]] QString dropSequenceSql(const QualifiedName &sequence);
[[nodiscard]] QString renameSequenceSql(const QualifiedName &sequence, const QString &name);
/// Options that differ; empty when none does.
[[nodiscard]] QString alterSequenceSql(
    const QualifiedName &sequence, const schema::SequenceOptions &before, const schema::SequenceOptions &after);
[[nodiscard]] QString sequenceOwnedBySql(
    const QualifiedName &sequence, const std::optional<schema::ColumnReference> &owner);

/// "START WITH 10 INCREMENT BY 5": the options that are not the defaults of the data type; empty when all are.
[[nodiscard]] QStringList sequenceOptionClauses(const schema::SequenceOptions &options);
/// "INCREMENT BY 5 NO CYCLE": what brings `before` to `after`.
[[nodiscard]] QStringList sequenceOptionChanges(
    const schema::SequenceOptions &before, const schema::SequenceOptions &after);

/// "RESTART WITH 100" when no value of the former range is in the new one; else empty.
[[nodiscard]] QString restartClause(const schema::SequenceOptions &before, const schema::SequenceOptions &after);
/// False: ALTER … TYPE refuses, because of limits that are not the old type's own.
[[nodiscard]] bool fitsDataType(const schema::SequenceOptions &options, const QString &dataType);

/// What the server makes of the options when the data type changes: limits that were the old type's own become the new
/// type's. docs: sql-altersequence, "data_type".
[[nodiscard]] schema::SequenceOptions withDataType(schema::SequenceOptions options, const QString &dataType);

/// Moves the current value into a narrower range, which ALTER SEQUENCE would refuse otherwise; nothing when the range
/// does not get narrower. For sequences of identity columns too.
[[nodiscard]] QList<Statement> renderIntoRange(const QualifiedName &sequence, const schema::SequenceOptions &before,
    const schema::SequenceOptions &after, const RenderContext &context);

/// CREATE SEQUENCE and its comment, without OWNED BY.
[[nodiscard]] QList<Statement> renderCreateSequence(const schema::Sequence &sequence, const RenderContext &context);
/// ALTER SEQUENCE … OWNED BY, for after its table exists; sequence.ownedBy may be empty (OWNED BY NONE).
[[nodiscard]] Statement renderSequenceOwnedBy(const schema::Sequence &sequence,
    const std::optional<schema::ColumnReference> &before, const RenderContext &context);
[[nodiscard]] Statement renderDropSequence(const schema::Sequence &sequence, const RenderContext &context);

/// Create includes OWNED BY.
[[nodiscard]] Result<QList<Statement>> renderSequenceChange(
    const ObjectChange<schema::Sequence> &change, const RenderContext &context);

} // namespace schemawright::render
