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
    /// What a migration consists of on disk, relative to the directory; Prisma's is a folder.
    QStringList (*filesOf)(const QDir &folder, const MigrationFile &file) = nullptr;
    /// Moves a migration behind all of the context's. Errors: Unsupported, Conflict, Input: why it cannot.
    Result<> (*move)(DraftContext &context, const MigrationFile &file) = nullptr;
    /// Writes the file that lists the migrations, for those of the context; nullptr: the tool has none.
    Result<> (*list)(DraftContext &context) = nullptr;
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
