// Anything a URL can name, read as a schema: SQL files and directories by way of a development database, live databases
// straight from their catalogs.
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/devdb/developmentdatabase.h"
#include "model/devdb/script.h"
#include "model/diff/renamerequest.h"
#include "model/migrations/directoryformat.h"
#include "model/schema/database.h"

#include <QString>
#include <QStringList>

namespace schemawright::sources {

struct SourceOptions {
    devdb::DevelopmentServer developmentServer;
    QStringList schemas; ///< empty: all
    bool missingSchemasAreEmpty = false; ///< see catalog::InspectOptions
    QStringList exclude;
    QString workingFolder; ///< what relative file:// paths are relative to; empty: the process's own
    QMap<QString, QString> variables = {}; ///< --var name=value, of schema files in HCL
    bool allowsPrograms = false; ///< the person trusts the folder: programs that the project names may run
};

enum class SourceKind { SqlFiles, PrismaFiles, HclFiles, Program, Composite, MigrationDirectory, LiveDatabase };

struct Source {
    SourceKind kind = SourceKind::SqlFiles;
    QString title; ///< "schema/*.sql", "migrations", "app@host/shop"
    QString path; ///< of files and directories; the URL of a Program; empty for live databases
    std::optional<postgres::ConnectionSettings> settings; ///< of live databases
    QStringList parts = {}; ///< URLs of a Composite, in the order in which they run; files of HCL that are one schema
    migrations::DirectoryFormat format = migrations::DirectoryFormat::Atlas; ///< of a MigrationDirectory
    QMap<QString, QString> variables = {}; ///< of files of HCL; they go before those of SourceOptions
    friend bool operator==(const Source &, const Source &) = default;
};

/// What the URL names, without reading it. Errors: Input (unknown scheme, missing path, a format we cannot read yet:
/// says which).
[[nodiscard]] Result<Source> parseSource(const QString &url, const QString &workingFolder);

/// The database as a source.
[[nodiscard]] Source liveSource(const postgres::ConnectionSettings &settings);

/// What runs on a development database, and what the files tell besides.
struct SourceScripts {
    QList<devdb::Script> scripts; ///< in the order in which they run; none of a live database
    QList<diff::RenameRequest> renames; ///< that comments and attributes in schema files tell
    QStringList warnings; ///< what is not understood and left out
};

/// Errors: Io, Input (no schema file in the folder; atlas.sum that does not match; what is wrong in files of HCL); of a
/// Program as runProgram.
[[nodiscard]] Result<SourceScripts> readSource(
    const Source &source, const SourceOptions &options, const std::stop_token &stop = {});

/// A URL for several sources that are one schema together: "composite://?url=…&url=…".
[[nodiscard]] QString compositeUrl(const QStringList &urls);
/// A URL for files of HCL that are one schema and may reference each other: "hcl://?path=…&path=…&var=name=value".
[[nodiscard]] QString hclUrl(const QStringList &paths, const QMap<QString, QString> &variables);

struct LoadedSchema {
    schema::Database database;
    Source source;
    QString serverText; ///< which server read it: "PostgreSQL 15.18 (private)"
    QStringList warnings;
    QList<diff::RenameRequest> renames; ///< that comments in schema files tell (renamecomments.h)
};

/// Errors: as parseSource, readScripts, runScripts, inspectDatabase.
[[nodiscard]] Result<LoadedSchema> loadSource(const QString &url, const SourceOptions &options,
    const ProgressFn &progress = {}, const std::stop_token &stop = {});

[[nodiscard]] Result<LoadedSchema> loadSource(const Source &source, const SourceOptions &options,
    const ProgressFn &progress = {}, const std::stop_token &stop = {});

/// Live databases, all read at the same time, each by a connection of its own. Errors: as Connection::open and
/// inspectDatabase.
[[nodiscard]] Result<QList<LoadedSchema>> loadLiveSources(const QList<Source> &sources, const SourceOptions &options,
    const ProgressFn &progress = {}, const std::stop_token &stop = {});

/// Runs the scripts on a new development database and leaves it there for edits to be tried on. When a private server of
/// the wanted version lacks an extension that another one on this machine has, that one is used and
/// the development database has a warning.
struct DevelopedSchema {
    devdb::DevelopmentDatabase development;
    schema::Database database;
};
[[nodiscard]] Result<DevelopedSchema> developScripts(const QList<devdb::Script> &scripts, const SourceOptions &options,
    const ProgressFn &progress = {}, const std::stop_token &stop = {});

} // namespace schemawright::sources
