// Queries of ours that read rows of the person's tables, told apart from those of programs.
#pragma once

#include <QString>

namespace schemawright::catalog {

/// pg_stat_statements keeps comments, so that readUsers() knows what we have asked ourselves.
inline constexpr QStringView ownQueryMark = u"/* schemawright */ ";

[[nodiscard]] inline QString ownQuery(const QString &query)
{
    return ownQueryMark + query;
}

} // namespace schemawright::catalog
