// A synthetic schema of any size, the same for the same numbers: per table 12 columns, a primary key, three indexes and two
// foreign keys; besides enums, domains, views on views, materialised views, functions, triggers, policies, partitions.
#pragma once

#include <QStringList>

namespace schemawright::testing {

struct ScaleOptions {
    int tables = 300;
    int schemas = 8;
    int mutatedPercent = 0; ///< of the tables: a column more, a wider type, NOT NULL, another index…
};

/// One statement each, in an order that runs; without semicolons.
[[nodiscard]] QStringList scaleSchema(const ScaleOptions &options);

} // namespace schemawright::testing
