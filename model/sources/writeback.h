// Edits of the window back into the team's own SQL files, with the smallest change of text: comments, order and
// formatting of everything else stay. What this writes is only proposed: the caller runs the edited files on a development
// database and compares, so that a wrong edit is never saved.
#pragma once

#include "model/base/result.h"
#include "model/devdb/script.h"
#include "model/diff/change.h"

#include <QList>
#include <QStringList>

namespace schemawright::sources {

struct WriteBack {
    QList<devdb::Script> scripts; ///< all of them, edited where needed
    QStringList changedFiles;
    QStringList notWritten; ///< "column public.t.c: its default comes from a function in another file": by hand
    bool isPlaceFree = false; ///< something new stands where no other statement put it: another file may do as well
};

/// `changes` lead from what the scripts yield to `after`, which a server has read. `newFile`: the one of the scripts that gets what no
/// statement puts elsewhere; empty: the last one.
[[nodiscard]] WriteBack writeBack(const QList<devdb::Script> &scripts, const schema::Database &before,
    const schema::Database &after, const QList<diff::Change> &changes, const QString &newFile = {});

} // namespace schemawright::sources
