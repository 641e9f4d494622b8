// What happened to a SchemaDocument, as one value: every view updates itself from it.
#pragma once

#include "model/schema/objectkey.h"

#include <QList>

#include <optional>

namespace schemawright::document {

enum class ChangeScope {
    Loaded, ///< Another schema: everything is new, and the undo history is gone.
    CurrentRead, ///< The connected database was read (again); the edited schema is what it was.
    Edited, ///< An edit, an undo or a redo; see `objects`.
    Compared, ///< The differences were computed; only marks may have changed.
};

struct Renaming {
    schema::ObjectKey before;
    schema::ObjectKey after;
    friend bool operator==(const Renaming &, const Renaming &) = default;
};

struct DocumentChange {
    ChangeScope scope = ChangeScope::Loaded;
    QList<schema::ObjectKey> objects; ///< Edited: what the step touched, under the names of before and after it
    std::optional<Renaming> renaming; ///< Edited: set when the step renamed the object, so that its row can stay
    friend bool operator==(const DocumentChange &, const DocumentChange &) = default;
};

} // namespace schemawright::document
