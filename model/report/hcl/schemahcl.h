// A schema in Atlas's language: `schema inspect --format hcl`.
#pragma once

#include "model/schema/database.h"

namespace schemawright::report {

struct SchemaHcl {
    QString text;
    QStringList leftOut; ///< what the language cannot say: "table public.t: its tablespace fast"; there is a comment for each in the text
};

[[nodiscard]] SchemaHcl schemaHcl(const schema::Database &database);

} // namespace schemawright::report
