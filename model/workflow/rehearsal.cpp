#include "model/workflow/rehearsal.h"

#include "model/migrations/formats/formats.h"
#include "model/plan/plan.h"
#include "model/workflow/locknote.h"

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using trace::RelationTrace;
using trace::StatementTrace;

namespace {

/// The files that run before it; all of them when none is named.
Result<QList<migrations::MigrationFile>> filesBefore(const SessionSnapshot &snapshot, const QString &file)
{
    TRY_ASSIGN(QList<migrations::MigrationFile> files, migrations::replayableFiles(snapshot.directory));
    const auto own = std::ranges::find(files, file, &migrations::MigrationFile::fileName);
    if (!file.isEmpty())
        files.erase(own, files.end());
    return files;
}

Result<QList<devdb::Script>> scriptsBefore(const SessionSnapshot &snapshot, const QString &file)
{
    const QString &folder = snapshot.project.migrationsFolder;
    if (!folder.isEmpty()) {
        const auto files = filesBefore(snapshot, file);
        if (files)
            return devdb::directoryScripts(folder, *files);
        if (!file.isEmpty() || !snapshot.current)
            return makeError(files.error());
    }
    if (!snapshot.current) {
        return makeError(ErrorKind::Input, u"there is neither a migration directory nor a database that the migration starts from"_s,
            u"Connect to the database that it will run on."_s);
    }
    TRY_ASSIGN(const QString sql, plan::databaseSql(*snapshot.current));
    return QList<devdb::Script> { { u"the schema of "_s + snapshot.currentTitle, sql, {} } };
}

QList<trace::TraceInput> inputsOf(const RehearsalText &text)
{
    QList<trace::TraceInput> inputs;
    for (const StatementText &statement : text.statements) {
        inputs.append({ text.sql.mid(statement.range.start, statement.range.length),
            statement.transactional ? statement.transaction : -1 });
    }
    return inputs;
}

/// The relation that a finding is about, else the one with the strongest lock; nullopt: none of before was touched.
std::optional<RelationTrace> relationFor(const QString &object, const StatementTrace &trace)
{
    const QList<RelationTrace> touched = trace::touchedRelations(trace);
    const auto own = std::ranges::find_if(touched, [&object](const RelationTrace &relation) {
        const QString name = relation.relation.toText();
        return object == name || object.startsWith(name + u'.');
    });
    if (own != touched.end())
        return *own;
    return touched.isEmpty() ? std::nullopt : std::optional(touched.first());
}

QString noteOf(const QString &predicted, const StatementTrace &trace)
{
    if (trace.error)
        return predicted;
    const auto relation = relationFor({}, trace);
    if (!relation)
        return predicted.isEmpty() ? QString() : u"locks nothing that was there before · measured"_s;
    const bool agrees = predicted.startsWith(lockNote(relation->relation, relation->mode, {}, {}))
        && predicted.contains(u" · rewrites it"_s) == relation->isRewritten;
    return (agrees ? predicted : trace::relationNote(*relation)) + u" · measured"_s;
}

bool isAboutWork(lint::Hazard hazard)
{
    return hazard == lint::Hazard::BlocksReadsAndWrites || hazard == lint::Hazard::BlocksWrites || hazard == lint::Hazard::Slow;
}

QString evidenceOf(const lint::Finding &finding, const StatementTrace &trace, const QString &serverText)
{
    if (const auto relation = relationFor(finding.object, trace))
        return u"measured on %1: %2"_s.arg(serverText, trace::relationNote(*relation));
    return u"measured on %1: it locks nothing that was there before"_s.arg(serverText);
}

void addToFinding(lint::Finding &finding, const StatementTrace &trace, const QString &serverText)
{
    if (trace.error || !isAboutWork(finding.hazard))
        return;
    const QString measured = evidenceOf(finding, trace, serverText);
    finding.evidence = finding.evidence.isEmpty() ? measured : finding.evidence + u"; "_s + measured;
}

} // namespace

const Error *Rehearsal::error() const
{
    return !statements.isEmpty() && statements.last().trace.error ? &*statements.last().trace.error : nullptr;
}

int Rehearsal::rewrittenTables() const
{
    QSet<QualifiedName> tables;
    for (const trace::TracedStatement &statement : statements) {
        for (const RelationTrace &relation : trace::touchedRelations(statement.trace)) {
            if (relation.isRewritten)
                tables.insert(relation.relation);
        }
    }
    return static_cast<int>(tables.size());
}

QString Rehearsal::strongestLock() const
{
    std::optional<RelationTrace> strongest;
    for (const trace::TracedStatement &statement : statements) {
        for (const RelationTrace &relation : trace::touchedRelations(statement.trace)) {
            if (relation.mode != schema::LockMode::None && (!strongest || relation.mode > strongest->mode))
                strongest = relation;
        }
    }
    return strongest ? lockNote(strongest->relation, strongest->mode, {}, {}) : QString();
}

Result<Rehearsal> rehearse(
    const SessionSnapshot &snapshot, const RehearsalText &text, const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(const QList<devdb::Script> before, scriptsBefore(snapshot, text.file));
    TRY_ASSIGN(const sources::SourceOptions options, sourceOptionsOf(snapshot));
    TRY_ASSIGN(sources::DevelopedSchema developed, sources::developScripts(before, options, progress, stop));
    Rehearsal result { text.sql, developed.development.serverText(), {}, {} };
    if (!developed.development.warning().isEmpty())
        result.warnings << developed.development.warning();
    TRY_ASSIGN(const QList<StatementTrace> traces,
        trace::traceStatements(developed.development.connection(), inputsOf(text), progress, stop));
    for (qsizetype i = 0; i < traces.size(); ++i)
        result.statements.append({ text.statements.at(i).range, text.statements.at(i).transaction, traces.at(i) });
    return result;
}

LintedText withMeasurements(const LintedText &linted, const QString &sql, const Rehearsal &rehearsal)
{
    if (sql != rehearsal.sql)
        return linted;
    LintedText result = linted;
    const qsizetype count = std::min(result.statements.size(), rehearsal.statements.size());
    for (qsizetype i = 0; i < count; ++i)
        result.statements[i].lockNote = noteOf(result.statements.at(i).lockNote, rehearsal.statements.at(i).trace);
    for (lint::Finding &finding : result.findings) {
        if (finding.statement < count)
            addToFinding(finding, rehearsal.statements.at(finding.statement).trace, rehearsal.serverText);
    }
    return result;
}

QList<lint::Finding> withMeasurements(QList<lint::Finding> findings, const trace::TracedFile &traced, const QString &serverText)
{
    for (lint::Finding &finding : findings) {
        const auto statement = std::ranges::find_if(traced.statements,
            [&finding](const trace::TracedStatement &ran) { return ran.range.contains(finding.range.start); });
        if (statement != traced.statements.end())
            addToFinding(finding, statement->trace, serverText);
    }
    return findings;
}

} // namespace schemawright::workflow
