// The short note beside a statement: which lock, on what, and how large that is here.
#pragma once

#include "model/catalog/facts.h"
#include "model/render/statement.h"

namespace schemawright::workflow {

/// "ACCESS EXCLUSIVE on messages · 29 MB · 260,000 rows · rewrites it"; empty when no existing relation is locked.
[[nodiscard]] QString lockNote(const render::Statement &statement, const catalog::Facts &facts);

/// "41 GB", "29 MB", "8 kB": 1024-based, as pg_size_pretty counts.
[[nodiscard]] QString sizeText(qint64 bytes);

/// "92,000,000 rows", "empty", "never analysed: row count unknown".
[[nodiscard]] QString rowsText(const catalog::TableFacts &table);

} // namespace schemawright::workflow
