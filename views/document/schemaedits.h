// SchemaEdits from what a view knows: a key and a new value. Nothing here changes a document.
#pragma once

#include "model/diff/change.h"
#include "model/schema/schemaedit.h"

namespace schemawright::document {

/// The object that the edit is about, before it ran; of an addition, the object it adds.
[[nodiscard]] schema::ObjectKey targetObject(const schema::SchemaEdit &edit);

/// The edit adds a table or a part of one.
[[nodiscard]] bool isAddition(const schema::SchemaEdit &edit);

/// The same edit as an addition of its new value; edits that put nothing come back as they are.
[[nodiscard]] schema::SchemaEdit asAddition(schema::SchemaEdit edit);

/// The translated sentence for undo and redo: "Add column users.email".
[[nodiscard]] QString undoText(const schema::SchemaEdit &edit);

/// `name` is the part's name now; empty adds it. nullopt for a kind that is not edited as a value (a trigger, a rule).
[[nodiscard]] std::optional<schema::SchemaEdit> makePutEdit(
    const QualifiedName &table, const QString &name, const diff::Object &part, qsizetype position = -1);

/// nullopt for kinds that no edit removes.
[[nodiscard]] std::optional<schema::SchemaEdit> makeRemoveEdit(const schema::ObjectKey &key);

/// nullopt when the object is not there, or is of a kind that no edit renames.
[[nodiscard]] std::optional<schema::SchemaEdit> makeRenameEdit(
    const schema::Database &database, const schema::ObjectKey &key, const QString &name);

} // namespace schemawright::document
