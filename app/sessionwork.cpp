#include "app/sessionwork.h"

using namespace Qt::Literals::StringLiterals;

namespace schemawright::app {

Result<workflow::Session *> SessionWork::openSession()
{
    if (!session)
        return makeError(ErrorKind::Internal, u"no project is open"_s);
    return &*session;
}

Result<workflow::SessionSnapshot> SessionWork::open(
    const project::ProjectSettings &project, const jobs::JobContext &context, workflow::FileReading reading)
{
    // The former development database must not stay locked by a session that is about to be replaced.
    facts.reset();
    TRY_ASSIGN(workflow::Session opened,
        workflow::Session::open(project, context.progress, context.stop, session ? &*session : nullptr, reading));
    session = std::move(opened);
    return session->snapshot();
}

lint::LintOptions SessionWork::lintOptions() const
{
    return session ? toOptions(session->snapshot().project.lint) : lint::LintOptions();
}

lint::LintOptions SessionWork::planLintOptions() const
{
    return session ? workflow::planLintOptions(session->snapshot()) : lint::LintOptions();
}

workflow::FactsOptions SessionWork::fileFacts() const
{
    workflow::FactsOptions facts;
    if (session && session->snapshot().status)
        facts.directory = workflow::ranFacts(*session->snapshot().status);
    return facts;
}

postgres::Connection *SessionWork::factsConnection(const std::stop_token &stop)
{
    if (facts && facts->isAlive())
        return &*facts;
    facts.reset();
    if (!session || !session->snapshot().current || !session->snapshot().project.target)
        return nullptr;
    if (auto connection = postgres::Connection::open(*session->snapshot().project.target, stop))
        facts = std::move(*connection);
    return facts ? &*facts : nullptr;
}

} // namespace schemawright::app
