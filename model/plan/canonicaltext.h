// A schema as one unambiguous text: every field that operator== compares, each with its length in front, so that no two
// different schemas give the same bytes.
#pragma once

#include "model/schema/database.h"

#include <QByteArray>

namespace schemawright::plan {

[[nodiscard]] QByteArray canonicalText(const schema::Database &database);

} // namespace schemawright::plan
