// What the viewer shows of objects that are not tables: facts in words, and the SQL that makes them.
#pragma once

#include "model/schema/database.h"
#include "views/editors/objectviewer.h"

namespace schemawright::app {

/// Of the edited schema, or of `reference` when the object was dropped.
[[nodiscard]] editors::ObjectSummary summarizeObject(
    const schema::Database &edited, const schema::Database &reference, const schema::ObjectKey &key);

} // namespace schemawright::app
