// --rename, and the comments in schema files that mean the same: for the verbs that compare.
#pragma once

#include "app/cli/verb.h"

#include "model/diff/renamerequest.h"
#include "model/plan/plan.h"

namespace schemawright::cli {

struct RenameFlags {
    std::vector<std::string> renames;
    void addTo(CLI::App &verb);
};

/// Options of a plan with what the flags and the comments of the desired schema's files say. Errors: Input.
[[nodiscard]] Result<plan::PlanOptions> planOptions(const RenameFlags &flags, const schema::Database &before,
    const schema::Database &after, const QList<diff::RenameRequest> &comments);

/// Notes on standard error: what is dropped and created in the plan but may be a rename, and the flag that says so.
void printCandidates(const plan::Plan &plan);

} // namespace schemawright::cli
