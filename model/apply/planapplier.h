// Runs the statements of a plan directly on a database (`schema apply`): the same machinery without a history table.
#pragma once

#include "model/apply/executor.h"

namespace schemawright::apply {

struct ApplyStep {
    QString sql; ///< one statement
    int transaction = 0; ///< neighbours with the same number share one
    bool transactional = true; ///< false: sent by itself, outside of any transaction
    std::optional<StatementTimeouts> timeouts = std::nullopt; ///< in a transaction; not set: those of the options
};

struct PlanRequest {
    postgres::ConnectionSettings target;
    QString title; ///< stands where a file's name would: "schema apply"
    QList<ApplyStep> steps;
    /// Asked under the lock, before anything runs: does the database still have the plan's source fingerprint?
    std::function<Result<>(postgres::Connection &)> checkState;
    QString journalFolder;
    ApplyOptions options;
};

/// Errors and report as of applyMigrations(). After a failure the way on is a new plan: what ran is in the database.
[[nodiscard]] Result<ApplyReport> applyPlan(
    const PlanRequest &request, const ApplyObserver &observer = {}, const std::stop_token &stop = {});
[[nodiscard]] Result<ApplyReport> applyPlan(
    const PlanRequest &request, Clock &clock, const ApplyObserver &observer, const std::stop_token &stop);

} // namespace schemawright::apply
