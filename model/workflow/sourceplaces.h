// Findings about SQL that was made from another language, at the places of that language's file.
#pragma once

#include "model/lint/finding.h"

#include <QList>
#include <QString>

namespace schemawright::workflow {

/// `text` has what `source` says on the same lines, but not in the same columns. A place whose words stand there in the
/// source, too, stays; any other becomes what the source has on that line. Fixes lose their edits: they are for SQL.
[[nodiscard]] QList<lint::Finding> findingsAtSource(QList<lint::Finding> findings, const QString &text, const QString &source);

} // namespace schemawright::workflow
