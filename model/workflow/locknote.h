// The short note beside a statement: which lock, on what, and how large that is here.
#pragma once

#include "model/catalog/facts.h"
#include "model/lint/statementlocks.h"
#include "model/render/statement.h"

namespace schemawright::workflow {

/// "ACCESS EXCLUSIVE on messages · 29 MB · 260,000 rows · rewrites it · 2 s to 12 s".
[[nodiscard]] QString lockNote(
    const QualifiedName &relation, schema::LockMode mode, lint::Work work, const catalog::Facts &facts, bool saysDuration = false);

/// The note of a plan's step, which is this statement; empty when it locks nothing that was there before.
[[nodiscard]] QString lockNote(const render::Statement &step, const sql::Statement &statement, const catalog::Facts &facts);

} // namespace schemawright::workflow
