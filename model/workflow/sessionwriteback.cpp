// Edits of the window into the team's own files: proposed as text, judged by a server, written only over what was read.
#include "model/base/textfile.h"
#include "model/diff/schemadiff.h"
#include "model/sources/source.h"
#include "model/workflow/session.h"

namespace schemawright::workflow {

using namespace Qt::StringLiterals;

namespace {

Result<> checkUnchanged(const QList<devdb::Script> &scripts, const QStringList &files)
{
    for (const devdb::Script &script : scripts) {
        if (!files.contains(script.file))
            continue;
        TRY_ASSIGN(const QString now, readTextFile(script.file));
        if (now != script.text) {
            return makeError(ErrorKind::Conflict, u"%1 has changed on disk since it was read"_s.arg(script.file),
                u"Reload the project; your edits can be made again on what is there now."_s);
        }
    }
    return {};
}

} // namespace

Result<sources::WriteBack> Session::proposeWriteBack(
    const SessionDifference &difference, const ProgressFn &progress, const std::stop_token &stop)
{
    if (m_scripts.isEmpty()) {
        return makeError(ErrorKind::Unsupported, u"the schema does not come from SQL files that could be edited"_s,
            u"Save the edit as a migration instead."_s);
    }
    TRY_ASSIGN(const QList<diff::Change> changes, diff::diffDatabases(m_snapshot.desired, difference.desired));
    sources::WriteBack proposal = sources::writeBack(m_scripts, m_snapshot.desired, difference.desired, changes);
    TRY(checkUnchanged(m_scripts, proposal.changedFiles));
    if (!proposal.notWritten.isEmpty())
        return proposal;
    TRY_ASSIGN(const sources::SourceOptions options, sourceOptions());
    TRY_ASSIGN(const sources::DevelopedSchema developed, sources::developScripts(proposal.scripts, options, progress, stop));
    TRY_ASSIGN(const QList<diff::Change> rest, diff::diffDatabases(developed.database, difference.desired));
    if (!rest.isEmpty()) {
        return makeError(ErrorKind::Unsupported,
            u"the edited files would not yield the edited schema: %1"_s.arg(diff::toText(rest.first())),
            u"Make this edit in the files by hand."_s);
    }
    return proposal;
}

Result<> Session::saveWriteBack(const sources::WriteBack &proposal)
{
    TRY(checkUnchanged(m_scripts, proposal.changedFiles));
    for (const devdb::Script &script : proposal.scripts) {
        if (proposal.changedFiles.contains(script.file))
            TRY(writeTextFile(script.file, script.text));
    }
    m_scripts = proposal.scripts;
    return {};
}

} // namespace schemawright::workflow
