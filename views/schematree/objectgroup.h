// The groups under which the tree lists objects, and the words over them.
#pragma once

#include "views/schematree/treenode.h"

namespace schemawright::schematree {

/// Kinds that are kept as text are told apart by their label, which starts the key's signature.
[[nodiscard]] Group groupOf(const schema::ObjectKey &key);

/// "Tables", translated; empty for Group::None.
[[nodiscard]] QString groupTitle(Group group);

} // namespace schemawright::schematree
