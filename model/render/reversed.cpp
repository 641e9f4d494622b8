#include "model/render/reversed.h"

namespace schemawright::render {

namespace {

/// The key of the object under its other name; parts keep their parent.
schema::ObjectKey renamedKey(schema::ObjectKey key, const diff::Object &object)
{
    const auto name = [](const auto &value) -> QString {
        if constexpr (requires { value->name; }) {
            if constexpr (requires { value->name.name; })
                return value->name.name;
            else
                return value->name;
        } else if constexpr (requires { value.name.name; }) {
            return value.name.name;
        } else {
            return value.name;
        }
    };
    key.name = std::visit(name, object);
    return key;
}

} // namespace

diff::Change reversed(const diff::Change &change)
{
    using enum diff::ChangeAction;
    diff::Change result = change;
    std::swap(result.before, result.after);
    switch (change.action) {
    case Create:
        result.action = Drop;
        return result;
    case Drop:
        result.action = Create;
        return result;
    case Alter:
        return result;
    case Rename:
        // The key of a Rename is the object before it, which is now the one that `after` described.
        result.key = renamedKey(change.key, *change.after);
        return result;
    }
    Q_UNREACHABLE();
}

} // namespace schemawright::render
