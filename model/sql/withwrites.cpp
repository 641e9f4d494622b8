#include "model/sql/withwrites.h"

namespace schemawright::sql {

QList<WithWrite> withWritesOf(const Statement &statement)
{
    return std::visit(
        [](const auto &value) {
            if constexpr (requires { value.inWith; })
                return value.inWith;
            else
                return QList<WithWrite>();
        },
        statement);
}

} // namespace schemawright::sql
