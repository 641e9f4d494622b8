// Relations between models: which two fields belong together, and what they make in the database.
#pragma once

#include "model/prisma/arguments.h"

namespace schemawright::prisma {

/// @relation(…) of a field; reports what is wrong. False: the relation cannot be followed further.
[[nodiscard]] bool readRelationAttribute(Context &context, const Model &model, RelationField &field);

struct RelationPlace {
    int model = -1;
    int field = -1; ///< in the model's relations
    [[nodiscard]] bool isValid() const { return model >= 0; }
    friend bool operator==(const RelationPlace &, const RelationPlace &) = default;
};
struct RelationPair {
    RelationPlace first; ///< of the model or field that is declared first
    RelationPlace second;
};
/// Fields that belong together; reports fields without an opposite and those that have several.
[[nodiscard]] std::vector<RelationPair> pairRelations(
    Context &context, const std::vector<std::vector<bool>> &isReadable);

/// The foreign key of a pair with one side that has `fields`; reports what is wrong.
void readForeignKey(Context &context, const RelationPlace &owner, const RelationPlace &opposite);

[[nodiscard]] QString textOf(ReferentialAction action); ///< "SetNull"

} // namespace schemawright::prisma
