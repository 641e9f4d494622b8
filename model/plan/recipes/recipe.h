// A change of a column that is not made in place: expand (the new beside the former, both kept equal by a trigger),
// backfill (rows that were there before, in batches), contract (the former goes). Values only.
#pragma once

#include "model/schema/objectkey.h"

#include <QMap>
#include <QString>

#include <chrono>

namespace schemawright::plan {

enum class RecipeKind { RenameColumn, ChangeType, SetNotNull, SplitColumn };

/// What a person asks for. Which kind it is follows from the two schemas.
struct Recipe {
    schema::ObjectKey column; ///< as it is before
    QString renamedTo; ///< of a rename: the person's word that the two columns are one
    /// Column after → SQL over the columns before: a split needs one each; a type change casts, NOT NULL takes the
    /// default when there is none.
    QMap<QString, QString> values;
    QString backward; ///< the column before, in SQL over the columns after; a split needs it, a type change casts
    int batch = 1000;
    std::chrono::milliseconds pause { 100 };
    friend bool operator==(const Recipe &, const Recipe &) = default;
};

[[nodiscard]] QString recipeKindText(RecipeKind kind); ///< "rename", "type change", "NOT NULL", "split"

/// Without columns that no expression is given for.
[[nodiscard]] Recipe withGivenValues(const Recipe &recipe);

/// "public.users.email": what files of the recipe are marked with.
[[nodiscard]] QString recipeSubject(const Recipe &recipe);

} // namespace schemawright::plan
