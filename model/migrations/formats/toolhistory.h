// The history tables of other tools, read as Revision values, and what they say of a directory.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/migrations/atlasrevisions.h"
#include "model/migrations/directoryformat.h"
#include "model/migrations/status.h"

#include <QHash>

namespace schemawright::migrations {

/// A tool's own history as it is in a database.
struct ToolHistory {
    DirectoryFormat format = DirectoryFormat::Prisma;
    QualifiedName table; ///< where it is, or would be made
    bool exists = false;
    /// One for each migration that counts: what was undone or rolled back is left out. `version` is the file's historyKey.
    QList<Revision> rows;
};

/// Finds and reads it: in `schemaOption` when given, else where there is one (the connection's own schema first), else it
/// does not exist. Errors: Server (no privilege; a table of that name that is not the tool's), Internal (Atlas's is no tool
/// history: see atlasrevisions.h).
[[nodiscard]] Result<ToolHistory> readToolHistory(
    postgres::Connection &connection, DirectoryFormat format, const QString &schemaOption);

/// A file of which the tool's table says nothing, though some of its statements ran and were committed one by one.
struct HalfRun {
    qsizetype done = 0; ///< statements at its head
    qsizetype total = 0; ///< of the file as it is now
    bool edited = false; ///< just those were edited since
    friend bool operator==(const HalfRun &, const HalfRun &) = default;
};

/// What ran, what failed, what was edited since, what comes next. Pure. `halfRuns`: by file name, of our own journal.
[[nodiscard]] MigrationStatus computeToolStatus(
    const MigrationDirectory &directory, const ToolHistory &history, const QHash<QString, HalfRun> &halfRuns = {});

/// Whether a file has the checksum that the tool recorded; nullopt: the tool records none, or not one that we can compute.
[[nodiscard]] std::optional<bool> hasRecordedHash(DirectoryFormat format, const MigrationFile &file, const QString &recorded);

/// A digest of statements whatever their comments and spaces.
[[nodiscard]] QString statementDigest(const QString &sql);

} // namespace schemawright::migrations
