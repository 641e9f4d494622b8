// What lives on the worker's thread while a project is open; destroyed there, or after it has ended.
#pragma once

#include "app/jobs/worker.h"
#include "model/workflow/session.h"

namespace schemawright::app {

struct SessionWork {
    std::optional<workflow::Session> session;
    std::optional<postgres::Connection> facts; ///< for linting texts

    /// Errors: Internal when no project is open, which only a job that outlives its project can meet.
    [[nodiscard]] Result<workflow::Session *> openSession();
    /// In place of the one that is open, which gives it what has not changed. Errors: as workflow::Session::open.
    [[nodiscard]] Result<workflow::SessionSnapshot> open(
        const project::ProjectSettings &project, const jobs::JobContext &context,
        workflow::FileReading reading = workflow::FileReading::Again);
    /// nullptr when there is no database, or it is away: rules then assume and say so.
    [[nodiscard]] postgres::Connection *factsConnection(const std::stop_token &stop);
    [[nodiscard]] lint::LintOptions lintOptions() const; ///< of the project
    [[nodiscard]] lint::LintOptions planLintOptions() const; ///< for statements behind all files of the directory
    [[nodiscard]] workflow::FactsOptions fileFacts() const; ///< what ran, for files of the directory
};

} // namespace schemawright::app
