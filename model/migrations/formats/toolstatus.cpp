// A directory against the history that its own tool keeps. Each tool decides by what it records: single files, the last
// version (golang-migrate), the last revision of a graph (Alembic), the age of the last entry (Drizzle).
#include "model/base/digest.h"
#include "model/migrations/formats/flywayversion.h"
#include "model/migrations/formats/formats.h"
#include "model/migrations/formats/toolfile.h"
#include "model/migrations/formats/toolhistory.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace schemawright::migrations {

using namespace Qt::StringLiterals;

namespace {

/// What the tool does with a file that is older than one that ran.
QString lateFileText(DirectoryFormat format)
{
    switch (format) {
    case DirectoryFormat::Flyway:
        return u"Flyway refuses it unless outOfOrder is set"_s;
    case DirectoryFormat::Goose:
        return u"goose refuses it without -allow-missing"_s;
    case DirectoryFormat::Drizzle:
        return u"drizzle never runs it"_s;
    case DirectoryFormat::Supabase:
        return u"supabase db push refuses it without --include-all"_s;
    case DirectoryFormat::Atlas:
    case DirectoryFormat::Prisma:
    case DirectoryFormat::GolangMigrate:
    case DirectoryFormat::Dbmate:
    case DirectoryFormat::Liquibase:
    case DirectoryFormat::Alembic:
        break;
    }
    return u"%1 runs it next, behind the later ones"_s.arg(formatOf(format).tool);
}

/// How a failure is ended.
QString failureHint(DirectoryFormat format, const MigrationFile &file)
{
    switch (format) {
    case DirectoryFormat::Prisma:
        return u"when it is undone: prisma migrate resolve --rolled-back %1"_s.arg(file.version);
    case DirectoryFormat::GolangMigrate:
        return u"when the database is as it was before or after it: migrate force <version>"_s;
    case DirectoryFormat::Flyway:
        return u"when it is undone: flyway repair"_s;
    case DirectoryFormat::Atlas:
    case DirectoryFormat::Goose:
    case DirectoryFormat::Dbmate:
    case DirectoryFormat::Drizzle:
    case DirectoryFormat::Liquibase:
    case DirectoryFormat::Supabase:
    case DirectoryFormat::Alembic:
        break;
    }
    return u"correct it and run %1 again"_s.arg(formatOf(format).tool);
}

class Judge
{
public:
    Judge(const MigrationDirectory &directory, const ToolHistory &history)
        : m_directory(directory)
        , m_history(history)
    {
        for (const Revision &row : history.rows)
            m_rows.insert(row.version, row);
        impliedByOthers();
        for (qsizetype i = 0; i < directory.files.size(); ++i) {
            if (!directory.files.at(i).repeatable && m_rows.contains(directory.files.at(i).historyKey))
                m_last = i;
        }
    }

    FileStatus judge(qsizetype index) const
    {
        const MigrationFile &file = m_directory.files.at(index);
        FileStatus status;
        status.file = file;
        const auto row = m_rows.constFind(file.historyKey);
        if (row == m_rows.constEnd()) {
            judgeWithoutRow(status, index);
            return status;
        }
        status.revision = *row;
        status.revision->version = file.version;
        if (status.revision->description.isEmpty())
            status.revision->description = file.description;
        judgeRow(status);
        return status;
    }

private:
    /// Rows that one row stands for.
    void impliedByOthers()
    {
        if (m_history.format == DirectoryFormat::GolangMigrate)
            addEarlierVersions();
        else if (m_history.format == DirectoryFormat::Alembic)
            addAncestors();
    }
    void addImplied(const MigrationFile &file)
    {
        Revision row;
        row.version = file.historyKey;
        row.applied = row.total = 1;
        if (!m_rows.contains(file.historyKey))
            m_rows.insert(file.historyKey, row);
    }
    void addEarlierVersions()
    {
        if (m_history.rows.isEmpty())
            return;
        const QString last = m_history.rows.first().version;
        for (const MigrationFile &file : m_directory.files) {
            if (compareNumbers(file.historyKey, last) < 0)
                addImplied(file);
        }
    }
    /// Files come behind those that they follow: one pass from the end is enough.
    void addAncestors()
    {
        QSet<QString> done;
        for (const Revision &row : m_history.rows)
            done.insert(row.version);
        for (auto file = m_directory.files.crbegin(); file != m_directory.files.crend(); ++file) {
            if (!done.contains(file->version))
                continue;
            addImplied(*file);
            done.unite(QSet<QString>(file->parents.begin(), file->parents.end()));
        }
    }
    void judgeRow(FileStatus &status) const
    {
        if (status.revision->failed) {
            status.state = FileState::Failed;
            const QString why = status.revision->error.isEmpty() ? QString() : u" ("_s + status.revision->error.simplified() + u')';
            status.explanation = u"%1 failed%2; %3"_s.arg(status.file.fileName, why, failureHint(m_history.format, status.file));
            return;
        }
        status.state = status.revision->type == revisiontype::baseline ? FileState::Baseline : FileState::Applied;
        const auto matches = hasRecordedHash(m_history.format, status.file, status.revision->hash);
        if (!matches || (!*matches && !status.file.standsFor.isEmpty())) // then it ran as the file that it was
            return;
        status.hash = *matches ? HashState::Matches : HashState::Edited;
        if (*matches)
            return;
        if (status.file.repeatable)
            status.state = FileState::Pending; // it runs again because it changed
        else
            status.explanation = u"%1 was applied and edited since"_s.arg(status.file.fileName);
    }
    void judgeWithoutRow(FileStatus &status, qsizetype index) const
    {
        const MigrationFile &file = status.file;
        status.state = FileState::Pending;
        if (file.repeatable || m_rows.isEmpty())
            return;
        if (!file.standsFor.isEmpty() && !m_rows.contains(file.standsFor)) {
            status.state = FileState::Failed;
            status.explanation = partOfSquash(file);
            return;
        }
        if (!file.standsFor.isEmpty()) {
            status.state = FileState::Skipped;
            return;
        }
        if (m_history.format == DirectoryFormat::Flyway && (file.checkpoint || isBehindBaseline(file))) {
            status.state = FileState::Skipped;
            return;
        }
        const bool isLate = m_history.format == DirectoryFormat::Drizzle
            ? file.historyKey.toLongLong() < m_history.rows.constLast().version.toLongLong()
            : index < m_last;
        if (!isLate)
            return;
        status.state = FileState::OutOfOrder;
        status.explanation = u"%1 did not run, though later ones did: %2"_s.arg(file.fileName, lateFileText(m_history.format));
    }
    [[nodiscard]] bool isBehindBaseline(const MigrationFile &file) const
    {
        return std::ranges::any_of(m_history.rows, [&](const Revision &row) {
            const bool isBaseline = row.type == revisiontype::baseline || row.version.startsWith("B "_L1);
            const QString version = row.version.startsWith("B "_L1) ? row.version.mid(2) : row.version;
            return isBaseline && compareFlywayVersions(file.version, version) <= 0;
        });
    }

    const MigrationDirectory &m_directory;
    const ToolHistory &m_history;
    QHash<QString, Revision> m_rows;
    qsizetype m_last = -1; ///< the last file that ran
};

/// On a new database Flyway starts at the last baseline file.
void skipBeforeBaseline(QList<FileStatus> &files)
{
    qsizetype last = -1;
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (files.at(i).file.checkpoint)
            last = i;
    }
    for (qsizetype i = 0; i < last; ++i)
        files[i].state = FileState::Skipped;
}

/// What our journal knows better than the tool's table.
void judgeHalfRun(FileStatus &status, const QHash<QString, HalfRun> &halfRuns)
{
    const auto half = halfRuns.constFind(status.file.fileName);
    if (half == halfRuns.constEnd() || (status.state != FileState::Pending && status.state != FileState::OutOfOrder))
        return;
    status.state = half->edited ? FileState::PartialChanged : FileState::Partial;
    status.statementsLeft = std::max<qsizetype>(0, half->total - half->done);
    status.explanation = half->edited
        ? u"%1: %2 of its statements ran, and they were edited since"_s.arg(status.file.fileName).arg(half->done)
        : u"%1: %2 of %3 statements ran; apply goes on behind them"_s.arg(status.file.fileName).arg(half->done).arg(half->total);
}

/// Whether the squashed migration of the directory stands for the one of this row.
bool isSquashed(const MigrationDirectory &directory, const QString &key)
{
    const auto squash = std::ranges::find_if(directory.files, [](const MigrationFile &file) { return !file.standsFor.isEmpty(); });
    if (squash == directory.files.end())
        return false;
    switch (directory.format) {
    case DirectoryFormat::Prisma:
        return key.toUtf8() <= squash->standsFor.toUtf8();
    case DirectoryFormat::Flyway:
        return compareFlywayVersions(key, squash->standsFor) <= 0;
    case DirectoryFormat::GolangMigrate:
    case DirectoryFormat::Goose:
    case DirectoryFormat::Dbmate:
    case DirectoryFormat::Drizzle:
    case DirectoryFormat::Supabase:
        return compareNumbers(key, squash->standsFor) <= 0;
    case DirectoryFormat::Liquibase: // in no order that the names tell
    case DirectoryFormat::Alembic:
        return true;
    case DirectoryFormat::Atlas:
        break;
    }
    return false;
}

} // namespace

std::optional<bool> hasRecordedHash(DirectoryFormat format, const MigrationFile &file, const QString &recorded)
{
    if (recorded.isEmpty() || file.unreadable)
        return std::nullopt;
    switch (format) {
    case DirectoryFormat::Prisma: {
        // Line ends that version control changed are no edit.
        const QByteArray unix = QByteArray(file.bytes).replace("\r\n", "\n");
        const QByteArray dos = QByteArray(unix).replace("\n", "\r\n");
        return recorded == file.hash || recorded == sha256Hex(unix) || recorded == sha256Hex(dos);
    }
    case DirectoryFormat::Flyway:
    case DirectoryFormat::Drizzle:
        return recorded == file.hash;
    case DirectoryFormat::Supabase:
        return recorded == statementDigest(file.text);
    case DirectoryFormat::Atlas:
    case DirectoryFormat::GolangMigrate:
    case DirectoryFormat::Goose:
    case DirectoryFormat::Dbmate:
    case DirectoryFormat::Liquibase:
    case DirectoryFormat::Alembic:
        break;
    }
    return std::nullopt;
}

MigrationStatus computeToolStatus(
    const MigrationDirectory &directory, const ToolHistory &history, const QHash<QString, HalfRun> &halfRuns)
{
    MigrationStatus status;
    const Judge judge(directory, history);
    QSet<QString> keys;
    for (qsizetype i = 0; i < directory.files.size(); ++i) {
        status.files << judge.judge(i);
        judgeHalfRun(status.files.last(), halfRuns);
        keys.insert(directory.files.at(i).historyKey);
    }
    if (history.rows.isEmpty())
        skipBeforeBaseline(status.files);
    for (const Revision &row : history.rows) {
        if (!keys.contains(row.version) && row.type != revisiontype::baseline && !isSquashed(directory, row.version))
            status.missingFiles << row;
    }
    for (const DirectoryProblem &problem : directory.problems)
        status.remarks << problem.text;
    return status;
}

} // namespace schemawright::migrations
