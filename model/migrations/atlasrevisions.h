// Atlas's history table atlas_schema_revisions, read and written as Atlas 1.2 does: both tools can work on one
// database.
#pragma once

#include "model/postgres/connection.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

namespace schemawright::migrations {

/// Bits of the column `type`.
namespace revisiontype {
inline constexpr int baseline = 1; ///< recorded as a starting point; never ran
inline constexpr int executed = 2;
inline constexpr int resolved = 4; ///< set by hand; 6: ran, then set by hand
} // namespace revisiontype

/// A row. `applied == total` means that the file is done.
struct Revision {
    QString version;
    QString description;
    int type = revisiontype::executed;
    qint64 applied = 0; ///< statements done
    qint64 total = 0; ///< statements in the file when it started
    QDateTime executedAt; ///< start
    qint64 executionNanoseconds = 0;
    QString error; ///< empty: none
    QString errorStatement;
    QString hash; ///< the file's hash in atlas.sum, without "h1:"
    QStringList partialHashes; ///< one "h1:…" per statement done; empty once the file is complete
    QString operatorVersion;
    bool failed = false; ///< another tool's history says so; Atlas's says how far it came

    [[nodiscard]] bool isComplete() const { return applied >= total; }
    friend bool operator==(const Revision &, const Revision &) = default;
};

/// Patterns (catalog::InspectOptions::exclude) that leave the history tables of all tools out: bookkeeping, not schema.
[[nodiscard]] QStringList historyTablePatterns();

struct RevisionTable {
    QString schema;
    bool exists = false;
    friend bool operator==(const RevisionTable &, const RevisionTable &) = default;
};

/// The schema in which the table is or will be: `schemaOption` when given, else the schema of the URL's search_path,
/// else one of its own, "atlas_schema_revisions". Errors: Conflict ("ambiguous revision table") when a connection that
/// names a schema has no table there but one exists in the schema "atlas_schema_revisions".
[[nodiscard]] Result<RevisionTable> locateRevisions(
    postgres::Connection &connection, const QString &schemaOption, const QString &searchPath);

/// Creates schema and table when they are missing. Harmless when they exist.
[[nodiscard]] Result<> createRevisions(postgres::Connection &connection, RevisionTable &table);

/// In byte order of the versions, without Atlas Cloud's identifier row. Empty when the table does not exist.
[[nodiscard]] Result<QList<Revision>> readRevisions(postgres::Connection &connection, const RevisionTable &table);

/// Inserts or replaces the row of this version.
[[nodiscard]] Result<> writeRevision(
    postgres::Connection &connection, const RevisionTable &table, const Revision &revision);

[[nodiscard]] Result<> deleteRevision(
    postgres::Connection &connection, const RevisionTable &table, const QString &version);

/// "Schemawright CLI v0.1.0": what we write into operator_version.
[[nodiscard]] QString operatorVersion();

} // namespace schemawright::migrations
