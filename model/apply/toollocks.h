// The locks under which other tools change a database: taken besides our own, so that no two runs meet.
#pragma once

#include "model/base/qualifiedname.h"
#include "model/migrations/directoryformat.h"

#include <QList>

namespace schemawright::apply {

/// Keys of advisory locks; empty: the tool takes none (dbmate). `history`: its table; `database`: the name of the connected one.
[[nodiscard]] QList<qint64> toolLocks(
    migrations::DirectoryFormat format, const QualifiedName &history, const QString &database);

} // namespace schemawright::apply
