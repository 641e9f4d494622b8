// What is known about a table, as the sentence that stands under a finding.
#pragma once

#include "model/base/quantity.h"
#include "model/lint/filestate.h"

namespace schemawright::lint {

enum class Rows {
    New, ///< the file made the table, and nobody else sees it yet or it has not been filled: nobody waits for it
    Empty, ///< looked up
    Few, ///< looked up: reading or writing all of it takes no noticeable time
    Many,
    Assumed, ///< nothing is known
};

struct TableKnowledge {
    QualifiedName name; ///< resolved
    QString text; ///< as written
    Rows rows = Rows::Assumed;
    const TableState *state = nullptr; ///< may be null
    const catalog::TableFacts *facts = nullptr; ///< may be null
    QString more; ///< of a rule, said behind the evidence
    const FileState *file = nullptr;

    [[nodiscard]] QString evidence() const; ///< put together only where something is reported

    [[nodiscard]] bool isNew() const { return rows == Rows::New; }
    /// Reading or writing all of it takes a while, and others wait for it meanwhile.
    [[nodiscard]] bool isInUse() const { return rows == Rows::Many || rows == Rows::Assumed; }
    [[nodiscard]] bool isPartitioned() const { return (facts && facts->partitioned) || (state && state->partitioned); }
    [[nodiscard]] bool hasNewColumn(const QString &column) const
    {
        return state && state->addedColumns.contains(column);
    }
    [[nodiscard]] const catalog::ColumnFacts *column(const QString &columnName) const; ///< nullptr when not known
};

/// Whether an index of the database already keeps these columns, or some of them, unique.
[[nodiscard]] bool isUniqueAlready(const TableKnowledge &table, const QStringList &columns);

/// "No database was asked", or that the one that was asked has not answered.
[[nodiscard]] QString noDatabaseText(const catalog::Facts &facts);

[[nodiscard]] TableKnowledge knowledgeOf(const QualifiedName &written, const FileState &state);

} // namespace schemawright::lint
