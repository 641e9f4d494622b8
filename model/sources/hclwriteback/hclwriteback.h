// Edits of the window back into the team's HCL files, with the smallest change of text. It is only proposed: the caller reads the
// edited files, runs what they say on a development database, and compares.
#pragma once

#include "model/diff/change.h"
#include "model/diff/schemadiff.h"
#include "model/sources/hclwriteback/hclfiles.h"

namespace schemawright::sources {

struct HclWriteBack {
    QList<HclFile> files; ///< all of them, edited where needed
    QList<diff::Change> left; ///< what HCL cannot say, and, unless new objects are wanted, what no block is about
    QStringList leftTexts; ///< the same in words: "create rule public.t.r: HCL cannot say it"
    QStringList notWritten; ///< what HCL can say and these files cannot: a value that is computed, a block that a loop makes
};

/// What becomes of objects that no block makes yet.
enum class NewObjects { Write, Leave };

/// `changes` lead from what the files yield to `after`, which a server has read. `newFile`: the one of the files that gets the blocks
/// of new objects; empty: the one with others of their type.
[[nodiscard]] HclWriteBack writeBackHcl(const QList<HclFile> &files, const schema::Database &before, const schema::Database &after,
    const QList<diff::Change> &changes, const HclInput &input, NewObjects newObjects = NewObjects::Write,
    const QString &newFile = {});

/// Objects that are called otherwise: labels of blocks, what references them, and the SQL that names them. Renames of objects
/// that no block makes are left alone.
struct HclRenames {
    QList<HclFile> files;
    QList<diff::Rename> done;
    QStringList notWritten;
};
[[nodiscard]] HclRenames renameInHcl(
    const QList<HclFile> &files, const schema::Database &before, const QList<diff::Rename> &renames, const HclInput &input);

} // namespace schemawright::sources
