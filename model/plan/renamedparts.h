// Indexes of partitions whose parent's index stays: PostgreSQL can neither drop nor detach them, so another name is a rename.
#pragma once

#include "model/plan/action.h"
#include "model/render/statement.h"

#include <QSet>

namespace schemawright::plan {

struct RenamedParts {
    QSet<int> changes; ///< that nothing else is to be done for
    QSet<schema::ObjectKey> stays; ///< only true while these are not dropped: partitions and indexes of their parents
    QList<Action> actions; ///< of the role RenamePart, two where names go round in a circle
};

/// Drops and creations of the same part of an index that stays.
[[nodiscard]] RenamedParts renamedParts(const QList<diff::Change> &changes, const render::RenderContext &context);

[[nodiscard]] QList<render::Statement> renderRenamedPart(const Action &action, const render::RenderContext &context);

} // namespace schemawright::plan
