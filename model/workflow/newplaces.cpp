// Which files of a composed schema can take what no file decides: each is tried as it would be saved.
#include "model/diff/schemadiff.h"
#include "model/diff/textdiff.h"
#include "model/sources/sourcefiles.h"
#include "model/workflow/session.h"

#include <QStringList>

#include <algorithm>

namespace schemawright::workflow {

using schema::Database;

namespace {

constexpr qsizetype mostTried = 8; ///< each is a run on the development database

/// Of a hunk that only adds: a block that ends like what stands before it ("}") may as well begin one line later.
void slideDown(const QStringList &lines, qsizetype &first, qsizetype &end)
{
    while (end < lines.size() && lines.at(first) == lines.at(end)) {
        ++first;
        ++end;
    }
}

/// The lines that `after` has and `before` has not, without empty ones around them.
QString newLines(const QString &before, const QString &after)
{
    const diff::TextDiff difference = diff::diffTexts(before, after);
    QStringList lines;
    for (const SourceRange &range : diff::lineRanges(after))
        lines.append(after.sliced(range.start, range.length));
    QStringList added;
    for (const diff::TextDiffHunk &hunk : difference.hunks) {
        qsizetype first = lines.size();
        qsizetype end = 0;
        bool onlyAdds = true;
        for (int row = hunk.firstRow; row < hunk.firstRow + hunk.rowCount; ++row) {
            const diff::TextDiffRow &place = difference.rows.at(row);
            onlyAdds = onlyAdds && place.leftLine < 0;
            if (place.rightLine >= 0) {
                first = std::min<qsizetype>(first, place.rightLine);
                end = place.rightLine + 1;
            }
        }
        if (onlyAdds)
            slideDown(lines, first, end);
        added.append(lines.mid(first, std::max<qsizetype>(end - first, 0)));
    }
    while (!added.isEmpty() && added.first().isEmpty())
        added.removeFirst();
    while (!added.isEmpty() && added.last().isEmpty())
        added.removeLast();
    return added.join(u'\n');
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
    TRY_ASSIGN(const sources::SourceOptions options, sourceOptionsOf(m_snapshot));
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
