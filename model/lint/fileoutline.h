// What is known about the whole file before the first statement is looked at: what a later statement makes good.
#pragma once

#include "model/lint/lintinput.h"

#include <QSet>

#include <limits>
#include <stop_token>

namespace schemawright::lint {

struct PlannedIndex {
    int statement = 0;
    QStringList columns; ///< empty names for expressions
};

/// Names are as written.
struct FileOutline {
    QSet<QualifiedName> policyTables; ///< tables that get a policy somewhere in the file
    QSet<QualifiedName> createdViews;
    QHash<QualifiedName, int> createdTables; ///< the last statement that does
    /// Get a primary key by ALTER TABLE or CREATE TABLE; those of `createdTables` also by a later file linted with it.
    QSet<QualifiedName> keyedTables;
    QSet<QualifiedName> commentedTables;
    QSet<QualifiedName> autovacuumReset; ///< tables whose autovacuum is switched on again
    /// What any of its statements drops, renames or moves, without schemas: what the database has of that name may be gone when it
    /// is its turn. Also of the files before it.
    QSet<QString> unmade;
    int unknownFrom = std::numeric_limits<int>::max(); ///< from this statement on nobody knows what may have been unmade: DROP SCHEMA, DO
    QSet<QString> validatedConstraints; ///< by name, in this file or in one that is linted with it
    QHash<QualifiedName, QList<PlannedIndex>> indexes; ///< by table: not partial ones, with those of constraints
    QList<sql::CreateIndex> vectorIndexes; ///< of hnsw and ivfflat, also those of files that are linted with it
    QSet<QualifiedName> droppedIndexes; ///< likewise
    QHash<QualifiedName, int> analyzed; ///< the last ANALYZE of a table; an empty name stands for all
    QList<qsizetype> lineBreaks; ///< positions of all line breaks
    int unclosedBegin = -1; ///< the BEGIN that no COMMIT or ROLLBACK ends
    int refusing = -1; ///< the first statement that refuses a transaction
    int ordinary = -1; ///< the first other statement that changes the database
    bool fileTransaction = false; ///< the file runs in one transaction
    bool namesApplication = false; ///< SET application_name
};

[[nodiscard]] FileOutline outlineOf(const LintInput &input, bool fileTransaction, const std::stop_token &stop = {});

/// Everything in it that changes the database refuses to run in a transaction block, and something does: whoever runs the file can
/// only mean to run it without one.
[[nodiscard]] bool isMadeForNoTransaction(const QString &text);

/// What refuses to run in a transaction block (error 25001): "CREATE INDEX CONCURRENTLY"; empty when nothing does.
[[nodiscard]] QString refusedInTransaction(const sql::Statement &statement);

} // namespace schemawright::lint
