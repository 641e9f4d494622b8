#include "model/workflow/directoryfacts.h"

#include "model/apply/toolapply.h"

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using migrations::FileState;
using migrations::FileStatus;

namespace {

/// Other tools' status says what the tool does with it. Our apply runs directories of most tools.
QString lateText(const FileStatus &file, migrations::DirectoryFormat format)
{
    const QString refused = u"schemawright-cli migrate apply refuses it without --exec-order linear-skip or non-linear"_s;
    if (file.explanation.isEmpty())
        return u"%1 did not run, though later ones did: %2"_s.arg(file.file.fileName, refused);
    return apply::runsDirectoriesOf(format) ? u"%1; %2"_s.arg(file.explanation, refused) : file.explanation;
}

QString editedText(const FileStatus &file, migrations::DirectoryFormat format)
{
    return apply::runsDirectoriesOf(format)
        ? u"%1: schemawright-cli migrate apply runs nothing before it is as it ran again"_s.arg(file.explanation)
        : file.explanation;
}

bool isToRun(const FileStatus &file)
{
    return file.state == FileState::Pending || file.state == FileState::OutOfOrder || file.state == FileState::Partial;
}

bool isToRun(const migrations::MigrationStatus &status, const QString &fileName)
{
    return std::ranges::any_of(
        status.files, [&fileName](const FileStatus &file) { return file.file.fileName == fileName && isToRun(file); });
}

} // namespace

FactsByFile ranFacts(const migrations::MigrationStatus &status)
{
    FactsByFile facts;
    int pending = 0;
    for (const FileStatus &file : status.files) {
        lint::DirectoryFacts &known = facts[file.file.fileName];
        known.hasRun = file.state != FileState::Pending && file.state != FileState::OutOfOrder;
        known.pendingBefore = pending;
        pending += isToRun(file) ? 1 : 0;
    }
    return facts;
}

FactsByFile historyFacts(const migrations::MigrationStatus &status, migrations::DirectoryFormat format)
{
    FactsByFile facts = ranFacts(status);
    for (const FileStatus &file : status.files) {
        lint::DirectoryFacts &known = facts[file.file.fileName];
        known.hasHistory = true;
        if (file.state == FileState::OutOfOrder)
            known.late = lateText(file, format);
        // What is repeatable and was edited is only pending.
        const bool wasEdited = file.hash == migrations::HashState::Edited && file.state != FileState::Pending;
        if (wasEdited || file.state == FileState::PartialChanged)
            known.edited = editedText(file, format);
    }
    return facts;
}

void addDrift(FactsByFile &facts, const QStringList &drift, const QList<migrations::MigrationFile> &files,
    const migrations::MigrationStatus &status)
{
    if (files.isEmpty())
        return;
    const auto next = std::ranges::find_if(
        files, [&status](const migrations::MigrationFile &file) { return isToRun(status, file.fileName); });
    facts[next == files.end() ? files.last().fileName : next->fileName].drift = drift;
}

void addWayBack(lint::DirectoryFacts &facts, const migrations::MigrationFile &file)
{
    facts.withoutDown = file.withoutDown;
    if (!file.withoutDown.isEmpty())
        facts.down = sql::parseScript(file.down);
}

} // namespace schemawright::workflow
