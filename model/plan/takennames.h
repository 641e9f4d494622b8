// Names that an object occupies besides its own identity: relations share one namespace per schema, so do types, and a
// table brings indexes, sequences and a row type. What takes a name waits until what had it is gone.
#pragma once

#include "model/diff/change.h"

#include <QStringList>

namespace schemawright::plan {

[[nodiscard]] QStringList takenNames(const schema::ObjectKey &key, const diff::Object &object);

} // namespace schemawright::plan
