// Loading the two sides of a comparison for the verbs that take --from and --to: both are read by servers of one major
// version, because texts that different majors write are not comparable.
#pragma once

#include "app/cli/verb.h"

#include "model/schema/database.h"
#include "model/sources/source.h"

namespace schemawright::cli {

struct Comparison {
    sources::LoadedSchema from;
    sources::LoadedSchema to;
    [[nodiscard]] bool desiredIsLive() const { return to.source.kind == sources::SourceKind::LiveDatabase; }
};

/// Prints warnings of both sides.
[[nodiscard]] Result<Comparison> loadComparison(
    const QString &from, const QString &to, const SourceFlags &flags, const std::stop_token &stop);
[[nodiscard]] Result<Comparison> loadComparison(const sources::Source &from, const sources::Source &to,
    const SourceFlags &flags, const std::stop_token &stop);

} // namespace schemawright::cli
