// How an edit goes into the team's own files: proposed as text, put together with what somebody else wrote meanwhile, judged by a
// server.
#include "model/base/textfile.h"
#include "model/diff/schemadiff.h"
#include "model/sources/sourcefiles.h"
#include "model/workflow/knownrenames.h"
#include "model/workflow/session.h"

#include <QSet>

#include <algorithm>

namespace schemawright::workflow {

using namespace Qt::StringLiterals;
using diff::Keep;
using schema::Database;

namespace {

/// What a person decided about the file, while it says what was shown.
std::optional<Keep> keptOf(const SaveChoices &choices, const QString &file, const QString &theirs)
{
    const auto found = std::ranges::find_if(
        choices.kept, [&](const KeptEdits &kept) { return kept.file == file && kept.theirs == theirs; });
    return found == choices.kept.cend() ? std::nullopt : std::optional(found->kept);
}

/// Somebody else has written into files that are to be written: both edits are put together when they do not touch, or when it is
/// decided whose lines stay. Otherwise the proposal says what is to be decided.
/// Its `filesOnDisk` become what is on disk, `files` the merged texts. Errors: Io.
Result<> mergeWithDisk(SaveProposal &proposal, sources::WriteBack &files, const SaveChoices &choices)
{
    for (devdb::Script &file : proposal.filesOnDisk) {
        const auto written = std::ranges::find(files.scripts, file.file, &devdb::Script::file);
        if (!files.changedFiles.contains(file.file) || written == files.scripts.end())
            continue;
        TRY_ASSIGN(const QString now, readTextFile(file.file));
        if (now == file.text)
            continue;
        const auto kept = keptOf(choices, file.file, now);
        if (const auto both = diff::mergeTexts(file.text, written->text, now)) {
            written->text = *both;
        } else if (kept) {
            written->text = diff::mergeTextsKeeping(*kept, file.text, written->text, now);
        } else {
            const QString mine = diff::mergeTextsKeeping(Keep::Ours, file.text, written->text, now);
            const QString theirs = diff::mergeTextsKeeping(Keep::Theirs, file.text, written->text, now);
            proposal.touching.append({ file.file, now, mine, theirs, diff::diffTexts(theirs, mine) });
        }
        file.text = now;
        proposal.isMerged = true;
    }
    return {};
}

/// Of decisions about what is on disk now.
bool keeps(const SaveProposal &proposal, const SaveChoices &choices, Keep whose)
{
    return std::ranges::any_of(proposal.filesOnDisk,
        [&](const devdb::Script &file) { return keptOf(choices, file.file, file.text) == whose; });
}

QStringList textsOf(const QList<diff::Change> &changes)
{
    QStringList texts;
    for (const diff::Change &change : changes)
        texts.append(diff::toText(change));
    texts.sort();
    return texts;
}

QList<devdb::Script> changedOf(const sources::WriteBack &files)
{
    QList<devdb::Script> changed;
    for (const devdb::Script &file : files.scripts) {
        if (files.changedFiles.contains(file.file))
            changed.append(file);
    }
    return changed;
}

tl::unexpected<Error> somethingElse()
{
    return makeError(ErrorKind::Conflict, u"files of the schema have changed on disk, and your edit would do something else there"_s,
        u"Reload the project: your edits can be made again on what is there now."_s);
}

} // namespace

Result<Database> Session::yieldOf(
    const QList<devdb::Script> &files, const ProgressFn &progress, const std::stop_token &stop) const
{
    TRY_ASSIGN(const sources::SourceOptions options, sourceOptionsOf(m_snapshot));
    TRY_ASSIGN(const QList<devdb::Script> scripts, sources::scriptsOfFiles(m_source, files, options));
    return sources::tryReplay(*m_replay, scripts, options, progress, stop);
}

Result<> Session::checkYield(const SaveProposal &proposal, const SaveChoices &choices, const Database &yielded,
    const Database &desired, const ProgressFn &progress, const std::stop_token &stop) const
{
    TRY_ASSIGN(const QList<diff::Change> rest, diff::diffDatabases(yielded, desired));
    if (!proposal.isMerged) {
        if (rest.isEmpty())
            return {};
        return makeError(ErrorKind::Unsupported,
            u"the edited files would not yield the edited schema: %1"_s.arg(diff::toText(rest.first())),
            u"Make this edit in the files by hand."_s);
    }
    TRY_ASSIGN(const QList<diff::Change> changes, diff::diffDatabases(m_snapshot.desired, desired));
    if (keeps(proposal, choices, Keep::Ours)) {
        // Their edit may be gone where the two touch; the person's own must be there in full.
        QSet<schema::ObjectKey> ours;
        for (const diff::Change &change : changes)
            ours.insert(change.key);
        const bool isMissing = std::ranges::any_of(rest, [&](const diff::Change &change) { return ours.contains(change.key); });
        return isMissing ? Result<>(somethingElse()) : Result<>();
    }
    // The files yield more than the edit: it must be the same edit on top of the other one.
    TRY_ASSIGN(const Database theirs, yieldOf(proposal.filesOnDisk, progress, stop));
    TRY_ASSIGN(const QList<diff::Change> done, diff::diffDatabases(theirs, yielded));
    return textsOf(done) == textsOf(changes) ? Result<>() : Result<>(somethingElse());
}

Result<> Session::proposeWriteBack(SaveProposal &proposal, const SessionDifference &difference, const SaveChoices &choices,
    const ProgressFn &progress, const std::stop_token &stop)
{
    TRY_ASSIGN(const sources::SourceOptions options, sourceOptionsOf(m_snapshot));
    const sources::FilesEdit edit { m_snapshot.desired, difference.desired,
        knownRenames(m_snapshot.desired, difference.desired, difference.renames), choices.newFile };
    TRY_ASSIGN(sources::WriteBack files, sources::writeBackFiles(m_source, m_files, options, edit));
    if (files.isPlaceFree && m_snapshot.filesForNew.size() > 1 && !m_snapshot.filesForNew.contains(choices.newFile)) {
        TRY_ASSIGN(const QList<NewPlace> places, placesFor(edit, progress, stop));
        if (places.size() == 1)
            return proposeWriteBack(proposal, difference, { choices.edited, places.first().file, choices.kept }, progress, stop);
        proposal.places = places;
    }
    if (!files.notWritten.isEmpty()) {
        proposal.problem = files.notWritten.join(u'\n');
        return {};
    }
    proposal.filesOnDisk = m_files;
    TRY(mergeWithDisk(proposal, files, choices));
    if (!proposal.touching.isEmpty()) {
        return makeError(ErrorKind::Conflict,
            u"%1 has changed on disk since it was read, in the lines that your edit changes"_s.arg(proposal.touching.first().file),
            u"Reload the project: your edits can be made again on what is there now."_s);
    }
    if (keeps(proposal, choices, Keep::Theirs)) {
        TRY_ASSIGN(proposal.editedOnDisk, yieldOf(changedOf(files), progress, stop));
        return {};
    }
    TRY_ASSIGN(const Database yielded, yieldOf(files.scripts, progress, stop));
    TRY(checkYield(proposal, choices, yielded, difference.desired, progress, stop));
    proposal.schemaFiles = std::move(files);
    return {};
}

} // namespace schemawright::workflow
