// The team's own files behind a desired schema, in whichever language: what edits go into.
#pragma once

#include "model/sources/source.h"
#include "model/sources/writeback.h"

namespace schemawright::sources {

/// The files and folders that the source is read from; a folder stands for what is in it. None of programs and databases.
[[nodiscard]] QStringList sourcePaths(const Source &source, const QString &workingFolder);

/// The files that can be written, as they are: .sql and .prisma, of a composed schema those of all parts. None for other
/// sources. Errors: as readSource.
[[nodiscard]] Result<QList<devdb::Script>> readSourceFiles(const Source &source, const SourceOptions &options);

/// What runs when they have these texts; parts in other languages are read again.
/// Errors: as readSource; Input, what is wrong in an edited file.
[[nodiscard]] Result<QList<devdb::Script>> scriptsOfFiles(
    const Source &source, const QList<devdb::Script> &files, const SourceOptions &options);

/// Each edit goes into the language that can say it: what the Prisma files of a composed schema cannot goes into its SQL
/// files. `scripts` of the answer are these files.
[[nodiscard]] WriteBack writeBackFiles(const QList<devdb::Script> &files, const schema::Database &before,
    const schema::Database &after, const QList<diff::Change> &changes);

} // namespace schemawright::sources
