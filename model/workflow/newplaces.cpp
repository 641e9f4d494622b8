// Which files of a composed schema can take what no file decides: each is tried as it would be saved.
#include "model/diff/schemadiff.h"
#include "model/diff/textdiff.h"
#include "model/sources/sourcefiles.h"
#include "model/workflow/session.h"

#include <algorithm>

namespace schemawright::workflow {

using schema::Database;

namespace {

constexpr qsizetype mostTried = 8; ///< each is a run on the development database

/// Those of `after` that `before` has not, without empty ones around them.
QString newLines(const QString &before, const QString &after)
{
    const diff::TextDiff difference = diff::diffTexts(before, after);
    const QList<SourceRange> ranges = diff::lineRanges(after);
    QString lines;
    for (const diff::TextDiffHunk &hunk : difference.hunks) {
        for (int row = hunk.firstRow; row < hunk.firstRow + hunk.rowCount; ++row) {
            if (const int line = difference.rows.at(row).rightLine; line >= 0)
                lines += QStringView(after).sliced(ranges.at(line).start, ranges.at(line).length) % u'\n';
        }
    }
    while (lines.startsWith(u'\n'))
        lines.remove(0, 1);
    while (lines.endsWith(u'\n'))
        lines.chop(1);
    return lines;
}

QString textOf(const QList<devdb::Script> &files, const QString &file)
{
    const auto found = std::ranges::find(files, file, &devdb::Script::file);
    return found == files.cend() ? QString() : found->text;
}

} // namespace

Result<QList<NewPlace>> Session::placesFor(
    sources::FilesEdit edit, const ProgressFn &progress, const std::stop_token &stop) const
{
    TRY_ASSIGN(const sources::SourceOptions options, sourceOptions());
    QList<NewPlace> places;
    for (const QString &file : m_snapshot.filesForNew) {
        if (stop.stop_requested())
            return makeError(ErrorKind::Cancelled, QStringLiteral("saving was cancelled"));
        edit.newFile = file;
        TRY_ASSIGN(const sources::WriteBack files, sources::writeBackFiles(m_source, m_files, options, edit));
        if (!files.notWritten.isEmpty() || !files.changedFiles.contains(file))
            continue;
        if (m_snapshot.filesForNew.size() <= mostTried) {
            // A file that runs too early is refused by the server: it is no place then.
            const auto yielded = yieldOf(files.scripts, progress, stop);
            if (!yielded)
                continue;
            TRY_ASSIGN(const QList<diff::Change> rest, diff::diffDatabases(*yielded, edit.after));
            if (!rest.isEmpty())
                continue;
        }
        places.append({ file, newLines(textOf(m_files, file), textOf(files.scripts, file)) });
    }
    return places;
}

} // namespace schemawright::workflow
