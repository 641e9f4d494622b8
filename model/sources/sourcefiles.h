// The team's own files behind a desired schema, in whichever language: what edits go into.
#pragma once

#include "model/diff/schemadiff.h"
#include "model/sources/source.h"
#include "model/sources/writeback.h"

namespace schemawright::sources {

/// The files and folders that the source is read from; a folder stands for what is in it. None of programs and databases.
[[nodiscard]] QStringList sourcePaths(const Source &source, const QString &workingFolder);

/// The files that can be written, as they are: .sql, .prisma and .hcl, of a composed schema those of all parts. None for other
/// sources. Errors: as readSource.
[[nodiscard]] Result<QList<devdb::Script>> readSourceFiles(const Source &source, const SourceOptions &options);

/// What runs when they have these texts; parts in other languages are read again.
/// Errors: as readSource; Input, what is wrong in an edited file.
[[nodiscard]] Result<QList<devdb::Script>> scriptsOfFiles(
    const Source &source, const QList<devdb::Script> &files, const SourceOptions &options);

/// What the files yield, and what they are to yield.
struct FilesEdit {
    schema::Database before;
    schema::Database after;
    QList<diff::Rename> renames; ///< followed in all files; what no file has under its name is dropped and made
    QString newFile = {}; ///< of SQL or HCL: gets what no file decides; empty, or none of the files: the rule below
};

/// Those of the files that can take what no file decides.
[[nodiscard]] QStringList filesForNew(const QList<devdb::Script> &files);

/// Each edit goes into the language that has the object. New objects go into Prisma files where Prisma can say them, else into
/// SQL files, else into HCL files; what HCL cannot say of an object of its own goes into SQL files too. `newFile`
/// goes before the rule for what Prisma cannot say. `scripts` of the answer are these files. Errors: as parseSource and diffDatabases.
[[nodiscard]] Result<WriteBack> writeBackFiles(
    const Source &source, const QList<devdb::Script> &files, const SourceOptions &options, const FilesEdit &edit);

} // namespace schemawright::sources
