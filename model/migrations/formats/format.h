// What we know of a tool's migration directories. formats.cpp lists the tools, each has a file of its own.
#pragma once

#include "model/migrations/atlasdirectory.h"
#include "model/migrations/directoryformat.h"

#include <QDir>

namespace schemawright::migrations {

struct DraftContext;
struct MigrationDraft;

struct Format {
    DirectoryFormat id = DirectoryFormat::Atlas;
    QString name; ///< as in ?format= and --dir-format
    QString tool; ///< for sentences
    QString applyCommand; ///< what runs the pending migrations
    /// Whether the folder looks like one of its directories. Reads at most a few files.
    bool (*isHere)(const QDir &folder) = nullptr;
    /// Errors: Io, Input (files that are no text, a journal that cannot be read). What is wrong but readable becomes a problem.
    Result<MigrationDirectory> (*load)(const QString &path) = nullptr;
    /// The files that a draft becomes (draftwriter.h). Errors: Input, Conflict (nothing can follow on this directory).
    Result<> (*add)(DraftContext &context, const MigrationDraft &draft) = nullptr;
};

[[nodiscard]] Format prismaFormat();
[[nodiscard]] Format golangMigrateFormat();
[[nodiscard]] Format flywayFormat();
[[nodiscard]] Format gooseFormat();
[[nodiscard]] Format dbmateFormat();
[[nodiscard]] Format drizzleFormat();
[[nodiscard]] Format liquibaseFormat();
[[nodiscard]] Format supabaseFormat();
[[nodiscard]] Format alembicFormat();

} // namespace schemawright::migrations
