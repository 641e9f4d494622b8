#include "views/editors/servertext.h"

namespace schemawright::editors {

namespace {

template <typename Part> diff::Object restored(const Part &part, const Part &before)
{
    Part candidate = part;
    candidate.definition = before.definition;
    return candidate == before ? before : part;
}

} // namespace

diff::Object withServerText(const diff::Object &part, const std::optional<diff::Object> &before)
{
    if (!before || before->index() != part.index())
        return part;
    if (const auto *index = std::get_if<schema::Index>(&part))
        return restored(*index, std::get<schema::Index>(*before));
    if (const auto *constraint = std::get_if<schema::Constraint>(&part))
        return restored(*constraint, std::get<schema::Constraint>(*before));
    return part;
}

} // namespace schemawright::editors
