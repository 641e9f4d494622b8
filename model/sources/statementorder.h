// Where new statements go in SQL files: behind what they need, in front of what needs them.
#pragma once

#include "model/diff/change.h"
#include "model/sources/scriptindex.h"

namespace schemawright::sources {

/// Types and sequences first, then tables, routines and views, then parts of them; what is not new keeps its place in front.
[[nodiscard]] QList<diff::Change> inOrderOfWriting(const QList<diff::Change> &changes);

/// The first statement that needs the new object: that of a table with a column of the type, or with a default that takes from
/// the sequence. Invalid: none does.
[[nodiscard]] StatementPlace firstUserOf(const diff::Change &creation, const ScriptIndex &index, const schema::Database &after);

/// Whether the first comes before the second, or there is no second.
[[nodiscard]] bool isEarlier(const StatementPlace &place, const StatementPlace &other);

/// Whether a text names the object, quoted or not.
[[nodiscard]] bool mentionsName(const QString &text, const QString &name);

} // namespace schemawright::sources
