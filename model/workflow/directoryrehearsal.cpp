#include "model/workflow/directoryrehearsal.h"

#include "model/workflow/migrationtrace.h"
#include "model/workflow/rehearsal.h"

#include <algorithm>

namespace schemawright::workflow {

using migrations::MigrationFile;

namespace {

struct RehearsedFiles {
    QList<MigrationFile> before;
    QList<MigrationFile> traced;
};

RehearsedFiles rehearsedOf(const migrations::MigrationDirectory &directory, const QList<MigrationFile> &files)
{
    const auto placeOf = [&directory](const MigrationFile &file) {
        return std::ranges::find(directory.files, file.fileName, &MigrationFile::fileName) - directory.files.begin();
    };
    const qsizetype first = placeOf(files.first());
    RehearsedFiles result { directory.files.first(first), directory.files.mid(first, placeOf(files.last()) + 1 - first) };
    // What a checkpoint stands for is there already.
    const bool startsWithCheckpoint = result.before.isEmpty() && result.traced.first().checkpoint;
    const auto isCheckpoint = [](const MigrationFile &file) { return file.checkpoint; };
    result.traced.erase(std::remove_if(result.traced.begin() + (startsWithCheckpoint ? 1 : 0), result.traced.end(), isCheckpoint),
        result.traced.end());
    return result;
}

/// Of the last statement that ran, if it failed.
std::optional<Error> refusalOf(const MigrationTrace &trace)
{
    if (!trace.hasFailed())
        return std::nullopt;
    const trace::TracedFile &file = trace.files.last();
    const trace::TracedStatement &statement = file.statements.last();
    Error error = *statement.trace.error;
    const LineColumn place = toLineColumn(file.text, statement.range.start);
    error.file = file.name;
    error.line = place.line;
    error.column = place.column;
    error.range.reset(); // it is a place in the statement
    return error;
}

} // namespace

Result<DirectoryRehearsal> rehearseFiles(const migrations::MigrationDirectory &directory, const QList<MigrationFile> &files,
    QList<LintedText> &linted, const sources::SourceOptions &options, const ProgressFn &progress, const std::stop_token &stop)
{
    if (files.isEmpty())
        return DirectoryRehearsal();
    const RehearsedFiles rehearsed = rehearsedOf(directory, files);
    TRY_ASSIGN(const MigrationTrace trace,
        traceMigrations(devdb::directoryScripts(directory.path, rehearsed.before), rehearsed.traced, options, progress, stop));
    for (qsizetype i = 0; i < trace.files.size(); ++i) {
        const QString &name = rehearsed.traced.at(i).fileName;
        const qsizetype place = std::ranges::find(files, name, &MigrationFile::fileName) - files.begin();
        if (place < files.size())
            linted[place].findings = withMeasurements(linted.at(place).findings, trace.files.at(i), trace.serverText);
    }
    return DirectoryRehearsal { trace.warnings, refusalOf(trace) };
}

} // namespace schemawright::workflow
