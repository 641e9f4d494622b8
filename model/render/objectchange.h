// One change seen with the type of its object: what the files of each kind render.
#pragma once

#include "model/render/statement.h"

namespace schemawright::render {

/// `before` and `after` point into the change; which of them is set follows from the action (see diff::Change).
template <typename T> struct ObjectChange {
    diff::ChangeAction action = diff::ChangeAction::Alter;
    const schema::ObjectKey &key;
    const T *before = nullptr;
    const T *after = nullptr;
};

} // namespace schemawright::render
