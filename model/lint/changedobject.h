// What a statement takes away from whoever uses it: drops, renames, changes of type.
#pragma once

#include "model/catalog/objectusers.h"
#include "model/lint/filestate.h"

#include <QList>
#include <QString>

namespace schemawright::lint {

struct LintInput;

struct ChangedObject {
    catalog::UsedObject object;
    SourceRange range; ///< of the action in the script
};

/// Those of one statement; none that the file itself has made.
[[nodiscard]] QList<ChangedObject> changedObjectsOf(const sql::Statement &statement, const FileState &state);

/// Of all statements, each once.
[[nodiscard]] QList<catalog::UsedObject> changedObjects(const LintInput &input);

/// Who uses the object that the statement changes at this place, and who could not be asked; empty when it changes none
/// there, or nobody was asked.
[[nodiscard]] QString usersText(const sql::Statement &statement, const SourceRange &range, const FileState &state);

} // namespace schemawright::lint
