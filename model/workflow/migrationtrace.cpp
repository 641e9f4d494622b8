#include "model/workflow/migrationtrace.h"

#include "model/migrations/migrationstatements.h"
#include "model/plan/plan.h"

namespace schemawright::workflow {

using namespace Qt::StringLiterals;

namespace {

Result<trace::TracedFile> traceFile(const migrations::MigrationFile &file, postgres::Connection &connection, const ProgressFn &progress,
    const std::stop_token &stop)
{
    if (file.unreadable)
        return makeError(*file.unreadable);
    TRY_ASSIGN(const QList<migrations::MigrationStatement> statements, migrations::splitMigration(file));
    const int transaction = file.txMode == migrations::TxMode::None ? -1 : 0;
    QList<trace::TraceInput> inputs;
    for (const migrations::MigrationStatement &statement : statements)
        inputs.append({ statement.text, transaction });
    TRY_ASSIGN(QList<trace::StatementTrace> traces, trace::traceStatements(connection, inputs, progress, stop));
    trace::TracedFile traced { file.diskName(), file.text, {} };
    for (qsizetype i = 0; i < traces.size(); ++i)
        traced.statements.append({ statements.at(i).range, transaction, std::move(traces[i]) });
    return traced;
}

bool failed(const trace::TracedFile &file)
{
    return !file.statements.isEmpty() && file.statements.last().trace.error.has_value();
}

} // namespace

bool MigrationTrace::hasFailed() const
{
    return !files.isEmpty() && failed(files.last());
}

Result<QList<devdb::Script>> scriptsOf(const sources::Source &source, sources::SourceOptions &options, const ProgressFn &progress,
    const std::stop_token &stop)
{
    if (source.kind != sources::SourceKind::LiveDatabase) {
        TRY_ASSIGN(const sources::SourceScripts read, sources::readSource(source, options, stop));
        return read.scripts;
    }
    TRY_ASSIGN(const sources::LoadedSchema live, sources::loadSource(source, options, progress, stop));
    if (options.developmentServer == devdb::DevelopmentServer())
        options.developmentServer = devdb::developmentServerLike(live.database.serverVersion);
    TRY_ASSIGN(const QString sql, plan::databaseSql(live.database));
    return QList<devdb::Script> { { u"the schema of "_s + source.title, sql, {} } };
}

Result<MigrationTrace> traceMigrations(const QList<devdb::Script> &before, const QList<migrations::MigrationFile> &files,
    const sources::SourceOptions &options, const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(sources::DevelopedSchema developed, sources::developScripts(before, options, progress, stop));
    MigrationTrace result;
    result.serverText = developed.development.serverText();
    if (!developed.development.warning().isEmpty())
        result.warnings << developed.development.warning();
    for (const migrations::MigrationFile &file : files) {
        TRY_ASSIGN(trace::TracedFile traced, traceFile(file, developed.development.connection(), progress, stop));
        result.files.append(std::move(traced));
        if (failed(result.files.last()))
            break;
        TRY(developed.development.connection().resetSession());
    }
    return result;
}

} // namespace schemawright::workflow
